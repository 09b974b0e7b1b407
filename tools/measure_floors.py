"""Measure the reader on the annotated texts and write tests/floors.toml. Run: python tools/measure_floors.py

A floor is the last measured score less .005; of cases found it is the number itself, and of false alarms the most that
are allowed. Each set of texts is named by a digest of its files, so that a score of other texts is never compared; on
the same texts a floor only rises.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from comity.model.exchange import gold
from comity.reading.read import read
from comity.settings import Settings
from comity.sources.documents import locate
from comity.sources.documents.open import load

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "tests" / "floors.toml"
MARGIN = 0.005
SCORES = {
    "found": "figures found",
    "exact": "figures exact",
    "exact_en": "figures exact en",
    "exact_ru": "figures exact ru",
    "facts": "facts",
}
CASES = {
    "cases_found": r"cases found (\d+)",
    "right_reading": r"right reading (\d+)",
    "disturbed": r"disturbed (\d+)",
    "other_alarms": r"other alarms (\d+)",
}
AT_MOST = ("disturbed", "other_alarms")


def corpora(shared: Path) -> dict[str, Path]:
    """Name -> folder with texts/, statements/ and findings.jsonl."""
    return {"seeds": shared / "seeds", "gold": shared / "gold", "texts": ROOT / "tests" / "texts"}


def digest(folder: Path) -> str:
    """SHA-256 of the names and bytes of a set's texts, statements and cases, in the order of their names."""
    files = [*(folder / "texts").glob("*.txt"), *(folder / "statements").glob("*.jsonl"), folder / "findings.jsonl"]
    total = hashlib.sha256()
    for path in sorted(files, key=lambda path: path.relative_to(folder).as_posix()):
        total.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def measure(folder: Path, scorers: Path) -> dict[str, float]:
    """The scores of the reader on files opened as `comity read` does, and of the check on what it read."""
    with tempfile.TemporaryDirectory() as made:
        out = Path(made)
        for source in locate.expand([str(folder / "texts")], None):
            document = load(source, Settings())
            found = read(document).statements
            rows = [json.dumps(row, ensure_ascii=False) for statement in found for row in gold(statement)]
            (out / f"{document.id}.jsonl").write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
        printed = _run(str(scorers / "score.py"), str(folder / "statements"), str(out))
        report = out / "report.json"
        check = ["check", "--jobs", "1", "--fail-on", "never", "--format", "json", "-o", str(report)]
        _run("-c", "from comity.cli.main import run; run()", *check, str(folder / "texts"))
        told = _run(str(scorers / "score_findings.py"), str(folder / "findings.jsonl"), str(report))
    scores = {name: _number(rf"^{label} .*F1 ([\d.]+)", printed) for name, label in SCORES.items()}
    cases = {name: _number(pattern, told) for name, pattern in CASES.items()}
    return {name: value for name, value in (scores | cases).items() if value is not None}


def _number(pattern: str, text: str) -> float | None:
    match = re.search(pattern, text, re.M)
    return float(match[1]) if match else None


def _run(*arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], check=False, capture_output=True, encoding="utf-8")
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)}: {done.stderr[-2000:]}")
    return done.stdout


def floor(name: str, value: float) -> float:
    """What a later measure of the same texts has to reach; of alarms, may not exceed."""
    return value if name in CASES else round(value - MARGIN, 3)


def raised(name: str, value: float, before: float | None) -> float:
    """The floor of a measured value; never lower than before, and of alarms never higher."""
    now = floor(name, value)
    if before is None:
        return now
    return min(now, before) if name in AT_MOST else max(now, before)


def main() -> None:
    """Write the floors of every set there is."""
    shared = ROOT.parent / "shared"
    if not (shared / "tools").is_dir():
        sys.exit(f"{shared / 'tools'} is missing: the scorers stand beside the project; get them and run this again")
    before = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    lines = ["# Written by tools/measure_floors.py; see there for what a floor is."]
    for name, folder in corpora(shared).items():
        named = digest(folder)
        lines += ["", f"[{name}]", f'digest = "{named}"']
        measured = measure(folder, shared / "tools")
        known = before.get(name, {}) if before.get(name, {}).get("digest") == named else {}
        lines += [f"{key} = {raised(key, value, known.get(key)):g}" for key, value in measured.items()]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(FLOORS.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
