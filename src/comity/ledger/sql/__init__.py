"""The ledger in a database: tables and statements in portable SQL; only `engine` knows SQLite."""
