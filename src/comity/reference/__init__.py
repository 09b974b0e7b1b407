"""Countries, currencies, commodities and organisations: packaged tables and look-ups over them."""
