"""SDMX: Eurostat's Comext, the IMF's trade by partner, the World Bank's indicators and trade, the ECB's rates."""
