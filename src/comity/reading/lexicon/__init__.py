"""Words as data: CSV tables that a linguist can extend, and their look-up."""
