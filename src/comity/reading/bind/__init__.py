"""Amounts -> figures: every field bound from the clause, then the sentence, then the discourse, with its evidence."""
