"""Exchange rates: the European Central Bank's, the World Bank's, and what a currency was worth in dollars."""
