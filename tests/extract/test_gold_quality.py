"""How much of the annotated passages is found: floors a little under what was measured.

The files are development sets: these numbers only guard against getting worse. What is promised about other
articles stands in ``docs/quality.md``. ``kg eval tests/data/news/dev.jsonl --errors`` shows each error.
"""

from functools import cache
from pathlib import Path

import pytest

from kg.evaluate.quality import evaluate
from kg.reading import Readers

pytestmark = pytest.mark.slow

NEWS = Path(__file__).parents[1] / "data" / "news"
# Per cent of F1. Raise them when the extractor gets better, in the same commit.
FLOORS = {
    "dev": {
        "meetings": 90,
        "participants": 95,
        "place": 88,
        "date": 82,
        "status": 97,
        "kind": 94,
        "role and organization": 78,
        "speaker": 75,
        "affiliations": 74,
    },
    "sentences-dev": {
        "meetings": 74,
        "participants": 89,
        "place": 78,
        "date": 75,
        "status": 88,
    },
}


@cache
def measured(name: str) -> dict[str, float]:
    """Return F1 by measure."""
    quality = evaluate(NEWS / f"{name}.jsonl", Readers())
    return {score.measure: 100 * (score.f1 or 0) for score in quality.scores}


@pytest.mark.parametrize(
    ("name", "measure"), [(name, one) for name, floors in FLOORS.items() for one in floors]
)
def test_is_no_worse_than_it_was(name: str, measure: str) -> None:
    assert measured(name)[measure] >= FLOORS[name][measure]
