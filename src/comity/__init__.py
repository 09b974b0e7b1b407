"""Reads what is said about the economic relationship of two countries, checks every figure, and writes the brief."""

__version__ = "0.1.0"
