"""Every change the warehouse makes to the disk goes through here, so that a test can fail each of them in turn."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from comity.errors import StatisticsError, WarehouseError

_BLOCK = 1 << 20


class Sink:
    """A new file being written from start to end. `digest` and `size` are of what was written so far."""

    def __init__(self, disk: Disk, path: Path) -> None:
        self._disk = disk
        self._path = path
        self._hash = hashlib.sha256()
        self._file = disk.open_new(path)
        self._held = bytearray()
        self.size = 0
        self.closed = False

    def write(self, data: bytes) -> int:
        """All of the data; once the file is closed nothing, so that a writer that is dropped later harms nothing."""
        view = memoryview(data)
        if self.closed:
            return view.nbytes
        self._hash.update(view)
        self.size += view.nbytes
        if view.nbytes >= _BLOCK:
            self._pour()
            self._disk.append(self._file, view)
        else:
            self._held += view
            if len(self._held) >= _BLOCK:
                self._pour()
        return view.nbytes

    def _pour(self) -> None:
        """What is held back, to the file: small pieces come together, as each costs a call."""
        if self._held:
            held, self._held = self._held, bytearray()
            self._disk.append(self._file, memoryview(held))

    def tell(self) -> int:
        """How much was written."""
        return self.size

    def writable(self) -> bool:
        """Always."""
        return True

    def readable(self) -> bool:
        """Never."""
        return False

    def seekable(self) -> bool:
        """Never."""
        return False

    def flush(self) -> None:
        """What is held back is written when the file is closed."""

    @property
    def digest(self) -> str:
        """SHA-256."""
        return self._hash.hexdigest()

    def close(self) -> None:
        """Onto the disk for good."""
        if not self.closed:
            self._pour()
            self.closed = True
            self._disk.settle(self._file)

    def abandon(self) -> None:
        """Closed without any promise."""
        if not self.closed:
            self.closed = True
            os.close(self._file)


class Disk:
    """The file system. Each method is one step; a step that fails raises OSError."""

    def open_new(self, path: Path) -> int:
        """A new empty file open for writing."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)

    def append(self, file: int, data: memoryview) -> None:
        """All of the data at the end of an open file."""
        while data.nbytes:
            data = data[os.write(file, data) :]

    def settle(self, file: int) -> None:
        """Flush an open file to the disk and close it."""
        try:
            os.fsync(file)
        finally:
            os.close(file)

    def make_folder(self, path: Path) -> None:
        """A folder and those above it."""
        path.mkdir(parents=True, exist_ok=True)

    def move(self, old: Path, new: Path) -> None:
        """A file or folder to its final name, at once."""
        os.replace(old, new)

    def settle_folder(self, path: Path) -> None:
        """Make the names in a folder last. Systems that cannot open a folder do so by themselves."""
        if os.name == "nt":
            return
        folder = os.open(path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def remove(self, path: Path) -> None:
        """A file, if it is there."""
        path.unlink(missing_ok=True)

    def remove_folder(self, path: Path) -> None:
        """A folder with all that is in it."""
        shutil.rmtree(path)


def write_file(disk: Disk, path: Path, data: bytes) -> None:
    """A whole small file, flushed to the disk."""
    with sink(disk, path) as file:
        file.write(data)


@contextmanager
def sink(disk: Disk, path: Path) -> Iterator[Sink]:
    """A new file, flushed to the disk when the block ends well."""
    file = Sink(disk, path)
    try:
        yield file
        file.close()
    finally:
        file.abandon()


def copy_raw(disk: Disk, source: Path | bytes, target: Path) -> str:
    """Copy the bytes of a file, or these; their SHA-256."""
    with sink(disk, target) as file:
        for block in [source] if isinstance(source, bytes) else _blocks(source):
            file.write(block)
    return file.digest


def _blocks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as opened:
            while block := opened.read(_BLOCK):
                yield block
    except OSError as error:
        raise StatisticsError(f"{path}: cannot be read any more ({error.strerror}); load it again") from error


@contextmanager
def reported(root: Path) -> Iterator[None]:
    """A failure of the disk as a WarehouseError that says what to do."""
    try:
        yield
    except OSError as error:
        where = error.filename or root
        raise WarehouseError(
            f"{where}: {error.strerror or error}; nothing half-loaded is visible. Make room or mend the rights of "
            f"{root}, and load again"
        ) from error
