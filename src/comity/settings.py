"""One frozen object, built once at the edge from flags, `comity.toml` and `COMITY_*`; nothing else reads the
environment."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from comity.errors import UsageError

FAIL_ON = ("contradiction", "wording", "implausible", "never")


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, its default, and its unit.

    pair: `BLR-KAZ`, the first is our side; empty: guessed from the documents. language: of what is written, `en` or
    `ru`.
    fail_on: the softest class of finding that makes `check` exit with 1. max_bytes: of one document.
    timeout_seconds, attempts: of fetching a URL. jobs: processes for reading; 0 is one a core.
    warehouse: the folder of official statistics; empty: the workspace's own. comtrade_key: of UN Comtrade's service, a
    secret, shown nowhere and no flag; empty: its previews, which need none.
    """

    pair: str = ""
    language: str = "en"
    fail_on: str = "contradiction"
    max_bytes: int = 40_000_000
    timeout_seconds: float = 20.0
    attempts: int = 3
    jobs: int = 0
    warehouse: str = ""
    comtrade_key: str = field(default="", repr=False)

    @classmethod
    def load(cls, flags: Mapping[str, object], environ: Mapping[str, str], file: Path | None = None) -> Settings:
        """Flags over environment over file over defaults. A flag that is None was not given.

        Raises UsageError naming the source of an unknown or ill-typed setting.
        """
        settings = cls()
        if file is not None and file.exists():
            try:
                table = tomllib.loads(file.read_text(encoding="utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise UsageError(f"{file}: not valid TOML ({error}); mend or remove it") from error
            settings = settings._with({str(k): v for k, v in table.items()}, str(file))
        named = {key[7:].lower(): value for key, value in sorted(environ.items()) if key.startswith("COMITY_")}
        known = {f.name for f in fields(cls)}
        settings = settings._with({k: v for k, v in named.items() if k in known}, "environment")
        return settings._with({k: v for k, v in flags.items() if v is not None}, "command line")

    def _with(self, values: Mapping[str, object], source: str) -> Settings:
        """These settings with some replaced."""
        known = {f.name: type(getattr(self, f.name)) for f in fields(self)}
        changed: dict[str, object] = {}
        for name, value in values.items():
            if name not in known:
                raise UsageError(f"{source}: unknown setting {name!r}; known are {', '.join(sorted(known))}")
            try:
                changed[name] = known[name](value)
            except (TypeError, ValueError) as error:
                shown = "what it is" if name == "comtrade_key" else repr(value)
                raise UsageError(f"{source}: {name} must be {known[name].__name__}, not {shown}") from error
        result = replace(self, **changed)  # type: ignore[arg-type]
        if result.fail_on not in FAIL_ON:
            raise UsageError(f"{source}: fail_on must be one of {', '.join(FAIL_ON)}, not {result.fail_on!r}")
        return result
