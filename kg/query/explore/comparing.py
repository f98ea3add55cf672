"""Two people, organizations or states beside each other: their meetings by year, and whom both met."""

from collections import Counter

import msgspec
import numpy as np

from kg.query.entity import id_now
from kg.query.explore.columns import NO_DAY, Columns, Mask, bins
from kg.query.explore.filtering import Filter, masks
from kg.query.explore.listing import Met, meetings
from kg.query.explore.network import participations
from kg.store.base import Store

_COMMON = 20
_LAST = 3


class Common(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody whom both met, and how often each did."""

    id: str
    name: str
    label: str
    a: int
    b: int


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Held meetings by year, of each and of both together; ``last`` are the most recent ones of both.

    Meetings that aren't known to a year are in the totals alone.
    """

    years: list[int]
    a: list[int]
    b: list[int]
    both: list[int]
    totals: dict[str, int]
    common: list[Common]
    last: list[Met]


def compare(store: Store, columns: Columns, a: str, b: str) -> Comparison:
    """Compare two by their ids, also earlier ones."""
    a, b = id_now(store, a), id_now(store, b)
    of = {
        name: masks(store, columns, Filter(who=who, statuses=("held",))).all
        for name, who in {"a": (a,), "b": (b,), "both": (a, b)}.items()
    }
    years = {name: _years(columns, mask) for name, mask in of.items()}
    known = sorted(set().union(*years.values()))
    shown = list(range(known[0], known[-1] + 1)) if known else []
    return Comparison(
        years=shown,
        **{name: [years[name][year] for year in shown] for name in of},
        totals={name: int(mask.sum()) for name, mask in of.items()},
        common=_common(store, columns, (a, of["a"]), (b, of["b"])),
        last=meetings(store, columns.ids_of(np.flatnonzero(of["both"])[:_LAST])),
    )


def _years(columns: Columns, mask: Mask) -> Counter[int]:
    dated = mask & (columns.latest != NO_DAY)
    first, last = (bins(column[dated], "year") for column in (columns.earliest, columns.latest))
    return Counter((first[first == last] + 1970).tolist())


def _common(store: Store, columns: Columns, a: tuple[str, Mask], b: tuple[str, Mask]) -> list[Common]:
    (one, names), (two, more) = (_met(store, columns, *side) for side in (a, b))
    names |= more
    shared = sorted(
        one.keys() & two.keys() - {a[0], b[0]},
        key=lambda who: (-min(one[who], two[who]), -one[who] - two[who], names[who]),
    )
    return [
        Common(id=id, name=names[id][0], label=names[id][1], a=one[id], b=two[id]) for id in shared[:_COMMON]
    ]


def _met(
    store: Store, columns: Columns, id: str, mask: Mask
) -> tuple[Counter[str], dict[str, tuple[str, str]]]:
    """Return how often somebody met whom at the most recent meetings, and who these are."""
    rows, _ = participations(store, columns, mask)
    met = Counter(row["actor"] for row in rows if row["actor"] != id)
    return met, {row["actor"]: (row["name"] or row["actor"], row["label"]) for row in rows}
