"""Take the pictures of the README from the example: docs/pictures/brief.png and marked.png.

Needs Chromium. Run after a change of the brief or the marked copy, and look at what came out: python tools/pictures.py
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from comity.cli.main import run

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "belarus-kazakhstan"
PICTURES = ROOT / "docs" / "pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Pixels. As wide as a page is read, as high as one looks without scrolling.
BRIEF = (1000, 985)
MARKED = (1120, 850)


def browser() -> str:
    """The path of a Chromium; exits with a remedy where there is none."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        sys.exit("no Chromium here: install the package 'chromium'")
    return found


def take(page: Path, picture: Path, size: tuple[int, int]) -> None:
    """The top of a page as a PNG of `size` pixels (width, height)."""
    width, height = size
    subprocess.run(
        [
            browser(), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            "--force-device-scale-factor=1", f"--window-size={width},{height}",
            f"--screenshot={picture}", page.as_uri(),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip


def main() -> None:
    """Write both pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        brief, marked = Path(scratch) / "brief.html", Path(scratch) / "marked.html"
        done = [
            run(["brief", str(EXAMPLE), "--pair", "BLR-KAZ", "-o", str(brief)]),
            run(["check", str(EXAMPLE / "interview.txt"), "--mark", str(marked), "--fail-on", "never"]),
        ]
        if any(done):
            sys.exit("the example cannot be read: no picture taken")
        take(brief, PICTURES / "brief.png", BRIEF)
        take(marked, PICTURES / "marked.png", MARKED)
    for picture in sorted(PICTURES.glob("*.png")):
        print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
