"""From mentions to fields: which pair, whose books, which year, which measure and direction."""
