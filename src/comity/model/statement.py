"""What every statement carries: where it was read, who says it, who read it, and the two ids."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields
from typing import ClassVar

from comity.model.wire import plain


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it. role: author, speaker, interviewer, editor, agency, statistics. name and country where known."""

    role: str = "author"
    name: str = ""
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a field has its value: the rule, and where the words it was read from stand in the text (0, 0 for none)."""

    field: str
    rule: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The common part. `text[start:end] == anchor`, the words as printed.

    ordinal tells statements of one kind at one place apart. optional: a restatement or something at the margin.
    quality: 0..1, the share of fields bound by direct evidence rather than by the discourse.
    """

    kind: ClassVar[str] = ""

    document: str
    text_digest: str
    start: int
    end: int
    anchor: str
    ordinal: int = 0
    voice: Voice = Voice()
    reader: str = ""
    optional: bool = False
    note: str = ""
    quality: float = 1.0
    evidence: tuple[Evidence, ...] = ()

    @property
    def anchor_id(self) -> str:
        """Stable name of the place: survives a better reader. Decisions and findings refer to it."""
        key = f"{self.text_digest}\x1f{self.start}\x1f{self.end}\x1f{self.kind}\x1f{self.ordinal}"
        return hashlib.sha256(key.encode()).hexdigest()[:16]

    @property
    def version_id(self) -> str:
        """Name of this reading of the place: anchor, payload and reader."""
        key = f"{self.anchor_id}\x1f{self.reader}\x1f{json.dumps(self.payload(), ensure_ascii=False, sort_keys=True)}"
        return hashlib.sha256(key.encode()).hexdigest()[:16]

    def payload(self) -> dict[str, object]:
        """The fields of the kind itself, as JSON values (exact numbers as strings)."""
        common = {f.name for f in fields(Statement)}
        return {f.name: plain(getattr(self, f.name)) for f in fields(self) if f.name not in common}
