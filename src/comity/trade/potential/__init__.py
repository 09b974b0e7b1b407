"""Export potential between two countries, by the International Trade Centre's published method."""
