"""The two books of a flow: paired, their gap taken apart, reconciled."""
