"""What official statistics show of a pair: mirrors, structure, potential, as tables, charts and files."""
