"""What the user named on the command line, as a list of sources: files, folders, URLs, `-`."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal
from urllib.parse import unquote, urlsplit

from comity.errors import DocumentError, FetchError

# What a folder is searched for. A file named by itself may have any suffix.
SUFFIXES = (".docx", ".htm", ".html", ".pdf", ".text", ".txt", ".xhtml")
LONGEST_ID = 80
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
UNFIT = re.compile(r"[^\w.-]+")

Kind = Literal["file", "url", "stdin"]


@dataclass(frozen=True, slots=True)
class Source:
    """One document to be read. `origin` is the path or URL as given; `doc_id` is unique among the sources of one call.

    `stream` is set for standard input alone.
    """

    origin: str
    kind: Kind
    doc_id: str
    stream: BinaryIO | None = field(default=None, compare=False, repr=False)


def expand(positionals: Sequence[str], stdin: BinaryIO | None) -> list[Source]:
    """The sources that the positionals name, in their order; a folder gives its documents sorted by path.

    What is named twice is read once. Ids are file stems; the second of two alike gets `-2`, also where only the case
    differs. Raises DocumentError for a path that does not exist, a folder without documents, or `-` without standard
    input; FetchError for a URL that is neither http nor https.
    """
    sources: list[Source] = []
    seen: set[str] = set()
    ids: set[str] = set()
    for positional in positionals:
        for origin, kind, name in _named(positional, stdin):
            key = os.path.realpath(origin) if kind == "file" else origin
            if key in seen:
                continue
            seen.add(key)
            sources.append(Source(origin, kind, _unique(name, ids), stdin if kind == "stdin" else None))
    return sources


def _named(positional: str, stdin: BinaryIO | None) -> Iterator[tuple[str, Kind, str]]:
    """Origin, kind and wished-for id of each document that one positional names."""
    if positional == "-":
        if stdin is None:
            raise DocumentError("-: there is no standard input; give a file, or pipe a text in")
        yield "-", "stdin", "stdin"
    elif SCHEME.match(positional):
        scheme = positional.partition("://")[0].lower()
        if scheme not in ("http", "https"):
            raise FetchError(f"{positional}: only http and https are fetched; download it and give the file")
        yield positional, "url", _url_name(positional)
    else:
        for path in _files(positional):
            yield path, "file", Path(path).stem


def _files(positional: str) -> list[str]:
    """The file itself, or the documents of a folder."""
    path = Path(positional)
    try:
        exists, folder = path.exists(), path.is_dir()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise DocumentError(f"{_printable(positional)}: cannot be looked at ({reason}); check the path") from error
    if not positional or not exists:
        raise DocumentError(f"{_printable(positional) or 'an empty name'}: no such file or folder; check the spelling")
    if not folder:
        return [positional]
    return _folder(path)


def _folder(folder: Path) -> list[str]:
    """The documents below a folder, sorted part by part. A subfolder that cannot be listed stands for itself, so that
    it fails when it is read and not the rest with it."""
    found: list[Path] = []
    closed: list[Path] = []

    def refuse(error: OSError) -> None:
        closed.append(Path(str(error.filename)))

    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(place, name) for name in names if _is_document(name)]
    if folder in closed:
        raise DocumentError(f"{folder}: no permission to list the folder; change its permissions or give the files")
    if not found and not closed:
        raise DocumentError(f"{folder}: no document in this folder; known suffixes are {', '.join(SUFFIXES)}")
    return [str(path) for path in sorted(found + closed, key=lambda path: path.parts)]


def _is_document(name: str) -> bool:
    """Whether a folder's file is read: a known suffix, not hidden, not an office lock file, not its README."""
    stem, suffix = os.path.splitext(name)
    return suffix.lower() in SUFFIXES and not stem.startswith((".", "~$")) and stem.casefold() != "readme"


def _url_name(url: str) -> str:
    """The last telling part of a URL's path, or else its host."""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise FetchError(f"{url}: not a well-formed address ({error}); check it") from error
    for part in reversed(parts.path.split("/")):
        stem = os.path.splitext(unquote(part))[0]
        if any(letter.isalpha() for letter in stem) and stem.lower() not in ("index", "default"):
            return stem
    return parts.hostname or "page"


def sanitise(name: str) -> str:
    """A document id: letters, digits, `_`, `.`, `-`, NFC, at most 80 characters; `document` where nothing is left."""
    tidy = UNFIT.sub("-", unicodedata.normalize("NFC", name)).strip("-.")
    return tidy[:LONGEST_ID].rstrip("-.") or "document"


def _unique(name: str, ids: set[str]) -> str:
    """The sanitised name, with `-2`, `-3` ... where it is taken. Ids become file names, so case does not count."""
    base = sanitise(name)
    candidate, number = base, 1
    while candidate.casefold() in ids:
        number += 1
        candidate = f"{base}-{number}"
    ids.add(candidate.casefold())
    return candidate


def _printable(name: str) -> str:
    """A name that fits into a one-line message."""
    return name.encode("unicode_escape", "surrogatepass").decode("ascii") if not name.isprintable() else name
