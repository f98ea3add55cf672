"""Questions that this graph has answers to, for those who don't know yet what can be asked."""

from collections.abc import Iterator

import numpy as np

from kg.query.explore.columns import NO_DAY, Columns, bins
from kg.query.explore.counting import counted
from kg.query.explore.filtering import Filter, masks
from kg.query.explore.network import Network, network
from kg.store.base import Store

# Of so many people those who are joined by others, but haven't met, are looked for.
_MOST = 30


def examples(store: Store, columns: Columns) -> list[str]:
    """Return questions about places and people with many meetings among the recent ones."""
    held = masks(store, columns, Filter(statuses=("held",)))
    towns = [one for one in counted(columns, held).points if one.kind != "country"]
    return [
        *(_about_town(store, columns, towns[0].id, towns[0].name) if towns else ()),
        *_about_people(network(store, columns, held)),
    ]


def _about_town(store: Store, columns: Columns, id: str, name: str) -> Iterator[str]:
    left = masks(store, columns, Filter(statuses=("held",), place=id)).all & (columns.latest != NO_DAY)
    if left.any():
        years, meetings = np.unique(bins(columns.latest[left], "year"), return_counts=True)
        yield f"who met in {name} in {1970 + int(years[meetings.argmax()])}"


def _about_people(found: Network) -> Iterator[str]:
    # A name of one word may be that of several.
    names = {one.id: one.name for one in found.nodes if one.label == "Person" and " " in one.name}
    met = [(one.source, one.target) for one in found.links if one.source in names and one.target in names]
    if not met:
        return
    one, two = (names[id] for id in met[0])
    yield f"when did {one} last meet {two}"
    yield f"where did {one} go"
    third = next((names[b if a == met[0][0] else a] for a, b in met[1:] if met[0][0] in (a, b)), None)
    if third:
        yield f"who has met both {two} and {third}"
    pairs = {frozenset(pair) for pair in met}
    known = [id for id in names if any(id in pair for pair in pairs)][:_MOST]
    apart = next(((a, b) for a in known for b in known if a < b and frozenset((a, b)) not in pairs), None)
    if apart:
        yield f"who connects {names[apart[0]]} and {names[apart[1]]}"
