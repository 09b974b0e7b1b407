"""Indicators of trade: each function states its formula and where it was published. Arrays in, numbers out."""
