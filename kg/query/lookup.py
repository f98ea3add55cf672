"""``kg find``: entities by partial, misspelt or foreign-script names."""

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

    key = fold(text)
    if key:
        for entry in names.entries:
            if entry.id == text or text in entry.aliases:
                add(_WHOLE, entry)
            elif any(f" {key}" in f" {fold(name)}" for name in entry.all):
                add(_BEGINS, entry)
        for entry in names.part(text):
            add(_PART, entry)
        for entry in names.whole(text):
            add(_WHOLE, entry)
        for score, entry in names.near(text, _LEAST):
            add(round(score * _LIKE, 1), entry)
    ranked = sorted(
        scores.values(), key=lambda hit: (-hit[0], _ORDER.index(hit[1].label), hit[1].name, hit[1].id)
    )
    rows = [_row(score, entry) for score, entry in ranked[:limit]]
    said = ", ".join(row["name"] for row in rows[:3]) or "nothing by such a name"
    more = f" and {len(ranked) - 3} more" if len(ranked) > 3 else ""
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
