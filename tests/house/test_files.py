"""What must hold of every file of the project."""

import shutil
import subprocess
from pathlib import Path

import pytest

# Spelt in halves, so that this file does not hold the words it looks for.
FORBIDDEN = [
    "".join(halves)
    for halves in [
        ("pypi", ".org"),
        ("files.python", "hosted"),
        ("registry.", "npmjs"),
        ("registry.", "yarnpkg"),
        ("deb.", "debian"),
        ("extra-index", "-url"),
        ("/work/", "main"),
        ("/work/", "shared"),
    ]
]
LONGEST_MODULE = 400


def tracked(root: Path) -> list[Path]:
    git = shutil.which("git")
    if git is None or not (root / ".git").exists():
        pytest.skip("needs a git checkout")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=root, check=True, capture_output=True).stdout
    return [path for name in listed.decode().split("\0") if name and (path := root / name).is_file()]


def test_no_file_names_a_package_host_or_a_private_path(project_root: Path) -> None:
    files = tracked(project_root)
    assert project_root / "pyproject.toml" in files
    found = [
        f"{path.relative_to(project_root)}: {word}"
        for path in files
        for content in [path.read_bytes().lower()]
        for word in FORBIDDEN
        if word.encode() in content
    ]
    assert found == []


def test_no_module_grows_too_long(project_root: Path) -> None:
    modules = sorted((project_root / "src").rglob("*.py"))
    assert modules
    lengths = {
        str(path.relative_to(project_root)): len(path.read_text(encoding="utf-8").splitlines()) for path in modules
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}
