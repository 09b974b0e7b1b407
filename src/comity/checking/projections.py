"""A point at which the rows hold, for thousands of components at once; what it verifies is proven.

Bounds are propagated along the rows (Davis, 1987), then the middle of the bounds is projected onto one row after
another (Agmon, 1954), in a metric in which every quantity is as wide as its bounds. Row by row, but for all components
side by side: the k-th row of each. Nothing here needs to be exact, because the last step verifies the point with a
margin that is larger than any rounding error; where it fails, nothing is said.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from comity.checking.inner import centred
from comity.checking.rows import TOLERANCE, Rows

_Floats = npt.NDArray[np.float64]
_Whole = npt.NDArray[np.int64]
_NARROWINGS = 5
# Sweeps, and how far inside the rows to aim (a share of their room).
_PHASES = ((6, 0.1), (14, 0.05), (30, 0.01), (60, 0.002))
_TOGETHER = 100
# Fewer components than this are not worth arrays: a linear programme finds their points at once.
_FEW = 20
_CLEAR = 1e-9


@dataclass(slots=True)
class _Round:
    """The k-th rows of all components. names, factors: terms by rows, padded with quantity 0 and factor 0.

    A line of each array is one term of every row, so that sums over terms run along whole lines.
    """

    names: _Whole
    factors: _Floats
    low: _Floats
    high: _Floats
    part: _Whole


def proven(rows: Rows) -> set[int]:
    """Components of which a point is known at which every row holds."""
    parts = set(range(rows.parts)) - rows.refused
    if not rows.low:
        return parts - _crossed(rows)
    work = _Work(rows)
    return {p for p in work.run() if p in parts}


def _crossed(rows: Rows) -> set[int]:
    """Components in which a bound alone is impossible."""
    crossed = np.flatnonzero(np.array(rows.lower) > np.array(rows.upper))
    return {rows.home[n] for n in crossed}


class _Work:
    def __init__(self, rows: Rows) -> None:
        # Quantity 0 is a blank of size nothing that short rows are padded with.
        self.least = np.array([0.0, *rows.lower])
        self.most = np.array([0.0, *rows.upper])
        self.home = np.array([-1, *rows.home])
        self.parts = rows.parts
        self.rounds = _rounds(rows)
        self.open = np.ones(rows.parts, dtype=bool)
        self.open[[home for home in _crossed(rows) if home >= 0]] = False
        self.failed = ~self.open

    def run(self) -> list[int]:
        """The numbers of the components that are proven."""
        low, high = self.least.copy(), self.most.copy()
        with np.errstate(all="ignore"):
            for _ in range(_NARROWINGS):
                for r in self.rounds:
                    _narrow(r, low, high)
            x, width = _middle(low, high)
            np.clip(x, self.least, self.most, out=x)
            done = self._held(x) & ~self.failed
            live = ~done & ~self.failed
            crossed = self.home[low > high + _CLEAR * np.maximum(np.abs(low), np.abs(high))]
            live[crossed[crossed >= 0]] = False
            for sweeps, margin in _PHASES:
                if np.count_nonzero(live) < _FEW:
                    break
                aims = [_aim(kept, width, margin) for r in self.rounds if (kept := _of(r, live)) is not None]
                for _ in range(sweeps):
                    for aim in aims:
                        _project(aim, x)
                    np.clip(x, self.least, self.most, out=x)
                done |= live & self._held(x)
                live &= ~done
            rest = np.flatnonzero(live)
            for some in np.split(rest, range(_TOGETHER, len(rest), _TOGETHER)) if len(rest) else ():
                chosen = np.zeros(self.parts, dtype=bool)
                chosen[some] = True
                rounds = [kept for r in self.rounds if (kept := _of(r, chosen)) is not None]
                x = centred(rounds, x, width, self.least, self.most)
            done |= live & self._held(x)
        return [int(p) for p in np.flatnonzero(done)]

    def _held(self, x: _Floats) -> npt.NDArray[np.bool_]:
        """Components all of whose rows and bounds hold at the point, with room for rounding."""
        held = np.ones(self.parts, dtype=bool)
        wrong = (x < self.least) | (x > self.most) | ~np.isfinite(x)
        held[self.home[wrong & (self.home >= 0)]] = False
        for r in self.rounds:
            terms = r.factors * x[r.names]
            total, size = terms.sum(axis=0), np.abs(terms).sum(axis=0)
            low_room = TOLERANCE * (size + np.where(np.isfinite(r.low), np.abs(r.low), 0.0))
            high_room = TOLERANCE * (size + np.where(np.isfinite(r.high), np.abs(r.high), 0.0))
            held[r.part[~((total >= r.low + low_room) & (total <= r.high - high_room))]] = False
        return held


def _rounds(rows: Rows) -> list[_Round]:
    names, factors, start, length = _terms(rows)
    part, low, high = np.array(rows.part), np.array(rows.low), np.array(rows.high)
    # Longest rows first, so that rows of one length stand side by side and little is padded.
    order = np.lexsort((-length, part))
    first = np.concatenate(([True], part[order][1:] != part[order][:-1]))
    begins = np.flatnonzero(first)
    rank = np.arange(len(order)) - np.repeat(begins, np.diff(np.append(begins, len(order))))
    out = []
    by_rank = np.argsort(rank, kind="stable")
    for chosen in np.split(order[by_rank], np.cumsum(np.bincount(rank))[:-1]):
        widest = int(length[chosen].max())
        place = start[chosen] + np.arange(widest)[:, None]
        there = np.arange(widest)[:, None] < length[chosen]
        place = np.where(there, place, 0)
        out.append(
            _Round(
                np.where(there, names[place], 0),
                np.where(there, factors[place], 0.0),
                low[chosen],
                high[chosen],
                part[chosen],
            )
        )
    return out


def _terms(rows: Rows) -> tuple[_Whole, _Floats, _Whole, _Whole]:
    """All names and factors in one line; where each row begins there and how many terms it has."""
    lefts, rights = np.array(rows.lefts), np.array(rows.rights)
    length = lefts + rights
    start = np.cumsum(length) - length
    names = np.array(rows.names) + np.repeat(np.array(rows.offset) + 1, length)
    # The terms of the right side count as often as the row's factor says, and are taken away.
    times = np.stack((np.ones(len(length)), -np.array(rows.factor)), axis=1).ravel()
    factors = np.array(rows.factors) * np.repeat(times, np.stack((lefts, rights), axis=1).ravel())
    return names, factors, start, length


def _of(r: _Round, live: npt.NDArray[np.bool_]) -> _Round | None:
    keep = live[r.part]
    if not keep.any():
        return None
    return _Round(r.names[:, keep], r.factors[:, keep], r.low[keep], r.high[keep], r.part[keep])


def _narrow(r: _Round, low: _Floats, high: _Floats) -> None:
    """Each quantity of a row within what the others leave it."""
    a, rises = r.factors, r.factors > 0
    least = np.where(rises, a * low[r.names], np.where(a < 0, a * high[r.names], 0.0))
    most = np.where(rises, a * high[r.names], np.where(a < 0, a * low[r.names], 0.0))
    below, above = _others(least), _others(most)
    top = (r.high - below) / a
    bottom = (r.low - above) / a
    new_high, new_low = np.where(rises, top, bottom), np.where(rises, bottom, top)
    new_high = np.where((a == 0) | np.isnan(new_high), np.inf, new_high)
    new_low = np.where((a == 0) | np.isnan(new_low), -np.inf, new_low)
    high[r.names] = np.minimum(high[r.names], new_high)
    low[r.names] = np.maximum(low[r.names], new_low)
    low[0] = high[0] = 0.0


def _others(terms: _Floats) -> _Floats:
    """Of each term the sum of the others; infinite where one of them is."""
    endless = np.isinf(terms)
    count = endless.sum(axis=0)
    finite = np.where(endless, 0.0, terms)
    total: _Floats = finite.sum(axis=0) - finite
    if not endless.any():
        return total
    sign = np.sign(np.where(endless, terms, 0.0)).sum(axis=0)
    return np.where(count - endless > 0, np.where(sign < 0, -np.inf, np.inf), total)


def _middle(low: _Floats, high: _Floats) -> tuple[_Floats, _Floats]:
    """A point between the bounds, and how wide they are; where one is missing, about the size of the other."""
    up, down = np.isfinite(high), np.isfinite(low)
    size = np.maximum(np.where(down, np.abs(low), 0.0), np.where(up, np.abs(high), 0.0))
    size = np.where(size > 0, size, 1.0)
    x = np.where(up & down, (low + high) / 2, np.where(down, low + size / 2, np.where(up, high - size / 2, 0.0)))
    width = np.where(up & down, np.abs(high - low), size)
    width = np.maximum(width, size * 1e-12)
    x[0], width[0] = 0.0, 0.0
    return x, width


@dataclass(slots=True)
class _Aim:
    """Rows drawn in by a margin, and how a point is moved into them by the shortest way in units of its bounds' width.

    move: by terms, what one unit that is missing moves each quantity by.
    """

    names: _Whole
    factors: _Floats
    low: _Floats
    high: _Floats
    move: _Floats


def _aim(r: _Round, width: _Floats, margin: float) -> _Aim:
    w = width[r.names]
    reach = r.factors * w
    norm = (reach * reach).sum(axis=0)
    room = r.high - r.low
    inner = margin * np.minimum(np.where(np.isfinite(room), room, np.inf), np.sqrt(norm))
    move = reach * w / np.where(norm > 0, norm, np.inf)
    return _Aim(r.names, r.factors, r.low + inner, r.high - inner, move)


def _project(aim: _Aim, x: _Floats) -> None:
    """Moves the point into each row of a round."""
    total = (aim.factors * x[aim.names]).sum(axis=0)
    short = np.maximum(aim.low - total, 0.0) - np.maximum(total - aim.high, 0.0)
    x[aim.names] += short * aim.move
    x[0] = 0.0
