"""How fast the reader is. Run: python benchmarks/reading/speed.py

Characters a second of one process on texts of 8,000 characters, cut from tests/texts by language; the figures alone
and with the facts; and the wall time from starting Python to the first document read. The first line says whether the
reader is compiled: after `make fast` it is in .venv-fast, whose Python is then to run this. quantulum3, which reads
quantities of English text, is measured on the same English texts where it is installed. Times are of the processor,
the best of five.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import comity.reading.read
from comity.model.document import Document
from comity.reading.bind.figures import bind
from comity.reading.build import build
from comity.reading.grammar.amounts import Amounts
from comity.reading.read import read
from comity.reading.resolve.currencies import currencies_of
from comity.reading.resolve.tables import tables

TEXTS = Path(__file__).resolve().parents[2] / "tests" / "texts" / "texts"
SIZE = 8000
ROUNDS = 5
COLD = "import pathlib, sys; from comity.model.document import Document; from comity.reading.read import read; "
COLD += "read(Document('x', pathlib.Path(sys.argv[1]).read_text(encoding='utf-8')))"


def documents(lang: str) -> list[Document]:
    """The texts of one language one after another, cut every 8,000 characters."""
    bodies = []
    for path in sorted(TEXTS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        russian = sum("а" <= letter <= "я" for letter in text) > len(text) / 3
        if russian == (lang == "ru"):
            bodies.append(text.split("\n", 2)[-1])
    whole = "\n".join(bodies)
    return [Document(f"{lang}{at}", whole[at : at + SIZE]) for at in range(0, len(whole) - SIZE + 1, SIZE)]


def figures_alone(document: Document) -> None:
    """What `read` does, without the facts."""
    scene = build(document)
    currencies = currencies_of(scene.language, scene.pair)
    amounts = Amounts(scene.tokens, scene.cues, scene.language, currencies, scene.index).all()
    bind(scene, amounts, tables(scene, currencies.codes))


def rate(work: Callable[[Document], object], given: Sequence[Document]) -> int:
    """Characters a second, tables loaded."""
    work(given[0])
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        for document in given:
            work(document)
        best = min(best, time.process_time() - begun)
    return round(sum(len(document.text) for document in given) / best)


def cold() -> float:
    """Seconds of a new process that imports the reader and reads one text, bytecode kept from the run before, as in an
    installed Comity (`make setup` compiles it)."""
    path = next(iter(sorted(TEXTS.glob("*.txt"))))
    best = float("inf")
    with tempfile.TemporaryDirectory() as kept:
        environ = {**os.environ, "PYTHONPYCACHEPREFIX": kept}
        environ.pop("PYTHONDONTWRITEBYTECODE", None)
        for _ in range(ROUNDS + 1):
            begun = time.perf_counter()
            subprocess.run([sys.executable, "-c", COLD, str(path)], check=True, env=environ)
            best = min(best, time.perf_counter() - begun)
    return best


def say(line: str) -> None:
    """One line of the report."""
    sys.stdout.write(f"{line}\n")


def main() -> None:
    """Print one line a measure."""
    library = Path(comity.reading.read.__file__)
    say(f"{'pure Python' if library.suffix == '.py' else 'compiled'}: {library}")
    for lang in ("en", "ru"):
        given = documents(lang)
        if not given:
            sys.exit(f"{TEXTS} holds fewer than {SIZE} characters of language {lang}: nothing to measure")
        alone, whole = rate(figures_alone, given), rate(read, given)
        say(f"{lang}  {len(given)} texts  figures {alone:,}  figures and facts {whole:,} chars/s")
    if find_spec("quantulum3") is None:
        say("quantulum3 is not installed: no peer measured (pip install quantulum3)")
    else:
        parse = import_module("quantulum3.parser").parse
        say(f"quantulum3  {rate(lambda document: parse(document.text), documents('en')):,} chars/s")
    say(f"a new process to the first document read: {cold():.2f} s")


if __name__ == "__main__":
    main()
