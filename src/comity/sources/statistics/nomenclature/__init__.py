"""Lists of goods (HS, SITC, BEC) and the tables that lead from one list to another."""
