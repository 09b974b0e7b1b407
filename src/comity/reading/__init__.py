"""Document -> statements. A pure function, `read.read(document)`: deterministic, offline, English and Russian."""
