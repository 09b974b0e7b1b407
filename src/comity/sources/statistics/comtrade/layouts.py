"""How the columns of each kind of Comtrade file are called, and what each means in `rows`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from comity.errors import StatisticsError
from comity.sources.statistics.comtrade.codes import FLOWS, LEGACY_FLOWS

# What a column holds in `rows`.
WHOLE = ("period", "year", "month", "reporter", "partner", "partner2", "transport", "unit", "level")
NUMBER = ("quantity", "weight", "cif", "fob", "value")
WORD = ("type", "freq", "flow", "classification", "customs", "commodity")


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of file.

    columns: what a column of the file is in `rows`, by its name in small letters; "" for one that is known and not
    needed. flows: the file's flow codes. step: what the last
    place of a value is worth, in dollars; 0 where unknown.
    """

    name: str
    columns: Mapping[str, str]
    required: frozenset[str]
    flows: Mapping[str, str]
    step: float = 0.0

    def meanings(self, names: Iterable[str], place: str) -> dict[str, str]:
        """What each of a file's columns is (name in the file -> name in `rows`), without those not needed.

        Raises StatisticsError for a column that is unknown, twice there, or missing.
        """
        found: dict[str, str] = {}
        seen: set[str] = set()
        for name in names:
            key = name.strip().lower()
            if key not in self.columns:
                raise StatisticsError(
                    f"{place}: unknown column {name!r} in a {self.name}; take it out, or save the file again"
                )
            if key in seen:
                raise StatisticsError(f"{place}: the column {name!r} stands there twice; save the file again")
            seen.add(key)
            if self.columns[key]:
                found[name] = self.columns[key]
        if missing := sorted(self.required - set(found.values())):
            spelt = ", ".join(key for key, meaning in self.columns.items() if meaning in missing)
            raise StatisticsError(
                f"{place}: no column {spelt} (small letters here) in a {self.name}; save the file again"
            )
        return found


def _table(text: str) -> Mapping[str, str]:
    pairs = (line.split("=") for line in text.strip().splitlines())
    return MappingProxyType({name.strip().lower(): meaning.strip() for name, meaning in pairs})


_CORE = frozenset({"period", "reporter", "partner", "flow", "classification", "commodity", "value"})

V1 = Layout(
    name="file or answer of Comtrade",
    columns=_table(
        """
        datasetCode=
        typeCode=type
        freqCode=freq
        refPeriodId=
        refYear=year
        refMonth=month
        period=period
        reporterCode=reporter
        reporterISO=
        reporterDesc=
        flowCategory=
        flowCode=flow
        flowDesc=
        partnerCode=partner
        partnerISO=
        partnerDesc=
        partner2Code=partner2
        partner2ISO=
        partner2Desc=
        classificationCode=classification
        classificationSearchCode=
        isOriginalClassification=
        cmdCode=commodity
        cmdDesc=
        aggrLevel=level
        isLeaf=
        customsCode=customs
        customsDesc=
        mosCode=
        mosDesc=
        motCode=transport
        motDesc=
        qtyUnitCode=unit
        qtyUnitAbbr=
        qty=quantity
        isQtyEstimated=
        altQtyUnitCode=
        altQtyUnitAbbr=
        altQty=
        isAltQtyEstimated=
        netWgt=weight
        isNetWgtEstimated=
        grossWgt=
        isGrossWgtEstimated=
        cifvalue=cif
        fobvalue=fob
        primaryValue=value
        legacyEstimationFlag=
        isReported=
        isAggregate=
        """
    ),
    required=_CORE | {"type", "freq"},
    flows=FLOWS,
)
LEGACY_CSV = Layout(
    name="CSV of the former Comtrade",
    columns=_table(
        """
        Classification=classification
        Year=year
        Period=period
        Period Desc.=
        Aggregate Level=level
        Is Leaf Code=
        Trade Flow Code=flow
        Trade Flow=
        Reporter Code=reporter
        Reporter=
        Reporter ISO=
        Partner Code=partner
        Partner=
        Partner ISO=
        2nd Partner Code=partner2
        2nd Partner=
        2nd Partner ISO=
        Customs Proc. Code=customs
        Customs=
        Mode of Transport Code=transport
        Mode of Transport=
        Commodity Code=commodity
        Commodity=
        Qty Unit Code=unit
        Qty Unit=
        Qty=quantity
        Alt Qty Unit Code=
        Alt Qty Unit=
        Alt Qty=
        Netweight (kg)=weight
        Gross weight (kg)=
        Trade Value (US$)=value
        CIF Trade Value (US$)=cif
        FOB Trade Value (US$)=fob
        Flag=
        """
    ),
    required=_CORE,
    flows=LEGACY_FLOWS,
    step=1.0,
)
LEGACY_JSON = Layout(
    name="answer of the former Comtrade",
    columns=_table(
        """
        pfCode=classification
        yr=year
        period=period
        periodDesc=
        aggrLevel=level
        IsLeaf=
        rgCode=flow
        rgDesc=
        rtCode=reporter
        rtTitle=
        rt3ISO=
        ptCode=partner
        ptTitle=
        pt3ISO=
        ptCode2=partner2
        ptTitle2=
        pt3ISO2=
        cstCode=customs
        cstDesc=
        motCode=transport
        motDesc=
        cmdCode=commodity
        cmdDescE=
        qtCode=unit
        qtDesc=
        qtAltCode=
        qtAltDesc=
        TradeQuantity=quantity
        AltQuantity=
        NetWeight=weight
        GrossWeight=
        TradeValue=value
        CIFValue=cif
        FOBValue=fob
        estCode=
        """
    ),
    required=_CORE,
    flows=LEGACY_FLOWS,
    step=1.0,
)
