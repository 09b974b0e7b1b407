"""The bytes of a document before they are parsed, and how they come from a file or a stream."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from comity.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Raw:
    """The original bytes, a hint of their media type (`text/html; charset=koi8-r`, or empty), and their origin."""

    data: bytes
    media_type: str
    origin: str


def too_large(origin: str, limit: int) -> DocumentError:
    """The error for a document over `Settings.max_bytes`."""
    return DocumentError(f"{origin}: larger than {limit:,} bytes; split it, or raise max_bytes in comity.toml")


def read_file(path: str, media_type: str, limit: int) -> Raw:
    """The bytes of one file, of which never more than `limit` are held. Raises DocumentError."""
    place = Path(path)
    try:
        with place.open("rb", buffering=0) as stream:
            data = _read(stream, limit)
    except FileNotFoundError as error:
        raise DocumentError(f"{path}: the file is gone; check that it was not moved, then try again") from error
    except IsADirectoryError as error:
        raise DocumentError(f"{path}: is a folder, not a document; give the files in it") from error
    except PermissionError as error:
        raise DocumentError(f"{path}: no permission to read it; change its permissions or copy it") from error
    except (OSError, ValueError) as error:
        raise DocumentError(f"{path}: cannot be read ({error}); copy it to a local disk and try again") from error
    if data is None:
        raise too_large(path, limit)
    return Raw(data, media_type, path)


def read_stream(stream: BinaryIO, origin: str, limit: int) -> Raw:
    """The bytes of standard input, of which never more than `limit` are held. Raises DocumentError."""
    try:
        data = _read(stream, limit)
    except (OSError, ValueError) as error:
        raise DocumentError(f"{origin}: standard input cannot be read ({error}); give a file instead") from error
    if data is None:
        raise too_large(origin, limit)
    return Raw(data, "", origin)


def _read(stream: BinaryIO | io.FileIO, limit: int) -> bytes | None:
    """All there is, or None where there is more than `limit`."""
    parts: list[bytes] = []
    size = 0
    while size <= limit:
        part = stream.read(min(1 << 20, limit + 1 - size))
        if not part:
            return b"".join(parts)
        parts.append(part)
        size += len(part)
    return None
