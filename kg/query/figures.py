"""``kg stats``: how much there is."""

from kg.query import library
from kg.query.answer import Answer
from kg.store.base import Store


def counts(store: Store) -> Answer:
    """Return counts by label, status and year."""
    rows = library.rows(store, "counts")
    order = {"label": 0, "status": 1, "year": 2}
    rows.sort(key=lambda row: (order[row["of"]], row["name"]))
    labels = {row["name"]: row["number"] for row in rows if row["of"] == "label"}
    shown = (
        ("Document", "documents"),
        ("Meeting", "meetings"),
        ("Person", "people"),
        ("Organization", "organizations"),
    )
    said = ", ".join(f"{word}: {labels.get(label, 0)}" for label, word in shown)
    return Answer(
        question="stats",
        answer=said,
        understood={"asks": ["counts"]},
        query=library.query("counts").cypher,
        rows=rows,
    )
