"""Periods as printed: one small rule a way of writing, grouped by what they are of; `find` runs them all."""
