"""How many meetings fulfil a filter: over time, on the map, by status and kind.

What somebody may choose is counted under all other conditions: the bars of years are those of all years, the
places those of everywhere.
"""

from collections.abc import Sequence
from datetime import date as Day

import msgspec
import numpy as np
from numpy.typing import NDArray

from kg.query.explore.columns import EPOCH, KINDS, NO_DAY, Columns, Mask, Unit, bins
from kg.query.explore.filtering import CAME_TO_NOTHING, Masks
from kg.query.wording import STATUSES

# What became of a meeting, as it is drawn.
OUTCOMES: dict[str, tuple[str, ...]] = {
    "held": ("held",),
    "planned": ("planned", "proposed"),
    "came_to_nothing": CAME_TO_NOTHING,
    "unknown": ("unknown",),
}
# So many bars are told apart; so many points fit on a map.
_BARS = 130
_POINTS = 400
# What lies in a longer span than this isn't known to a month.
_MONTH = 31


class Bars(msgspec.Struct, frozen=True, kw_only=True):
    """Meetings by year, month or day: ``starts`` are the first days (YYYY, YYYY-MM or YYYY-MM-DD).

    ``unplaced`` meetings are in no bar: their days are known less exactly than the bars.
    """

    unit: Unit
    starts: list[str]
    held: list[int]
    planned: list[int]
    came_to_nothing: list[int]
    unknown: list[int]
    unplaced: int


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """A place on the map with the number of meetings there."""

    id: str
    name: str
    kind: str | None
    country: str | None
    lat: float
    lon: float
    meetings: int


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What a filter leaves: ``total`` meetings, of which ``possibly`` are only perhaps in its days.

    ``left_out`` fulfil all but the days, since theirs aren't known. ``points`` are the places with most
    meetings, ``more_places`` the number of the others, ``off_map`` the meetings at no place on the map.
    ``not_drawn`` came to nothing, and so aren't on the map, unless their status is asked for.
    """

    total: int
    possibly: int
    left_out: int
    statuses: dict[str, int]
    kinds: dict[str, int]
    bars: Bars
    points: list[Point]
    more_places: int
    off_map: int
    not_drawn: int


def counted(columns: Columns, masks: Masks, span: tuple[Day | None, Day | None] = (None, None)) -> Counts:
    """Count what some masks leave; ``span`` is what the bars show, the whole time if it has no ends."""
    left = masks.all
    undated = masks.but("time") & (columns.latest == NO_DAY) & ~masks.time
    points, more = _points(columns, masks.but("place") & masks.drawn)
    on_map = np.zeros(len(columns), dtype=np.bool_)
    drawn = np.array([spot.lat is not None for spot in columns.spots], dtype=np.bool_)
    if len(drawn):
        on_map[columns.at_row[columns.is_located & drawn[columns.at_spot]]] = True
    return Counts(
        total=int(left.sum()),
        possibly=int((left & ~masks.certainly).sum()),
        left_out=int(undated.sum()),
        statuses=_by_word(columns.status, masks.but("status"), STATUSES),
        kinds=_by_word(columns.kind, masks.but("kind"), KINDS),
        bars=_bars(columns, masks.but("time"), span),
        points=points,
        more_places=more,
        off_map=int((left & masks.drawn & ~on_map).sum()),
        not_drawn=int((left & ~masks.drawn).sum()),
    )


def _by_word(column: NDArray[np.uint8], mask: Mask, words: Sequence[str]) -> dict[str, int]:
    numbers = np.bincount(column[mask], minlength=len(words))
    return {word: int(number) for word, number in zip(words, numbers, strict=True) if number}


def _points(columns: Columns, mask: Mask) -> tuple[list[Point], int]:
    """Return the places with most meetings, and how many more there are; those without a position aren't."""
    pairs = columns.is_located & mask[columns.at_row]
    numbers = np.bincount(columns.at_spot[pairs], minlength=len(columns.spots))
    drawn = [
        (-int(numbers[at]), spot.id, spot)
        for at in np.flatnonzero(numbers).tolist()
        if (spot := columns.spots[at]).lat is not None and spot.lon is not None
    ]
    drawn.sort(key=lambda one: one[:2])
    points = [
        Point(
            id=spot.id,
            name=spot.name,
            kind=spot.kind,
            country=spot.country,
            lat=spot.lat or 0.0,
            lon=spot.lon or 0.0,
            meetings=-number,
        )
        for number, _, spot in drawn[:_POINTS]
    ]
    return points, len(drawn) - len(points)


def _bars(columns: Columns, mask: Mask, span: tuple[Day | None, Day | None]) -> Bars:
    dated = mask & (columns.latest != NO_DAY)
    first, last = span
    if first:
        dated &= columns.latest >= first.toordinal()
    if last:
        dated &= columns.earliest <= last.toordinal()
    begins, ends = columns.earliest[dated], columns.latest[dated]
    if not len(begins):
        return Bars(unit="year", starts=[], held=[], planned=[], came_to_nothing=[], unknown=[], unplaced=0)
    low = first.toordinal() if first else int(begins.min())
    high = last.toordinal() if last else int(ends.max())
    unit = _unit(low, high)
    from_bin, to_bin = bins(begins, unit), bins(ends, unit)
    # A visit over the turn of the year counts where it begins; "in 1974" is in no month.
    is_placed = (from_bin == to_bin) | (ends - begins <= _MONTH if unit != "day" else ends - begins <= 1)
    start, stop = bins(np.array([low, high], dtype=np.int32), unit).tolist()
    is_placed &= (from_bin >= start) & (from_bin <= stop)
    numbers = {
        name: np.bincount(
            from_bin[is_placed & np.isin(columns.status[dated], [STATUSES.index(one) for one in words])]
            - start,
            minlength=stop - start + 1,
        ).tolist()
        for name, words in OUTCOMES.items()
    }
    return Bars(
        unit=unit,
        starts=[_start(number, unit) for number in range(start, stop + 1)],
        unplaced=int((~is_placed).sum()),
        **numbers,
    )


def _unit(low: int, high: int) -> Unit:
    days = high - low + 1
    if days <= _BARS:
        return "day"
    return "month" if days / 30 <= _BARS else "year"


def _start(number: int, unit: Unit) -> str:
    if unit == "year":
        return f"{1970 + number:04}"
    if unit == "month":
        year, month = divmod(number, 12)
        return f"{1970 + year:04}-{month + 1:02}"
    return Day.fromordinal(EPOCH + number).isoformat()
