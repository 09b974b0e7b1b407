"""A coverage-guided fuzz target of the reader: it never raises, and every span is as printed.

    make fuzz                  a minute of it
    make fuzz FUZZ_SECONDS=3600

The bytes become text in three ways, so that the fuzzer need not learn UTF-8 to reach the grammar: as UTF-8, as words of
the reader's own tables chosen by the bytes, and as those with the bytes between them.
"""

from __future__ import annotations

import sys
from importlib import resources

import atheris

with atheris.instrument_imports(include=["comity.reading", "comity.reference"]):
    from comity.model.document import Document
    from comity.reading.read import read


def _table_words() -> tuple[str, ...]:
    """Every form of the tables, the first column that holds one."""
    words: set[str] = {"2019", "1 234,5", "$", "€", "%", "-", "—", "(", ")", ".", ",", ";", "\n", "«", "»", "млн", "bn"}
    lexicon = resources.files("comity.reading.lexicon")
    for name in ("forms_en.csv", "forms_ru.csv"):
        for line in lexicon.joinpath(name).read_text(encoding="utf-8").splitlines()[1:]:
            words.add(line.rsplit(",", 1)[-1])
    return tuple(sorted(words))


WORDS = _table_words()


def texts(data: bytes) -> list[str]:
    """The three readings of the fuzzer's bytes."""
    chosen = [WORDS[int.from_bytes(data[i : i + 2], "little") % len(WORDS)] for i in range(0, len(data) - 1, 2)]
    raw = data.decode("utf-8", "surrogateescape")
    return [raw, " ".join(chosen), raw[:20].join(chosen[:20])]


def one_input(data: bytes) -> None:
    """Read it; a span that is not as printed is a crash."""
    for text in texts(data):
        found = read(Document("x", text))
        for statement in found.statements:
            if text[statement.start : statement.end] != statement.anchor:
                raise RuntimeError(f"{statement.kind} {statement.anchor!r} is not what stands at {statement.start}")


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
