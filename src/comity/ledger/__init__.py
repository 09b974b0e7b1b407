"""The append-only store of documents, statements, findings, decisions and runs.

`comity.ledger.contract` says what every store does, `comity.ledger.store` makes one. Nothing is ever changed or
deleted: what is newer stands beside what it supersedes.
"""
