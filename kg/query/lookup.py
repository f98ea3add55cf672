"""``kg find``: entities by partial, misspelt or foreign-script names."""

import heapq
from collections.abc import Iterator

from kg.query.answer import Answer, Row
from kg.query.consonants import has_abjad
from kg.query.names import Name, Names, fold, read_names
from kg.store.base import Store

# What a whole name, a part of one and the beginning of a word score; a likeness scores below these, as does
# who has some of the words alone, if these say more than those that they haven't.
_WHOLE, _PART, _BEGINS, _SHARES = 100.0, 95.0, 90.0, 88.0
_LEAST, _LIKE, _MORE = 65.0, 0.85, 0.7
# Of five consonants one may differ.
_ALIKE = 80.0
_ORDER = ("Person", "Organization", "Place", "Topic")


def find(store: Store, text: str, limit: int = 20) -> Answer:
    """Return the entities with such a name, the likest first."""
    scores: dict[Name, float] = {}
    for score, entry in _scored(read_names(store), text) if fold(text) else ():
        scores[entry] = max(score, scores.get(entry, 0.0))
    ranked = heapq.nsmallest(
        limit,
        scores.items(),
        key=lambda hit: (-hit[1], _ORDER.index(hit[0].label), hit[0].name, hit[0].id),
    )
    rows = [_row(score, entry) for entry, score in ranked]
    said = ", ".join(row["name"] for row in rows[:3]) or "nothing by such a name"
    more = f" and {len(scores) - 3} more" if len(scores) > 3 else ""
    return Answer(
        question=text, answer=f"{said}{more}", understood={"asks": ["find"], "name": text}, rows=rows
    )


def _scored(names: Names, text: str) -> Iterator[tuple[float, Name]]:
    """Yield who may be meant, for each way in which a name fits."""
    if entry := names.with_id(text):
        yield _WHOLE, entry
    yield from ((_WHOLE, entry) for entry in names.whole(text))
    yield from ((_PART, entry) for entry in names.part(text))
    yield from ((_BEGINS, entry) for entry in names.beginning(text))
    yield from ((round(how * _SHARES, 1), entry) for how, entry in names.sharing(text, _MORE))
    yield from ((round(score * _LIKE, 1), entry) for score, entry in names.near(text, _LEAST))
    if has_abjad(text):
        for score, entry in names.near_without_vowels(text, _ALIKE):
            yield round(score * _LIKE, 1), entry


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
