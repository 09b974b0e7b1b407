"""Options that several commands take, in one wording."""

from __future__ import annotations

from typing import Annotated

import typer

Documents = Annotated[
    list[str],
    typer.Argument(metavar="DOCS", help="Files, folders, URLs, or - for standard input.", show_default=False),
]
OptionalDocuments = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="DOCS",
        help="Files, folders, URLs, or - for standard input. Without any: the workspace.",
        show_default=False,
    ),
]
Output = Annotated[str | None, typer.Option("-o", "--output", metavar="PATH", help="Write to this file; - prints.")]
Pair = Annotated[
    str | None, typer.Option("--pair", metavar="BLR-KAZ", help="The two countries (ISO 3166), our side first.")
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", min=0, metavar="N", help="Processes for reading; 0 is one for each core.")
]
Language = Annotated[str | None, typer.Option("--lang", metavar="en|ru", help="The language of what is written.")]
