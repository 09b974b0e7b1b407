"""DuckDB as the warehouse uses it: in memory, quiet, within limits."""

from __future__ import annotations

from pathlib import Path

import duckdb

# Less than this no engine works with.
_LEAST = 128 << 20


def connect(memory: int, threads: int, spill: Path | None = None) -> duckdb.DuckDBPyConnection:
    """A connection of its own. memory: bytes. threads: 0 is one a core. spill: where sorts that do not fit go."""
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": f"{max(memory, _LEAST) >> 20}MiB",
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "preserve_insertion_order": True,
    }
    if threads:
        config["threads"] = threads
    config["temp_directory"] = "" if spill is None else str(spill)
    connection = duckdb.connect(":memory:", config=config)
    connection.execute("set parquet_metadata_cache = true")
    return connection
