"""``kg path``: the shortest chain of meetings between two people or organizations.

Only meetings that were held join people, unless the user wants those that are planned, postponed or of
unknown status too. Cancelled, denied and merely proposed ones never do: nobody met there.
"""

from kg.query import library
from kg.query.answer import Answer, Row
from kg.query.meetings import find_meetings
from kg.query.names import Name
from kg.query.network.chain import Step, chain
from kg.query.network.selection import HELD, MAYBE_HELD, two_actors
from kg.store.base import Store


def path(store: Store, a: str, b: str, *, held_only: bool = True) -> Answer:
    """Return the meetings of the chain in order, each with ``from`` and ``to``, the people it joins."""
    ends = two_actors(store, a, b)
    if isinstance(ends, Answer):
        return ends
    one, two = ends
    statuses = HELD if held_only else MAYBE_HELD
    steps = chain(store, one.id, two.id, statuses)
    ids = [step.meeting for step in steps]
    rows = _rows(store, steps, one, two)
    answer = Answer(
        question=f"{a} – {b}",
        answer=_sentence(rows, one, two),
        understood={"asks": ["path"], "from": one.name, "to": two.name, "status": list(statuses)},
        query=library.query("meetings").cypher,
        parameters=library.query("meetings").bind({"meetings": ids, "statuses": list(statuses)}),
        rows=rows,
    )
    if not steps and held_only and one.id != two.id and (other := chain(store, one.id, two.id, MAYBE_HELD)):
        answer.answer += f" Counting planned meetings too there is one of {len(other)}."
    return answer


def _rows(store: Store, steps: list[Step], one: Name, two: Name) -> list[Row]:
    if not steps:
        return []
    found = {row["meeting"]: row for row in find_meetings(store, {"meetings": [s.meeting for s in steps]})}
    rows, before = [], one.name
    for number, step in enumerate(steps, 1):
        to = step.name or two.name
        rows.append({"step": number, "from": before, "to": to, **found[step.meeting]})
        before = to
    return rows


def _sentence(rows: list[Row], one: Name, two: Name) -> str:
    if one.id == two.id:
        return f"{one.name} is both ends."
    if not rows:
        return f"No chain of meetings joins {one.name} and {two.name}."
    steps = [rows[0]["from"], *(row["to"] for row in rows)]
    return f"{len(rows)} meeting{'' if len(rows) == 1 else 's'}: {' – '.join(steps)}"
