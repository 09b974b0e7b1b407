"""The lock file pins everything, by hash, and agrees with pyproject.toml."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


@pytest.fixture(scope="module")
def entries(project_root: Path) -> list[str]:
    """One string a requirement: its first line and its hashes."""
    text = (project_root / "requirements.lock").read_text(encoding="utf-8")
    return [entry for entry in re.split(r"^(?=[a-z0-9])", text, flags=re.M | re.I) if entry.strip()]


@pytest.fixture(scope="module")
def pins(entries: list[str]) -> dict[str, set[str]]:
    """The versions of each name: some are pinned once for each range of Python versions."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        pin = re.match(r"(?P<name>[\w.-]+)==(?P<version>\S+)", entry)
        assert pin, f"not pinned: {entry.splitlines()[0]}"
        found.setdefault(canonicalize_name(pin["name"]), set()).add(pin["version"])
    return found


def test_every_entry_is_pinned_by_hash(entries: list[str]) -> None:
    assert len(entries) > 20
    assert [entry.splitlines()[0] for entry in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry)] == []


def test_the_lock_names_no_address(entries: list[str]) -> None:
    assert [entry.splitlines()[0] for entry in entries if "://" in entry or "--index" in entry] == []


def test_every_declared_dependency_is_locked_in_its_range(project_root: Path, pins: dict[str, set[str]]) -> None:
    declared = tomllib.loads((project_root / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *declared["project"]["dependencies"],
        *declared["dependency-groups"]["dev"],
        *declared["build-system"]["requires"],
    ]
    unmet = [
        line
        for line in wanted
        for requirement in [Requirement(line)]
        if not any(map(requirement.specifier.contains, pins.get(canonicalize_name(requirement.name), set())))
    ]
    assert unmet == []
