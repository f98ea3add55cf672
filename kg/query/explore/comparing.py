"""Two people, organizations or states beside each other: their meetings by year, and whom both met."""

from collections import Counter

import msgspec
import numpy as np

from kg.query import library
from kg.query.answer import Row
from kg.query.entity import id_now
from kg.query.explore.columns import NO_DAY, Columns, Mask, Rows, bins
from kg.query.explore.filtering import Filter, masks
from kg.query.explore.listing import Met, meetings
from kg.query.explore.network import MEETINGS, participations
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

    Meetings that aren't known to a year are in the totals alone. What they have in ``common`` is counted in
    as many meetings of each as ``read`` says.
    """

    years: list[int]
    a: list[int]
    b: list[int]
    both: list[int]
    totals: dict[str, int]
    read: dict[str, int]
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
    read = {"a": _nearest(columns, of["a"], of["b"]), "b": _nearest(columns, of["b"], of["a"])}
    return Comparison(
        years=shown,
        **{name: [years[name][year] for year in shown] for name in of},
        totals={name: int(mask.sum()) for name, mask in of.items()},
        read={name: len(rows) for name, rows in read.items()},
        common=_common(store, columns, (a, read["a"]), (b, read["b"])),
        last=meetings(store, columns.ids_of(np.flatnonzero(of["both"])[:_LAST])),
    )


def _nearest(columns: Columns, mask: Mask, other: Mask) -> Rows:
    """Return the meetings of one in which common counterparts are looked for.

    Of a state with thousands these are the ones from the time of the other's first: the last of the United
    States would tell nothing about the Soviet Union.
    """
    dated = other & (columns.latest != NO_DAY)
    if mask.sum() <= MEETINGS or not dated.any():
        return np.flatnonzero(mask)[:MEETINGS]
    first, last = columns.earliest[dated].min(), columns.latest[dated].max()
    beside = mask & (columns.latest >= first) & (columns.earliest <= last)
    return np.concatenate([np.flatnonzero(beside), np.flatnonzero(mask & ~beside)])[:MEETINGS]


def _years(columns: Columns, mask: Mask) -> Counter[int]:
    dated = mask & (columns.latest != NO_DAY)
    first, last = (bins(column[dated], "year") for column in (columns.earliest, columns.latest))
    return Counter((first[first == last] + 1970).tolist())


def _common(store: Store, columns: Columns, a: tuple[str, Rows], b: tuple[str, Rows]) -> list[Common]:
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
    store: Store, columns: Columns, id: str, read: Rows
) -> tuple[Counter[str], dict[str, tuple[str, str]]]:
    """Return how often somebody met whom at some meetings, and who these are.

    Who took part for an organization or a part of it is on its side, and hasn't met it there.
    """
    rows = participations(store, columns, read)
    members = library.rows(store, "members", {"id": id})
    posts = {row["post"] for row in members}
    bodies = {row["organization"] for row in members} | {row["name"] for row in rows if row["actor"] == id}

    def is_own(row: Row) -> bool:
        body = row["organization"] if row["label"] == "Person" else row["name"]
        return row["actor"] == id or row["post"] in posts or body in bodies

    met = [row for row in rows if not is_own(row)]
    return Counter(row["actor"] for row in met), {
        row["actor"]: (row["name"] or row["actor"], row["label"]) for row in met
    }
