"""Libraries that log to a user who asked for no log."""

from __future__ import annotations

import logging


def quieten(name: str) -> None:
    """Keeps a library's log off the terminal where nobody configured logging; who did still gets it."""
    logger = logging.getLogger(name)
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
