"""Official flows: the warehouse, the mirrors of the two books, the indicators, and what they say of a quantity."""
