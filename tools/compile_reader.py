"""The reader as C: mypyc translates the modules of comity.reading, the machine's C compiler compiles them.

Nothing is written beside the sources: a library left in src would be imported instead of the module that somebody
edits. Used by `hatch_build.py`, `tools/fast.py` and the tests.
Run: python tools/compile_reader.py FOLDER (C files under FOLDER/c, libraries under FOLDER/libraries)
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

SRC = Path(__file__).resolve().parent.parent / "src"
GROUP = "comity_reading"  # of the one library that holds all the code: comity_reading__mypyc.*, beside the package
LEVEL = "2"  # measured: docs/decisions/0014-compiled-reader.md
OPTIONS = ("--config-file=", "--ignore-missing-imports", f"--cache-dir={os.devnull}")
REMEDY = "install the packages gcc, libc6-dev and python3-dev (their names in Debian and Ubuntu)"


class CompileError(Exception):
    """The reader could not be translated or compiled; the message holds what the translator or compiler said."""


def lacking() -> str:
    """What this machine has not got to compile with, and how to get it; empty where it has all."""
    compiler = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")
    if shutil.which(compiler[0]) is None:
        return f"no C compiler ({compiler[0]}): {REMEDY}"
    includes = [f"-I{sysconfig.get_path(name)}" for name in ("include", "platinclude")]
    tried = subprocess.run(
        [*compiler, *includes, "-fsyntax-only", "-x", "c", "-"],
        input="#include <Python.h>\n", capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip
    return f"no headers of Python {sys.version_info[0]}.{sys.version_info[1]}: {REMEDY}" if tried.returncode else ""


def translate(folder: Path, src: Path = SRC) -> None:
    """Writes the C of the reader under `folder`/c. Needs no compiler.

    Raises CompileError with the lines of mypyc, which name file and line of what it cannot take.
    """
    _child(src, folder, "--translate")


def compiled(folder: Path, src: Path = SRC, level: str = LEVEL) -> dict[Path, str]:
    """The libraries of the reader under `folder`/libraries: file -> its path from the folder of packages.

    Raises CompileError with the last lines of mypyc or the C compiler.
    """
    _child(src, folder, "--level", level)
    made = folder / "libraries"
    return {path: path.relative_to(made).as_posix() for path in sorted(made.rglob("*")) if path.is_file()}


def _child(src: Path, folder: Path, *options: str) -> None:
    """Runs this file in `src`: mypyc takes the names of modules from where it stands, and may end its process."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__).resolve()), str(folder.resolve()), *options],
        cwd=src, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
    )  # fmt: skip
    if done.returncode:
        told = [line for line in done.stdout.splitlines() if " warning: " not in line]
        raise CompileError("\n".join(told[-20:]))


def modules() -> list[str]:
    """The modules to compile, from `src`. The packages' own files hold no code."""
    return [str(path) for path in sorted(Path("comity/reading").rglob("*.py")) if path.name != "__init__.py"]


def _extensions(into: Path, level: str) -> list[Any]:
    from mypyc.build import mypycify

    return mypycify(
        [*OPTIONS, *modules()],
        opt_level=level, debug_level="0", multi_file=True, target_dir=str(into), group_name=GROUP,
    )  # fmt: skip


def _build(extensions: Sequence[Any], folder: Path) -> None:
    """Compiles and links, every file in a task of its own: almost all the code is of one extension."""
    from setuptools import Distribution

    command: Any = Distribution({"name": "comity", "ext_modules": extensions}).get_command_obj("build_ext")
    command.build_lib, command.build_temp = str(folder / "libraries"), str(folder / "objects")
    command.parallel = jobs = os.cpu_count() or 1
    command.ensure_finalized()
    build_all = command.build_extensions

    def build_extensions() -> None:
        command.compiler.compile = _by_files(command.compiler.compile, jobs)
        build_all()

    command.build_extensions = build_extensions
    command.run()


def _by_files(one_by_one: Callable[..., list[str]], jobs: int) -> Callable[..., list[str]]:
    def compile_files(sources: Sequence[str], *arguments: Any, **named: Any) -> list[str]:
        with ThreadPoolExecutor(jobs) as pool:
            made = pool.map(lambda source: one_by_one([source], *arguments, **named), sources)
            return [name for names in made for name in names]

    return compile_files


def main() -> None:
    """Translates and compiles the reader of the folder it is run in; of `src` where that is no such folder."""
    parser = argparse.ArgumentParser(description="The reader as C and as libraries.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--translate", action="store_true", help="C files alone")
    parser.add_argument("--level", default=LEVEL, help="of optimisation, 0 to 3")
    chosen = parser.parse_args()
    folder = chosen.folder.resolve()
    if not Path("comity/reading").is_dir():
        os.chdir(SRC)
    extensions = _extensions(folder / "c", chosen.level)
    if not chosen.translate:
        _build(extensions, folder)


if __name__ == "__main__":
    main()
