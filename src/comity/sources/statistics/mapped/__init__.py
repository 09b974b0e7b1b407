"""Tables of national offices in any layout, read by a small mapping file."""
