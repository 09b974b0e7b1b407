"""Where material comes from: documents to be read."""
