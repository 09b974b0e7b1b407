"""The compiled reader: mypyc takes every module, and what it makes of them reads the same."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hatch_build import CompiledReader
from tools import compile_reader, fast, readings
from tools.compile_reader import CompileError, compiled, lacking, translate

READER = "src/comity/reading"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the C files, and of the libraries where there is a compiler. Not optimised: that takes longer,
    and checks of mypyc's own are left out then."""
    folder = tmp_path_factory.mktemp("compiled")
    if lacking():
        translate(folder)
    else:
        compiled(folder, level="0")
    return folder


def seen(packages: Path, root: Path) -> readings.Readings:
    """What the reader in a folder of packages makes of the documents that `make fast` compares."""
    done = subprocess.run(
        [sys.executable, "tools/readings.py", *fast.COMPARED],
        cwd=root, env=os.environ | {"PYTHONPATH": str(packages)}, check=True, stdout=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    return readings.Readings(**json.loads(done.stdout))


@pytest.mark.slow
def test_mypyc_takes_every_module(made: Path, project_root: Path) -> None:
    paths = [path for path in (project_root / READER).rglob("*.py") if path.name != "__init__.py"]
    names = [".".join(path.relative_to(project_root / "src").with_suffix("").parts) for path in paths]
    files = {path.name for path in (made / "c").rglob("*.c")}
    assert names
    assert [name for name in names if f"__native_{name.replace('.', '___')}.c" not in files] == []


@pytest.fixture(scope="module")
def packages(made: Path, project_root: Path) -> Path:
    """A folder of packages that holds the compiled reader, as its wheel would install it."""
    if missing := lacking():
        pytest.skip(missing)
    shutil.copytree(project_root / "src" / "comity", made / "packages" / "comity")
    shutil.copytree(made / "libraries", made / "packages", dirs_exist_ok=True)
    return made / "packages"


@pytest.mark.slow
def test_compiled_it_reads_the_same(packages: Path, project_root: Path) -> None:
    pure, library = seen(project_root / "src", project_root), seen(packages, project_root)
    assert len(pure.readings) > 100
    assert "read the same" in fast.report(pure, library)


@pytest.mark.slow
def test_compiled_its_readings_go_from_process_to_process(packages: Path, project_root: Path) -> None:
    command = [sys.executable, "-c", "from comity.cli.main import run; run()", "read", "tests/texts/texts"]
    shown = [
        subprocess.run(
            [*command, "--jobs", jobs], cwd=project_root, env=os.environ | {"PYTHONPATH": str(packages)},
            check=True, capture_output=True,
        ).stdout
        for jobs in ("1", "2")
    ]  # fmt: skip
    assert shown[0] == shown[1]


def test_nothing_compiled_stands_in_the_sources(project_root: Path) -> None:
    assert [path for kind in ("*.so", "*.pyd") for path in (project_root / "src").rglob(kind)] == []


def test_a_module_that_mypyc_cannot_take_is_named_with_its_line(tmp_path: Path) -> None:
    package = tmp_path / "src" / "comity" / "reading"
    package.mkdir(parents=True)
    for folder in (package.parent, package):
        (folder / "__init__.py").touch()
    (package / "starred.py").write_text("A = (1, 2)\n\n\ndef told(n: int) -> bool:\n    return n in (*A, 3)\n")
    with pytest.raises(CompileError, match=r"comity/reading/starred\.py:5: "):
        translate(tmp_path / "made", tmp_path / "src")


@pytest.mark.skipif(os.name != "posix", reason="other systems find their compiler otherwise")
def test_what_is_missing_is_named_with_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "no-such-compiler")
    assert lacking().startswith("no C compiler (no-such-compiler): install the packages gcc, ")
    monkeypatch.setenv("CC", "false")
    assert lacking().startswith("no headers of Python 3.")
    assert "python3-dev" in lacking()


def test_make_fast_says_what_is_missing_and_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fast, "lacking", lambda: "no C compiler (cc): install it")
    monkeypatch.setattr(fast, "environment", pytest.fail)
    with pytest.raises(SystemExit) as ended:
        fast.main()
    assert ended.value.code == 2
    assert capsys.readouterr().err == (
        "make fast: no C compiler (cc): install it, then `make fast` again; without it all works, in .venv\n"
    )


def test_make_fast_refuses_a_reader_that_reads_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pure = readings.Readings(False, 100, {"a": "1", "b": "2"})
    other = readings.Readings(True, 200, {"a": "1", "b": "3", "c": "4"})
    environment = tmp_path / ".venv-fast"
    environment.mkdir()
    monkeypatch.setattr(fast, "FAST", environment)
    for name, given in (("lacking", ""), ("environment", None), ("install", None), ("both", (pure, other))):
        monkeypatch.setattr(fast, name, lambda given=given: given)
    with pytest.raises(SystemExit) as ended:
        fast.main()
    assert ended.value.code == 2
    assert "reads 2 documents otherwise: b, c; .venv-fast is removed" in capsys.readouterr().err
    assert not environment.exists()


def test_two_readers_of_python_are_not_compared() -> None:
    pure = readings.Readings(False, 100, {"a": "1"})
    with pytest.raises(fast.FastError, match="not one reader of Python and one compiled"):
        fast.report(pure, pure)


class Hook(CompiledReader):
    """As hatchling makes it, with the folder of the project alone."""

    def __init__(self, root: Path) -> None:
        unused: Any = None  # the build's own settings
        super().__init__(str(root), {}, unused, unused, str(root), "wheel")


def build_data() -> dict[str, Any]:
    return {"pure_python": True, "infer_tag": False, "force_include": {}}


@pytest.mark.parametrize(("asked", "version"), [("", "standard"), ("0", "standard"), ("1", "editable")])
def test_a_wheel_is_pure_unless_asked(
    asked: str, version: str, project_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMITY_COMPILE", asked)
    data = build_data()
    Hook(project_root).initialize(version, data)
    assert data == build_data()
    assert bool(Hook(project_root).dependencies()) is (asked == "1")


def test_a_compiled_wheel_holds_its_libraries(project_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    used: list[Path] = []

    def pretend(folder: Path, src: Path) -> dict[Path, str]:
        assert src == project_root / "src"
        used.append(folder)
        return {folder / "read.so": "comity/reading/read.so"}

    monkeypatch.setenv("COMITY_COMPILE", "1")
    monkeypatch.setitem(sys.modules, "compile_reader", compile_reader)
    monkeypatch.setattr(compile_reader, "compiled", pretend)
    hook, data = Hook(project_root), build_data()
    hook.initialize("standard", data)
    assert data["force_include"] == {str(used[0] / "read.so"): "comity/reading/read.so"}
    assert (data["pure_python"], data["infer_tag"]) == (False, True)
    hook.finalize("standard", data, "")
    assert not used[0].exists()


@pytest.mark.parametrize(("target", "kind"), [("wheel", "*-py3-none-any.whl"), ("sdist", "*.tar.gz")])
def test_what_is_published_builds_without_a_compiler(
    target: str, kind: str, project_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COMITY_COMPILE", raising=False)
    monkeypatch.setenv("CC", "no-such-compiler")
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(tmp_path)]
    subprocess.run(command, cwd=project_root, check=True, capture_output=True)
    [built] = tmp_path.iterdir()
    assert built.match(kind)
