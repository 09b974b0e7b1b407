"""Which loader a file needs: one entrance for everything that lies on disk.

A mapping file decides where one is given. Else the file's own marks do: its heading, its name, its sheets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from comity.errors import StatisticsError
from comity.sources.statistics.files import head_of
from comity.sources.statistics.schema import Loading

KNOWN = (
    "UN Comtrade (bulk file, legacy CSV, answer of its service)",
    "CEPII BACI (a year's file, or its folder)",
    "SDMX (CSV, ML, JSON) of Eurostat Comext, IMF IMTS, World Bank WDI and WITS, ECB",
    "ECB reference rates (eurofxref-hist.csv)",
    "World Bank CSV (long or wide)",
    "lists of goods of UN Comtrade and tables of correlations of the UN",
)


def open_statistics(
    path: Path, *, mapping: Path | None = None, vintage: str, source: str | None = None
) -> list[Loading]:
    """What a file or folder holds, ready to be stored; several Loadings where there are several files.

    mapping: how to read a national office's table. vintage: the ISO date of the state of the source. source: a short
    name to keep it under, instead of the loader's own. Raises StatisticsError, which lists what is known where nothing
    fits.
    """
    return list(each_statistics(path, mapping=mapping, vintage=vintage, source=source))


def each_statistics(
    path: Path, *, mapping: Path | None = None, vintage: str, source: str | None = None
) -> Iterator[Loading]:
    """As `open_statistics`, one at a time: of 25 years of BACI, a year is opened when the one before is stored."""
    if not path.exists():
        raise StatisticsError(f"{path}: there is no such file or folder; check its name")
    from comity.sources.statistics.baci.load import is_baci

    if mapping is not None and not is_baci(path):  # which is told by its names, and may stand beside a table
        from comity.sources.statistics.mapped.load import open_mapped

        yield from open_mapped(path, mapping, vintage=vintage, source=source)
    elif path.is_dir():
        yield from _folder(path, vintage, source)
    else:
        yield from _file(path, vintage, source)


def _folder(path: Path, vintage: str, source: str | None) -> Iterator[Loading]:
    from comity.sources.statistics.baci.load import is_baci, open_baci

    if not is_baci(path):
        raise StatisticsError(f"{path.name}: only a folder of BACI is loaded whole; give its files one by one")
    yield from open_baci(path, vintage=vintage, source=source)


def _file(path: Path, vintage: str, source: str | None) -> Iterator[Loading]:
    from comity.sources.statistics.baci.load import is_baci, open_baci
    from comity.sources.statistics.comtrade.files import load, sniff

    if is_baci(path):
        yield from open_baci(path, vintage=vintage, source=source)
    elif sniff(path):
        loading = load(path, vintage)
        kept = replace(loading.provenance, source=source or loading.provenance.source)
        yield replace(loading, provenance=kept)
    else:
        yield _single(path, vintage, source)


def _single(path: Path, vintage: str, source: str | None) -> Loading:
    """A file that is one source, by its first lines."""
    from comity.sources.statistics.indicators.load import open_indicators
    from comity.sources.statistics.indicators.worldbank import is_worldbank
    from comity.sources.statistics.nomenclature.correlations import is_correlation
    from comity.sources.statistics.nomenclature.lists import is_list
    from comity.sources.statistics.nomenclature.load import load_commodities, load_correlations
    from comity.sources.statistics.rates.ecb import is_ecb, open_ecb
    from comity.sources.statistics.rates.worldbank import INDICATOR, open_worldbank_rates
    from comity.sources.statistics.sdmx.load import open_sdmx
    from comity.sources.statistics.sdmx.message import is_sdmx

    head = head_of(path).decode("utf-8", errors="replace")
    if is_ecb(head):
        return open_ecb(path, vintage=vintage, source=source)
    if is_worldbank(head):
        of_rates = INDICATOR in head or INDICATOR in path.name.upper()
        return (open_worldbank_rates if of_rates else open_indicators)(path, vintage=vintage, source=source)
    if is_list(head):
        return load_commodities(path, vintage=vintage, source=source)
    if is_sdmx(head):
        return open_sdmx(path, vintage=vintage, source=source)
    if is_correlation(path, head):
        return load_correlations(path, vintage=vintage, source=source)
    known = "; ".join(KNOWN)
    remedy = "describe any other table in a mapping file and load it with --mapping"
    raise StatisticsError(f"{path.name}: it is none of the files that are known: {known}; {remedy}")
