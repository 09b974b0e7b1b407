"""The sentences of findings, by language. Data, not code: they stand in the catalogues of `words`."""

from __future__ import annotations

from comity.checking.words.catalogue import Catalogues

TEXTS = Catalogues()
