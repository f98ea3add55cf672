"""``kg path``: the shortest chain of meetings between two people or organizations.

Only meetings that were held join people, unless the user wants those that are planned, postponed or of
unknown status too. Cancelled, denied and merely proposed ones never do: nobody met there.
"""

from kg.query import library
from kg.query.answer import Answer, Row
from kg.query.meetings import find_meetings
from kg.query.names import Name, read_names
from kg.query.which import candidates, which
from kg.store.base import Store

HELD = ("held",)
ALL = ("held", "planned", "postponed", "unknown")
# Longer chains say nothing about two people.
LONGEST = 8
# A meeting of the chain with the meeting before it and who took part in both.
_Came = dict[str, tuple[str, str] | None]


def path(store: Store, a: str, b: str, *, held_only: bool = True) -> Answer:
    """Return the meetings of the chain in order, each with ``from`` and ``to``, the people it joins."""
    names = read_names(store)
    ends: list[Name] = []
    for text in (a, b):
        found = [entry for entry in which(names, text) if entry.label in ("Person", "Organization")]
        if len(found) != 1:
            return candidates(store, text, found)
        ends.append(found[0])
    one, two = ends
    statuses = HELD if held_only else ALL
    chain = _chain(store, one.id, two.id, statuses)
    rows = _rows(store, chain, one, two)
    answer = Answer(
        question=f"{a} – {b}",
        answer=_sentence(rows, one, two),
        understood={"asks": ["path"], "from": one.name, "to": two.name, "status": list(statuses)},
        query=library.query("steps").cypher,
        parameters={"meetings": [meeting for meeting, _ in chain], "statuses": list(statuses)},
        rows=rows,
    )
    if not chain and held_only and one.id != two.id and (other := _chain(store, one.id, two.id, ALL)):
        answer.answer += f" Counting planned meetings too there is one of {len(other)}."
    return answer


def _chain(store: Store, a: str, b: str, statuses: tuple[str, ...]) -> list[tuple[str, str | None]]:
    """Return meetings in order, each with who goes on from it to the next, by breadth-first search."""
    if a == b:
        return []
    if both := _meetings(store, statuses, [[a], [b]]):
        return [(both[0], None)]
    goals = set(_meetings(store, statuses, [[b]]))
    came: _Came = dict.fromkeys(_meetings(store, statuses, [[a]]), None)
    front = sorted(came)
    for _ in range(LONGEST):
        steps = library.rows(store, "steps", {"meetings": front, "statuses": list(statuses)})
        new: dict[str, tuple[str, str]] = {}
        for step in sorted(steps, key=lambda step: (step["following"], step["meeting"], step["actor"])):
            if step["following"] not in came and step["actor"] not in (a, b):
                new.setdefault(step["following"], (step["meeting"], step["name"]))
        came |= new
        front = sorted(new)
        if reached := sorted(goals & new.keys()):
            return _back(came, reached[0])
        if not front:
            break
    return []


def _meetings(store: Store, statuses: tuple[str, ...], participants: list[list[str]]) -> list[str]:
    rows = library.rows(store, "meetings", {"participants": participants, "statuses": list(statuses)})
    return sorted({row["meeting"] for row in rows})


def _back(came: _Came, last: str) -> list[tuple[str, str | None]]:
    chain: list[tuple[str, str | None]] = [(last, None)]
    while step := came[chain[0][0]]:
        chain.insert(0, step)
    return chain


def _rows(store: Store, chain: list[tuple[str, str | None]], one: Name, two: Name) -> list[Row]:
    if not chain:
        return []
    found = {row["meeting"]: row for row in find_meetings(store, {"meetings": [id for id, _ in chain]})}
    rows, before = [], one.name
    for step, (id, through) in enumerate(chain, 1):
        to = through or two.name
        rows.append({"step": step, "from": before, "to": to, **found[id]})
        before = to
    return rows


def _sentence(rows: list[Row], one: Name, two: Name) -> str:
    if one.id == two.id:
        return f"{one.name} is both ends."
    if not rows:
        return f"No chain of meetings joins {one.name} and {two.name}."
    steps = [rows[0]["from"], *(row["to"] for row in rows)]
    return f"{len(rows)} meeting{'' if len(rows) == 1 else 's'}: {' – '.join(steps)}"
