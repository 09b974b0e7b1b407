"""Options that several commands take, in one wording."""

from __future__ import annotations

from comity.cli.command import Option, not_negative

DOCUMENTS = Option("documents", (), "DOCS", "files, folders, URLs, or - for standard input", many="+")
OPTIONAL_DOCUMENTS = Option(
    "documents", (), "DOCS", "files, folders, URLs, or - for standard input; without any: the workspace", many="*"
)
OUTPUT = Option("output", ("-o", "--output"), "PATH", "write to this file; - prints")
PAIR = Option("pair", ("--pair",), "BLR-KAZ", "the two countries (ISO 3166), our side first")
JOBS = Option("jobs", ("--jobs",), "N", "processes for reading; 0 is one for each core", not_negative)
LANGUAGE = Option("language", ("--lang",), "LANG", "the language of what is written: en or ru")


def format_option(names: str, help: str = "how it is printed") -> Option:
    """`--format`, with the formats there are."""
    return Option("form", ("--format",), names, help)
