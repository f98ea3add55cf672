"""A part of the graph that stands alone: some meetings, and all that tells of them or that they lead to."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from kg.errors import QueryError
from kg.query import library
from kg.query.network.meetings import read
from kg.query.network.selection import select
from kg.store.base import Store
from kg.store.batches import word

Chosen = Mapping[str, frozenset[str]]
_BATCH = 10_000
# Where each label leads: relationships from here, and (with <) to here.
_LEADS: Mapping[str, tuple[str, ...]] = {
    "Meeting": (
        *("LOCATED_IN", "HELD_AT", "IN_FORMER_STATE", "ABOUT", "PART_OF_EVENT", "POSTPONED_TO"),
        *("<PARTICIPATES_IN", "<REPORTS"),
    ),
    "MeetingReport": ("<CONTAINS", "MENTIONS", "STATED_BY"),
    "AffiliationReport": ("MENTIONS",),
    "Mention": ("REFERS_TO",),
    "Membership": ("IN_ORGANIZATION", "<HOLDS"),
    "Organization": ("PART_OF",),
    "Place": ("PART_OF",),
    "Person": ("KNOWN_AS",),
}
_POSTS = """
UNWIND $ids AS id MATCH (:Meeting {id: id})<-[part:PARTICIPATES_IN]-()
WHERE part.membership IS NOT NULL
RETURN DISTINCT part.membership AS id
"""
_SAID_OF_POSTS = """
UNWIND $ids AS id
MATCH (:Document {id: id})-[:CONTAINS]->(report:AffiliationReport)-[:REPORTS]->(post:Membership)
RETURN report.id AS id, post.id AS post
"""
_REFERENCES = """
UNWIND $ids AS id MATCH (:Person {id: id})<-[:REFERS_TO]-(reference:Reference)
RETURN DISTINCT reference.id AS id
"""


def chosen(
    store: Store,
    *,
    since: str | None = None,
    until: str | None = None,
    place: str | None = None,
    people: Iterable[str] = (),
    query: str | None = None,
    parameters: Mapping[str, Any] | None = None,
) -> Chosen:
    """Return the ids, by label, of the meetings that fulfil all conditions and of all that hangs on them.

    That is who took part and in which posts, where, what about, the gathering around it, and which reports
    of which documents say so, of the posts, too; not the other meetings of the same people. ``query`` is a
    named one: the meetings in its rows, or those of the people in them. Raises
    :class:`~kg.errors.QueryError` for a name that nothing has, or that several have.
    """
    wanted = select(store, people=people, place=place, since=since, until=until)
    meetings = set(read(store, wanted).meetings)
    if query is not None:
        meetings &= _of_query(store, query, parameters or {})
    return around(store, meetings)


def around(store: Store, meetings: Collection[str]) -> Chosen:
    """Return the ids of meetings and of all that hangs on them, by label."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    _follow(store, found, {"Meeting": set(meetings)})
    posts = {row["id"] for row in _asked(store, _POSTS, found["Meeting"])}
    _follow(store, found, {"Membership": posts})
    said = {row["id"] for row in _asked(store, _SAID_OF_POSTS, found["Document"]) if row["post"] in posts}
    _follow(store, found, {"AffiliationReport": said})
    found["Reference"] = {row["id"] for row in _asked(store, _REFERENCES, found["Person"])}
    return {label: frozenset(ids) for label, ids in found.items() if ids}


def _follow(store: Store, found: defaultdict[str, set[str]], front: Mapping[str, set[str]]) -> None:
    """Add what is in front, and what that leads to."""
    while any(front.values()):
        ahead: defaultdict[str, set[str]] = defaultdict(set)
        for label, ids in front.items():
            found[label] |= ids
            for type in _LEADS.get(label, ()):
                arrow = f"<-[:{word(type[1:])}]-" if type[0] == "<" else f"-[:{word(type)}]->"
                query = (
                    f"UNWIND $ids AS id MATCH (:{word(label)} {{id: id}}){arrow}(other) "
                    "RETURN DISTINCT labels(other)[0] AS label, other.id AS id"
                )
                for row in _asked(store, query, ids):
                    ahead[row["label"]].add(row["id"])
        front = {label: ids - found[label] for label, ids in ahead.items()}


def _asked(store: Store, query: str, ids: Iterable[str]) -> Iterator[dict[str, Any]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), _BATCH):
        yield from store.query(query, {"ids": ordered[start : start + _BATCH]})


def _of_query(store: Store, name: str, parameters: Mapping[str, Any]) -> set[str]:
    """Return the meetings in the rows of a named query; without any, those of the people in them."""
    rows = library.run(store, name, parameters).rows
    texts = {value for row in rows for value in row.values() if isinstance(value, str)}
    each = "UNWIND $ids AS id MATCH (n:{} {{id: id}}) RETURN n.id AS id"
    meetings = {row["id"] for row in _asked(store, each.format("Meeting"), texts)}
    if meetings or not rows:
        return meetings
    of_people = "UNWIND $ids AS id MATCH (:{} {{id: id}})-[:PARTICIPATES_IN]->(m:Meeting) RETURN m.id AS id"
    for label in ("Person", "Organization"):
        meetings |= {row["id"] for row in _asked(store, of_people.format(label), texts)}
    if not meetings:
        raise QueryError(f"the rows of {name} name no meetings and no people by their ids")
    return meetings
