"""The drawings of a Word file: PNG parts, each related to the document."""

from __future__ import annotations

import struct

from comity.brief.charts import svg
from comity.brief.content import Chart, Map
from comity.brief.docx.words import picture
from comity.brief.engine import png
from comity.brief.html import printable
from comity.brief.maps.draw import draw

EMU = 635  # English Metric Units in a twip
SCALE = 2.5  # pixels a unit: sharp in print at the width of a page
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


class Pictures:
    """Collects the parts. decimal, group: how the axes spell numbers."""

    def __init__(self, decimal: str, group: str) -> None:
        self._decimal, self._group = decimal, group
        self.parts: dict[str, bytes] = {}

    def chart(self, chart: Chart, width: int) -> str:
        """A run that shows a chart, as wide as the text (twips) at most."""
        return self._placed(
            png(svg(printable(chart), self._decimal, self._group), SCALE), chart.alt, chart.title, width
        )

    def map(self, plan: Map, width: int) -> tuple[str, tuple[int, ...]]:
        """A run that shows a map, empty where it cannot be drawn; and the numbers of its points."""
        drawn = draw(plan)
        if drawn is None:
            return "", (0,) * len(plan.points)
        return self._placed(png(drawn.svg, SCALE), plan.alt, plan.title, width), drawn.numbers

    @property
    def relations(self) -> str:
        """The relationships of the parts, as XML."""
        return "".join(
            f'<Relationship Id="{self._id(index)}" Type="{RELATION}" Target="media/comity{index}.png"/>'
            for index in range(1, len(self.parts) + 1)
        )

    def _placed(self, data: bytes, alt: str, title: str, width: int) -> str:
        number = len(self.parts) + 1
        self.parts[f"word/media/comity{number}.png"] = data
        across, down = struct.unpack(">II", data[16:24])  # the size in a PNG's first chunk
        widest = min(width, int(across / SCALE * 13))  # of 740 units a full page; small drawings stay small
        return picture(number, self._id(number), alt, title, widest * EMU, int(widest * EMU * down / across))

    @staticmethod
    def _id(number: int) -> str:
        return f"rIdComity{number}"
