"""BACI of the CEPII: trade of pairs by six-digit goods, reconciled from both books; an estimate, never a book."""
