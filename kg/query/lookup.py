"""``kg find``: entities by partial, misspelt or foreign-script names."""

import heapq

from kg.query.answer import Answer, Row
from kg.query.names import Name, fold, read_names
from kg.store.base import Store

# What a whole name, a part of one and the beginning of a word score; a likeness scores below these.
_WHOLE, _PART, _BEGINS = 100.0, 95.0, 90.0
_LEAST, _LIKE = 65.0, 0.85
_ORDER = ("Person", "Organization", "Place", "Topic")


def find(store: Store, text: str, limit: int = 20) -> Answer:
    """Return the entities with such a name, the likest first."""
    names = read_names(store)
    scores: dict[str, tuple[float, Name]] = {}

    def add(score: float, entry: Name) -> None:
        if score > scores.get(entry.id, (0.0, entry))[0]:
            scores[entry.id] = (score, entry)

    if fold(text):
        if entry := names.with_id(text):
            add(_WHOLE, entry)
        for entry in names.beginning(text):
            add(_BEGINS, entry)
        for entry in names.part(text):
            add(_PART, entry)
        for entry in names.whole(text):
            add(_WHOLE, entry)
        for score, entry in names.near(text, _LEAST):
            add(round(score * _LIKE, 1), entry)
    ranked = heapq.nsmallest(
        limit, scores.values(), key=lambda hit: (-hit[0], _ORDER.index(hit[1].label), hit[1].name, hit[1].id)
    )
    rows = [_row(score, entry) for score, entry in ranked]
    said = ", ".join(row["name"] for row in rows[:3]) or "nothing by such a name"
    more = f" and {len(scores) - 3} more" if len(scores) > 3 else ""
    return Answer(
        question=text, answer=f"{said}{more}", understood={"asks": ["find"], "name": text}, rows=rows
    )


def _row(score: float, entry: Name) -> Row:
    return {
        "id": entry.id,
        "label": entry.label,
        "name": entry.name,
        "aliases": list(entry.aliases),
        "kind": entry.kind,
        "country": entry.country,
        "score": score,
    }
