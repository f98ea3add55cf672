"""Ask the official records and write the answers to docs/state-questions.md (``make state-questions``).

    python -m tools.state_questions [TABLES]

``TABLES`` is the folder with the tables of trips and visits, the one beside the checkout if it isn't given.
Answers are as ``kg ask`` prints them: names, places, days and who says so, without sentences of the records.
"""

import sys
import tempfile
from datetime import date as Day
from pathlib import Path

import yaml

from kg.load import load_documents
from kg.pipeline import load
from kg.query import ask
from kg.query.render import render
from kg.store.base import Store
from kg.store.open import open_store
from tools.records import TABLES

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "state-questions.md"
QUESTIONS: list[str] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
# The day that the questions are asked on: the answers don't change with the calendar.
TODAY = Day(2026, 11, 1)
HEAD = """# Questions to the official records
The tables of the Office of the Historian of the U.S. Department of State: trips of presidents and secretaries
of state, and visits of foreign leaders. Loaded by `kg load DIRECTORY --format state`; written by
`make state-questions`, and compared with what comes out by `tests/test_state_questions.py`. Two records of
one visit, one of them without the people met, are two meetings.
"""


def page(store: Store) -> str:
    """Return the page: each question as a command, and what it prints."""
    parts = [HEAD]
    for question in QUESTIONS:
        answer = render(ask(store, question, today=TODAY), width=100, evidence=False)
        parts.append(f'```console\n$ kg ask "{question}"\n{answer}```\n')
    return "\n".join(parts)


def main() -> int:
    """Load the tables into a store of their own, ask, and write the page."""
    tables = Path(sys.argv[1]) if len(sys.argv) > 1 else TABLES
    if not tables.exists():
        print(f"{tables} is missing: name the folder with the tables", file=sys.stderr)
        return 2
    with (
        tempfile.TemporaryDirectory(prefix="kg-") as folder,
        open_store(str(Path(folder) / "store")) as store,
    ):
        load(store, load_documents([str(tables)], format="state"))
        PAGE.write_text(page(store), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
