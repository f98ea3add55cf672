"""Whether an answer is the right one, for the entries of ``tests/questions.yaml``: the head of that file says how."""

from datetime import date as Day
from pathlib import Path
from typing import Any

import msgspec
import yaml

from kg.query import ask
from kg.query.answer import Answer
from kg.store.base import Store

TESTS = Path(__file__).parents[1]
TODAY = Day(2021, 6, 15)


class Entry(msgspec.Struct, kw_only=True):
    """A question with its right answer."""

    question: str
    find: str = "meetings"
    mode: str = "list"
    typed: dict[str, Any] = {}
    rows: Any = None
    who: list[str] | None = None
    says: str | bool | None = None
    refused: str | None = None


def entries(name: str) -> list[Entry]:
    """Read a file of questions; none if there is no such file."""
    file = TESTS / name
    return (
        msgspec.convert(yaml.safe_load(file.read_text(encoding="utf-8")), list[Entry])
        if file.exists()
        else []
    )


class Verdict(msgspec.Struct, kw_only=True):
    """What is wrong with an answer: its rows, or what was understood. ``wrong_table``: refusing was right."""

    entry: Entry
    rows: str = ""
    typed: str = ""
    wrong_table: bool = False

    @property
    def right(self) -> bool:
        """Whether all of it is right."""
        return not (self.rows or self.typed)


def judged(store: Store, entry: Entry) -> Verdict:
    """Ask, and compare with what is right."""
    answer = ask(store, entry.question, today=TODAY)
    if entry.refused:
        named = entry.refused == "unknown name" and not answer.rows
        fine = answer.not_understood or (named and bool(answer.understood.get("not_found")))
        return Verdict(
            entry=entry, rows="" if fine else f"answered: {answer.answer}", wrong_table=bool(answer.rows)
        )
    if answer.not_understood:
        return Verdict(entry=entry, rows=f"refused: {answer.answer}")
    return Verdict(entry=entry, rows=_rows(entry, answer), typed=_typed(entry.typed, answer.understood))


def _rows(entry: Entry, answer: Answer) -> str:
    got: Any
    if entry.mode == "count":
        got = next(iter(answer.rows[0].values())) if answer.rows else None
        return "" if got == entry.rows else f"{got} for {entry.rows}: {answer.answer}"
    key = {"meetings": "meeting", "people": "id", "posts": "id", "places": "place", "countries": "country"}
    name = {**key, "topics": "topic", "path": "meeting"}[entry.find]
    got = [row.get(name) for row in answer.rows]
    if entry.find == "path":  # several chains may be equally short
        same = len(got) == len(entry.rows) and all(row["status"] == "held" for row in answer.rows)
    else:
        same = set(got) == set(entry.rows or ())
    if not same:
        return f"{sorted(map(str, got))} for {entry.rows}: {answer.answer}"
    says = {True: "yes", False: "no"}.get(entry.says, entry.says)  # type: ignore[call-overload]
    if says and ("yes" if answer.answer.startswith("Yes") else "no") != says:
        return f"not {says}: {answer.answer}"
    who = {one["id"] for one in answer.who}
    if entry.who is not None and who != set(entry.who):
        return f"who: {sorted(who)} for {entry.who}"
    return ""


def _typed(expected: dict[str, Any], understood: dict[str, Any]) -> str:
    """Compare the typed question; names of an answer that is "A or B" are alternatives."""
    got = {
        "participants": [sorted(one.split(" or ")) for one in understood.get("participants", [])],
        "places": understood.get("place", "").split(" or "),
        "topics": understood.get("topic", "").split(" or "),
        "source": understood.get("source"),
        "sidelines": understood.get("sidelines"),
        "from": understood.get("from"),
        "to": understood.get("to"),
        "status": understood.get("status", []),
        "order": understood.get("order"),
        "role": understood.get("role", ""),
    }
    wrong = []
    for key, value in expected.items():
        wanted: Any = value.isoformat() if isinstance(value, Day) else value
        found: Any = got[key]
        if key == "participants":
            wanted, found = sorted(sorted(one) for one in wanted), sorted(found)
        elif key in ("places", "topics", "status"):
            wanted, found = sorted(wanted), sorted(found)
        elif key == "role":
            wanted, found = _words(wanted), _words(found)
        if wanted != found:
            wrong.append(f"{key} {found} for {wanted}")
    return "; ".join(wrong)


def _words(role: str) -> set[str]:
    return {word.removesuffix("s") for word in role.lower().split()}
