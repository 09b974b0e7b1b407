"""How numbers, money, periods and names are written: small rules over tokens."""
