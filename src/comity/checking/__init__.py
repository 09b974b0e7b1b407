"""Statements -> quantities and constraints -> findings, implied values, verdicts. Pure: no files, no network, no
chance.

The room's door is `comity.checking.check.check`.
"""
