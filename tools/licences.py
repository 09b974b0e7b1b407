"""Writes docs/reference/licences.md: what Comity needs at run time, and under which licence each of it comes.

Everything is read from the metadata of the installed packages, from Comity's own dependencies down.
"""

import argparse
import re
import sys
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "licences.md"

HEAD = """# Licences

Comity itself is under the Apache License 2.0. What it needs at run time, and the licence each package declares
(written by `make docs`; the versions are those of `requirements.lock`):

| Package | Version | Licence |
| --- | --- | --- |
"""

# Licences that ask whatever is joined with them to come under the same terms; the Lesser GPL is not among them.
STRONG_COPYLEFT = re.compile(
    r"(?<!L)\bA?GPL|\bSSPL|(?<!Lesser )(?<!Library or Lesser )\b(Affero )?General Public Licen[cs]e", re.I
)


@dataclass(frozen=True, slots=True, order=True)
class Licensed:
    """A package, its version, and the licences it declares: any one of `choices` may be taken."""

    name: str
    version: str
    choices: tuple[str, ...]

    @property
    def is_permitted(self) -> bool:
        """Whether the package declares a licence that is neither GPL nor AGPL."""
        return any(not STRONG_COPYLEFT.search(choice) for choice in self.choices)


def _field(package: Distribution, name: str) -> str:
    return package.metadata[name].strip() if name in package.metadata else ""


def licence_choices(package: Distribution) -> tuple[str, ...]:
    """The licences declared by the SPDX expression, else by the classifiers, else by the old free-text field."""
    if expression := _field(package, "License-Expression"):
        return tuple(part.strip(" ()") for part in re.split(r"\bOR\b", expression))
    classifiers = [
        value.rpartition(" :: ")[2]
        for value in package.metadata.get_all("Classifier") or []
        if value.startswith("License ::")
    ]
    named = tuple(name for name in classifiers if name != "OSI Approved")
    if named:
        return named
    words = _field(package, "License").splitlines()
    return (words[0],) if words else ()


def runtime(root: str = "comity") -> list[Licensed]:
    """Every package that `root` needs on this machine, itself apart, in the order of names."""
    waiting, seen = [root], {canonicalize_name(root)}
    found: list[Licensed] = []
    while waiting:
        package = distribution(waiting.pop())
        name = canonicalize_name(package.metadata["Name"])
        if name != canonicalize_name(root):
            found.append(Licensed(name, package.version, licence_choices(package)))
        for line in package.requires or []:
            requirement = Requirement(line)
            child = canonicalize_name(requirement.name)
            if child not in seen and (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
                seen.add(child)
                waiting.append(child)
    return sorted(found)


def render(packages: list[Licensed]) -> str:
    """The page, in Markdown."""
    rows = (f"| {row.name} | {row.version} | {' or '.join(row.choices) or 'not declared'} |\n" for row in packages)
    return HEAD + "".join(rows)


def main() -> int:
    """Writes the page; exit code 1 when a licence is not permitted."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    packages = runtime()
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(render(packages), encoding="utf-8")
    refused = [package.name for package in packages if not package.is_permitted]
    if refused:
        print(f"not permitted: {', '.join(refused)}", file=sys.stderr)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
