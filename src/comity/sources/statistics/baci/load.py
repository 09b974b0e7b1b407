"""BACI's folder of CSV files -> Loadings, one a year.

Source: Gaulier and Zignago (2010), BACI: International Trade Database at the Product-Level, CEPII working paper
2010-23; files as CEPII publishes them: `BACI_HS92_Y1995_V202401b.csv` with t (year), i (exporter), j (importer),
k (product, six digits), v (thousand US dollars, free on board), q (tonnes), beside the lists of countries and products.
A row becomes one flow of exports from i to j; the reconciled value is nobody's book.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from comity.errors import StatisticsError
from comity.model.flows import Provenance
from comity.sources.statistics.baci.blocks import blocks
from comity.sources.statistics.baci.lists import country_codes, product_codes
from comity.sources.statistics.baci.locate import fault_in
from comity.sources.statistics.baci.rows import Maker, Year
from comity.sources.statistics.files import digest_of, unreadable
from comity.sources.statistics.schema import Loading

LOADER = "baci 1"
_NAME = re.compile(r"BACI_(?P<edition>HS\d\d)_Y(?P<year>\d{4})_V(?P<version>\d{6}[a-z]?)\.csv", re.ASCII)
_CLASSIFICATIONS = {"HS92": "H0", "HS96": "H1", "HS02": "H2", "HS07": "H3", "HS12": "H4", "HS17": "H5", "HS22": "H6"}


def is_baci(path: Path) -> bool:
    """Whether a file is one year of BACI by its name, or a folder holds one."""
    if path.is_dir():
        return any(_NAME.fullmatch(file.name) for file in path.iterdir())
    return _NAME.fullmatch(path.name) is not None


def open_baci(path: Path, *, vintage: str, source: str | None = None) -> Iterator[Loading]:
    """One year's file, or every year of a folder, by year; the lists of countries and products lie beside them.

    A Loading's batches are read as they are asked for. Raises StatisticsError that names file and row for an unknown
    column, country, product or year, a number that is none, and a file cut short.
    """
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    named = [(file, match) for file in files if (match := _NAME.fullmatch(file.name))]
    if not named:
        raise StatisticsError(f"{path.name}: no file of BACI, such as BACI_HS92_Y2022_V202401b.csv; unpack its archive")
    sets = {(match["edition"], match["version"]) for _, match in named}
    if len(sets) > 1:
        listed = ", ".join(f"{edition} V{version}" for edition, version in sorted(sets))
        raise StatisticsError(f"{path.name}: it holds several sets ({listed}); keep each in a folder of its own")
    for file, match in named:
        yield _loading(file, match, vintage, source)


def _loading(path: Path, match: re.Match[str], vintage: str, source: str | None) -> Loading:
    classification = _CLASSIFICATIONS.get(match["edition"])
    if classification is None:
        known = ", ".join(_CLASSIFICATIONS)
        raise StatisticsError(f"{path.name}: the edition {match['edition']} is unknown; known are {known}")
    version, edition = match["version"], match["edition"]
    year = Year(
        path,
        int(match["year"]),
        classification,
        country_codes(path.parent / f"country_codes_V{version}.csv"),
        product_codes(path.parent / f"product_codes_{edition}_V{version}.csv"),
    )
    provenance = Provenance(
        source=source or f"baci-{edition.lower()}",
        vintage=vintage,
        standing="estimate",
        origin=path.name,
        digest=digest_of(path),
        loader=LOADER,
    )
    return Loading(provenance, "flows", _batches(year))


def _batches(year: Year) -> Iterator[pa.RecordBatch]:
    maker = Maker(year)
    try:
        for block in blocks(year.path):
            batch = maker.batch(block)
            if batch.num_rows:
                yield batch
    except pa.ArrowInvalid as error:
        raise fault_in(year.path, error) from error
    except OSError as error:
        raise unreadable(year.path, error) from error
