"""`make fast`: the compiled reader, in an environment of its own, once it has shown that it reads the same.

The environment has the packages of requirements.lock, as `.venv` has. Run: python tools/fast.py
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from compile_reader import lacking
from readings import Readings

ROOT = Path(__file__).resolve().parent.parent
FAST = ROOT / ".venv-fast"
PYTHON = FAST / "bin" / "python"
COMPARED = ("tests/texts/texts", "examples")
SHOWN = 5  # documents that are named where readings differ


class FastError(Exception):
    """The compiled reader cannot be used; the message says why and what to do."""


def main() -> None:
    """Builds, installs, compares; ends with code 2 and a line on what to do where one of them fails."""
    try:
        if missing := lacking():
            raise FastError(f"{missing}, then `make fast` again; without it all works, in .venv")
        environment()
        install()
        print(report(*both()))
    except FastError as fault:
        print(f"make fast: {fault}", file=sys.stderr)
        sys.exit(2)


def environment() -> None:
    """Brings .venv-fast to what the lock says; from uv's own cache where `make setup` has filled it."""
    if not PYTHON.exists():
        print(f"setting up {FAST.name} ...", flush=True)
        run("uv", "venv", "--quiet", "--clear", "--python", sys.executable, str(FAST))
    flags = ("--quiet", "--require-hashes", "--link-mode", "copy", "--compile-bytecode")
    run("uv", "pip", "sync", *flags, "requirements.lock", VIRTUAL_ENV=str(FAST))


def install() -> None:
    """Builds the compiled wheel in a temporary folder and installs it."""
    print("compiling the reader (some minutes) ...", flush=True)
    begun = time.monotonic()
    with TemporaryDirectory(prefix="comity-wheel-") as made:
        run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", made, COMITY_COMPILE="1")
        wheels = [str(path) for path in Path(made).glob("*.whl")]
        flags = ("--quiet", "--no-deps", "--reinstall", "--compile-bytecode")
        run("uv", "pip", "install", *flags, *wheels, VIRTUAL_ENV=str(FAST))
    print(f"compiled in {time.monotonic() - begun:.0f} s")


def run(*command: str, **named: str) -> str:
    """What a command prints. A tool of the environment of this Python is found by its name."""
    beside = Path(sys.executable).parent / command[0]
    program = str(beside) if beside.exists() else command[0]
    environ = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        [program, *command[1:]], cwd=ROOT, env=environ | named, capture_output=True, check=False, encoding="utf-8"
    )
    if done.returncode:
        told = "\n".join((done.stdout + done.stderr).strip().splitlines()[-20:])
        raise FastError(f"`{' '.join(command)}` failed; mend what it names and run `make fast` again:\n{told}")
    return done.stdout


def both() -> tuple[Readings, Readings]:
    """What the reader makes of every document compared: as it stands in src, and compiled."""
    asked = ("tools/readings.py", *COMPARED)
    return Readings(**json.loads(run(sys.executable, *asked))), Readings(**json.loads(run(str(PYTHON), *asked)))


def report(pure: Readings, fast: Readings) -> str:
    """The lines for who asked. Raises FastError where a reading differs, or one reader is not what it should be."""
    if pure.library or not fast.library:
        raise FastError(f"not one reader of Python and one compiled: remove {FAST} and run `make fast` again")
    if differing := different(pure.readings, fast.readings):
        shutil.rmtree(FAST, ignore_errors=True)
        raise FastError(
            f"compiled, the reader reads {len(differing)} documents otherwise: {', '.join(differing[:SHOWN])}; "
            f"{FAST.name} is removed. Use .venv; tell which documents they are, they name a fault of the compiled form"
        )
    return "\n".join(
        [
            f"{len(fast.readings)} documents read the same",
            f"pure {pure.speed:,} chars/s, compiled {fast.speed:,} chars/s",
            f"the compiled reader is {PYTHON.with_name('comity').relative_to(ROOT)}",
        ]
    )


def different(pure: Mapping[str, str], fast: Mapping[str, str]) -> list[str]:
    """The documents of which two readers made unlike readings, or which only one of them read."""
    return sorted(name for name in pure.keys() | fast.keys() if pure.get(name) != fast.get(name))


if __name__ == "__main__":
    main()
