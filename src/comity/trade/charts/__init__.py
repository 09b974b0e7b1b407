"""Charts of official flows: Vega-Lite specifications as plain dictionaries, and their drawing."""
