"""Writing results: a file is there whole or not at all, and what was there before stays until then."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from comity.errors import OutputError, UsageError

STDOUT = "-"


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write each file beside its place and move it there, after all of them could be written.

    Raises OutputError naming the folder and the remedy; nothing that was there before is harmed then.
    """
    ready: list[tuple[str, Path]] = []
    try:
        for path, data in files.items():
            ready.append((_beside(path, data), path))
        while ready:
            temporary, path = ready[0]
            _move(temporary, path)
            ready.pop(0)
    finally:
        for temporary, _ in ready:
            Path(temporary).unlink(missing_ok=True)


def _beside(path: Path, data: bytes) -> str:
    """The data in a new file in the folder of `path`, flushed to the disk; its name."""
    import tempfile

    if path.is_dir():
        raise OutputError(f"{path}: is a folder; name a file in it with -o")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise OutputError(
            f"{path.parent}: cannot write here ({error.strerror}); choose another folder with -o"
        ) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            Path(temporary).chmod(_mode(path))
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise OutputError(
            f"{path.parent}: cannot write {path.name} ({error.strerror}); make room or choose another folder with -o"
        ) from error
    return temporary


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, else those the user's mask gives a new one."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _move(temporary: str, path: Path) -> None:
    try:
        os.replace(temporary, path)
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be replaced ({error.strerror}); close it where it is open, or choose another name with -o"
        ) from error


def formats_of(asked: str | None, output: str | None, known: Sequence[str], default: Sequence[str]) -> tuple[str, ...]:
    """The formats to write: as asked (`html,pdf`), else what the name after -o ends in, else the default.

    Raises UsageError naming the formats there are.
    """
    if asked is None:
        ending = Path(output).suffix.lstrip(".").lower() if output and output != STDOUT else ""
        if ending in known:
            return (ending,)
        return tuple(default[:1]) if output == STDOUT else tuple(default)
    chosen = tuple(dict.fromkeys(name.strip().lower() for name in asked.split(",") if name.strip()))
    for name in chosen:
        if name not in known:
            raise UsageError(f"--format {name}: no such format; choose from {', '.join(known)}")
    if not chosen:
        raise UsageError(f"--format is empty; choose from {', '.join(known)}")
    if output == STDOUT and len(chosen) > 1:
        raise UsageError("-o - prints one format; name one with --format, or a stem after -o")
    return chosen


def one_format(asked: str | None, output: str | None, known: Sequence[str]) -> str:
    """The one format to write; the first known one is the default. UsageError where several are asked for."""
    chosen = formats_of(asked, output, known, known[:1])
    if len(chosen) > 1:
        raise UsageError(f"--format {asked}: this command writes one format at a time")
    return chosen[0]


def targets(output: str, formats: Sequence[str], suffixes: Mapping[str, str] | None = None) -> dict[str, Path]:
    """Where each format goes: one format to the very name given, several to its stem and the format's ending.

    A name without any ending (`-o build/brief`) gets the format's.
    suffixes: the ending of a format, where it is not its name.
    """
    endings = {name: (suffixes or {}).get(name, name) for name in formats}
    path = Path(output)
    if len(formats) == 1 and path.suffix:
        return {formats[0]: path}
    stem = path.with_suffix("") if path.suffix.lstrip(".").lower() in endings.values() else path
    return {name: stem.with_name(f"{stem.name}.{ending}") for name, ending in endings.items()}
