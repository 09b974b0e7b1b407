"""What Comity needs at run time is permissive or LGPL, and the page that says so is not stale."""

import re
from pathlib import Path

import pytest
from tools.licences import Licensed, runtime


@pytest.fixture(scope="module")
def packages() -> list[Licensed]:
    return runtime()


def test_no_dependency_comes_under_gpl_or_agpl_alone(packages: list[Licensed]) -> None:
    assert [package for package in packages if not package.is_permitted] == []


@pytest.mark.parametrize(
    ("choices", "permitted"),
    [
        (("MIT",), True),
        (("LGPL-2.1-or-later",), True),
        (("GNU Lesser General Public License v3 (LGPLv3)",), True),
        (("GNU Library or Lesser General Public License (LGPL)",), True),
        (("MPL-1.1", "GPL-2.0-only"), True),
        (("GPL-3.0-or-later",), False),
        (("AGPL-3.0-only",), False),
        (("GNU General Public License v3 (GPLv3)",), False),
        (("GNU Affero General Public License v3",), False),
        ((), False),
    ],
)
def test_what_is_permitted(choices: tuple[str, ...], permitted: bool) -> None:
    assert Licensed("package", "1", choices).is_permitted is permitted


def test_the_page_lists_what_is_installed(project_root: Path, packages: list[Licensed]) -> None:
    page = (project_root / "docs" / "reference" / "licences.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([a-z0-9][a-z0-9-]*) \| (\S+) \|", page, flags=re.M))
    lock = (project_root / "requirements.lock").read_text(encoding="utf-8")
    locked = dict(re.findall(r"^([\w.-]+)==\S+( ;)?", lock, flags=re.M))
    # What only some systems or Python versions need (a marker says so) is listed where it was needed.
    everywhere = [package.name for package in packages if not locked[package.name]]
    assert sorted(set(everywhere) - rows.keys()) == [], "run `make docs`"
    assert [name for name, version in rows.items() if f"\n{name}=={version} " not in f"\n{lock}"] == [], (
        "run `make docs`"
    )
