"""A reference in the page: the number, its mark, its source, and the card with its sentence.

Written here and not in the template, which would take most of the time of a large brief: thousands of references stand
in it. Every value is escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from comity.brief.content import Evidence, Ref

SHOWN = 2  # sentences in a card


@dataclass(frozen=True, slots=True)
class Refs:
    """labels: the fixed words. marks: the sign of each verdict. signs: its bare character. title: of a source.

    placed: the document of an entry can be seen. use: a new id for a place that uses statements.
    """

    labels: Mapping[str, str]
    marks: Mapping[str, Markup]
    signs: Mapping[str, str]
    title: Callable[[int], str]
    placed: Callable[[Evidence], bool]
    use: Callable[[Ref], str]

    def html(self, ref: Ref, behind: Sequence[Evidence]) -> Markup:
        """The reference, and the entries of the annex behind it."""
        pad = f'<span class="pad" aria-hidden="true">{escape(ref.pad)}</span>' if ref.pad else ""
        text = escape(ref.text)
        if not behind:
            if not ref.formula:
                return Markup(f'<span class="ref {ref.style}">{text}{pad}</span>')
            shown = f'<span class="o" tabindex="0">{text}</span>{pad}{self._card(ref, behind)}'
            return Markup(f'<span class="ref {ref.style}">{shown}</span>')
        look = f"ref {ref.style}{f' v-{ref.verdict}' if ref.verdict else ''}{' is-new' if ref.new else ''}"
        link = f'<a id="{self.use(ref)}" href="#s-{escape(behind[0].anchor)}">{text}</a>'
        new = f'<ins class="new">{escape(self.labels["label.new"])}</ins>' if ref.new else ""
        return Markup(f'<span class="{look}">{link}{pad}{self._tail(ref, behind)}{new}{self._card(ref, behind)}</span>')

    def _tail(self, ref: Ref, behind: Sequence[Evidence]) -> str:
        """The verdict and the numbers of the entries."""
        if ref.style == "implied":
            name = escape(self.labels["verdict.implied"])
            sign = f'<span aria-hidden="true">=</span><span class="sr"> ({name})</span>'
            verdict = self.marks[ref.verdict] if ref.verdict else ""
            return f'<span class="v" title="{name}">{sign}</span>{verdict}<sup class="n"></sup>'
        verdict = self.marks[ref.verdict or "unchecked"] if ref.style == "figure" else ""
        if ref.style not in ("figure", "fact"):
            return verdict
        return f'{verdict}<sup class="n">{", ".join(str(escape(e.number)) for e in behind[:SHOWN])}</sup>'

    def _card(self, ref: Ref, behind: Sequence[Evidence]) -> str:
        if ref.formula and ref.style != "official":
            links = ", ".join(f'<a href="#s-{escape(e.anchor)}">{escape(e.number)}</a>' for e in behind)
            told = f"<b>{escape(self.labels['label.formula'])}:</b> {escape(ref.formula)}"
            follows = f'<span class="m">{escape(self.labels["label.follows"])} {links}</span>'
            return f'<span class="card" role="note"><span class="f">{told}</span>{follows}</span>'
        if not behind:
            kind = f'<span class="m">{escape(self.labels["label.official"])}</span>'
            return f'<span class="card" role="note"><span class="f">{escape(ref.formula)}</span>{kind}</span>'
        return f'<span class="card" role="note">{"".join(self._told(e) for e in behind[:SHOWN])}</span>'

    def _told(self, e: Evidence) -> str:
        """The sentence, who said it where, what the arithmetic says, the way to the document."""
        quote = f'<q class="q">{escape(e.before)}<mark>{escape(e.printed)}</mark>{escape(e.after)}</q>'
        parts = [escape(e.number), escape(self.title(e.source))]
        parts += [escape(e.speaker)] if e.speaker else []
        parts += [escape(f"{self.signs[e.verdict]} {self.labels[f'verdict.{e.verdict}']}")] if e.verdict else []
        checks = "".join(f'<span class="f">{escape(check)}</span>' for check in e.checks)
        view = ""
        if self.placed(e):
            name = escape(self.labels["label.document_view"])
            view = f'<span class="m"><a href="#at-{escape(e.anchor)}">{name}</a></span>'
        return f'{quote}<span class="m">{" · ".join(map(str, parts))}</span>{checks}{view}'
