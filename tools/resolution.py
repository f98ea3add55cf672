"""Measure resolution on the official records: the table of docs/quality.md (part of ``make quality``)."""

import tempfile
from pathlib import Path

from kg.evaluate.resolution import (
    LIBRARY_BOUND,
    Agreement,
    agreement,
    by_exact_name,
    by_similarity,
    meetings_of,
    pair_agreement,
    people_of,
    read_mentions,
    read_pairs,
)
from kg.evaluate.tables import markdown, number
from kg.load import load_documents
from kg.pipeline import load
from kg.store.base import Store
from kg.store.open import open_store
from tools.records import TABLES

ROOT = Path(__file__).parents[1]
LABELS = ROOT / "tests" / "data" / "resolution"
HEAD = ("what", "by", "pairs: precision", "recall", "B-cubed: precision", "recall")


def resolution_section() -> str:
    """Return the tables, empty where the records aren't there."""
    if not TABLES.exists():
        return ""
    with tempfile.TemporaryDirectory() as folder, open_store(folder) as store:
        load(store, load_documents([str(TABLES)], format="state"))
        fresh = _table(store, "-fresh")
        return f"{_table(store)}\nOn labels drawn and set before it was looked at what is found:\n\n{fresh}"


def _table(store: Store, fresh: str = "") -> str:
    """Return what was measured on the labels to develop by, or on those that are ``fresh``."""
    mentions = read_mentions(LABELS / f"people{fresh}.jsonl")
    pairs = read_pairs(LABELS / f"meetings{fresh}.jsonl")
    expected = [one.who for one in mentions]
    texts = {record.document.id: record.document.text for record in store.records()}
    names = [texts[one.document][one.start : one.end] for one in mentions]
    rows = [
        _row("people", "kg", agreement(expected, people_of(store, mentions))),
        _row("people", "exact normalised name", agreement(expected, by_exact_name(names))),
        _row(
            "people",
            f"Jaro–Winkler of rapidfuzz from {LIBRARY_BOUND} on",
            agreement(expected, by_similarity(names)),
        ),
        _row("meetings", "kg", pair_agreement(pairs, meetings_of(store, pairs))),
    ]
    same = sum(pair.same == "yes" for pair in pairs)
    counted = (
        f"{len(mentions)} mentions of {len(set(expected))} people, all pairs of them; "
        f"{len(pairs)} pairs of reports, {same} of one meeting."
    )
    return f"{counted}\n\n{markdown(HEAD, rows)}"


def _row(what: str, by: str, one: Agreement) -> tuple[str, ...]:
    return (what, by, *map(number, (one.precision, one.recall, one.b_precision, one.b_recall)))


if __name__ == "__main__":
    print(resolution_section())
