"""``kg neighbours``: whom somebody met, how often, first and last; and whom these met."""

from collections import Counter
from datetime import date as Day

from kg.query import library
from kg.query.answer import Answer, Row, plain
from kg.query.names import Name, read_names
from kg.query.network.meetings import Meeting, Meetings, by_day, read
from kg.query.network.selection import HELD, MAYBE_HELD, Selection, actors, select
from kg.query.which import candidates
from kg.query.wording import meetings as counted
from kg.store.base import Store


def neighbours(
    store: Store,
    name: str,
    *,
    hops: int = 1,
    since: Day | str | None = None,
    until: Day | str | None = None,
    place: str | None = None,
    held_only: bool = True,
) -> Answer:
    """Return a row for each person or organization that somebody met, the most often met first.

    With ``hops``, whom these met follow, and so on: ``meetings`` are those with people one hop nearer, of
    whom ``over`` is the one met most often. ``first`` and ``last`` are EDTF dates of the meetings. Between
    days, ``certainly`` counts the meetings that can't lie outside.
    """
    found = actors(read_names(store), name)
    if len(found) != 1:
        return candidates(store, name, found)
    statuses = HELD if held_only else MAYBE_HELD
    chosen = select(store, statuses=statuses, place=place, since=since, until=until)
    rows = _rows(store, found[0], chosen, hops)
    query = library.query("participations")
    given = {**chosen.parameters, "people": [found[0].id]}
    return Answer(
        question=name,
        answer=_sentence(rows, found[0]),
        understood={"asks": ["neighbours"], "name": found[0].name, "hops": hops, "status": list(statuses)},
        query=query.cypher,
        parameters=plain(query.bind(given)),
        rows=rows,
    )


def _rows(store: Store, of: Name, chosen: Selection, hops: int) -> list[Row]:
    rows: list[Row] = []
    reached, front = {of.id}, {of.id}
    for hop in range(1, hops + 1):
        here = Selection(
            **{name: getattr(chosen, name) for name in chosen.__struct_fields__ if name != "people"},
            people=tuple(sorted(front)),
        )
        found = read(store, here)
        met = _met(found, front, reached)
        rows += sorted(
            (_row(found, here, hop, id, shared, front) for id, shared in met.items()),
            key=lambda row: (-row["meetings"], row["name"], row["id"]),
        )
        front = set(met)
        reached |= front
        if not front:
            break
    return rows


def _met(found: Meetings, front: set[str], reached: set[str]) -> dict[str, list[Meeting]]:
    """Return who is met for the first time, each with the meetings."""
    met: dict[str, list[Meeting]] = {}
    for meeting in sorted(found.meetings.values(), key=by_day):
        if front.isdisjoint(meeting.actors):
            continue
        for one in meeting.actors:
            if one not in reached:
                met.setdefault(one, []).append(meeting)
    return met


def _row(
    found: Meetings, chosen: Selection, hop: int, id: str, shared: list[Meeting], front: set[str]
) -> Row:
    """Return a row; the meetings are in the order of their days."""
    dated = [meeting for meeting in shared if meeting.earliest]
    row: Row = {
        "id": id,
        "name": found.actors[id].name,
        "label": found.actors[id].label,
        "hops": hop,
        "meetings": len(shared),
    }
    if chosen.span:
        row["certainly"] = sum(meeting.fits(chosen.span) == "certainly" for meeting in shared)
    row["first"] = dated[0].date if dated else None
    row["last"] = (
        max(dated, key=lambda meeting: (meeting.latest or Day.min, meeting.id)).date if dated else None
    )
    if hop > 1:
        over = Counter(one for meeting in shared for one in meeting.actors if one in front)
        row["over"] = found.actors[min(over, key=lambda one: (-over[one], one))].name
    return row


def _sentence(rows: list[Row], of: Name) -> str:
    near = [row for row in rows if row["hops"] == 1]
    if not near:
        return f"{of.name} met nobody there."
    most = ", ".join(f"{row['name']} ({counted(row['meetings'])})" for row in near[:3])
    said = f"{of.name} met {len(near)} {'other' if len(near) == 1 else 'others'}: {most}"
    said += " …" if len(near) > 3 else ""
    farther = Counter(row["hops"] for row in rows if row["hops"] > 1)
    return said + "".join(f"; {number} more over {hop} meetings" for hop, number in sorted(farther.items()))
