"""Exchange rates: the European Central Bank's and the World Bank's."""
