"""Every error Comity raises on purpose.

ComityError                 root; exit code 2
├── UsageError              the command line or a setting is off
├── InputError              something given cannot be used (names it, the place and the remedy)
│   ├── DocumentError       a document cannot be read: empty, binary, scanned, protected, too large, vanished
│   ├── FetchError          a URL did not answer as hoped
│   │   └── RetriableFetchError   the same, and trying again may help (time-out, 429, 5xx)
│   ├── FormatError         a line of an exchange file is off
│   └── StatisticsError     a statistical file or answer is off (names file, row, what was expected)
├── UnknownCode             a country, currency, commodity or organisation code that no table has
├── LedgerError             the store cannot be used
│   ├── NoWorkspace         no workspace here
│   └── NewerWorkspace      written by a newer Comity
├── WarehouseError          the store of official flows cannot be used
├── OutputError             the result cannot be written
└── BatchError              part of a batch failed, the rest is done; exit code 3
"""

from __future__ import annotations


class ComityError(Exception):
    """Root of the tree. `str(error)` is one line: what, where, and what to do about it."""

    exit_code = 2


class UsageError(ComityError):
    """The command line or a setting is off."""


class InputError(ComityError):
    """Something given cannot be used."""


class DocumentError(InputError):
    """A document cannot be read."""


class FetchError(InputError):
    """A URL did not answer as hoped."""


class RetriableFetchError(FetchError):
    """As FetchError, and trying again may help."""


class FormatError(InputError):
    """A line of an exchange file is off."""


class StatisticsError(InputError):
    """A statistical file or answer is off: an unknown column, code, unit or flow, a truncated answer."""


class WarehouseError(ComityError):
    """The store of official flows cannot be used."""


class UnknownCode(ComityError):
    """A code that no reference table has."""


class LedgerError(ComityError):
    """The store cannot be used."""


class NoWorkspace(LedgerError):
    """There is no workspace here."""


class NewerWorkspace(LedgerError):
    """The workspace was written by a newer Comity."""


class OutputError(ComityError):
    """The result cannot be written."""


class BatchError(ComityError):
    """Part of a batch failed; what could be done is done.

    `failures` are the one-line messages, in the order of the input.
    """

    exit_code = 3

    def __init__(self, message: str, failures: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.failures = failures
