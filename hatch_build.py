"""With COMITY_COMPILE=1 the wheel holds the compiled reader beside its sources; without, it is pure Python."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledReader(BuildHookInterface[Any]):
    """Asked of by hatchling at every build of a wheel."""

    @property
    def wanted(self) -> bool:
        """An editable install stays pure, because what is edited has to be what runs."""
        return os.environ.get("COMITY_COMPILE") == "1"

    def dependencies(self) -> list[str]:
        """What a build in an environment of its own needs beside hatchling."""
        return ["mypy>=2.4", "setuptools>=65.5"] if self.wanted else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles in a temporary folder, and hands over where its libraries go."""
        if version != "standard" or not self.wanted:
            return
        sys.path.insert(0, str(Path(self.root) / "tools"))
        from compile_reader import compiled

        self._scratch = TemporaryDirectory(prefix="comity-compiled-")
        libraries = compiled(Path(self._scratch.name), Path(self.root) / "src")
        build_data.update(pure_python=False, infer_tag=True)
        build_data["force_include"].update({str(path): where for path, where in libraries.items()})

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Removes the temporary folder, once its libraries are in the wheel."""
        if hasattr(self, "_scratch"):
            self._scratch.cleanup()
