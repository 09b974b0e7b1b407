"""What every test may ask for: the project's own root, and the shared material beside it where there is any."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A slow machine is no bug, so no example has a deadline; in CI the examples are the same on every run.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The folder that holds pyproject.toml."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared` beside the project (texts, gold statements, scorers); the test skips where there is none."""
    folder = ROOT.parent / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip("needs the folder 'shared' beside the project")
    return folder
