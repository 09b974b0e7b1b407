"""Where material comes from: documents to be read, and official statistics to be loaded."""
