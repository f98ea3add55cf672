"""Places by the names that they had."""

from pathlib import Path

import pytest

from kg.deriving import refresh
from kg.query import ask
from kg.store.open import open_store
from tests.resolve.telling import day, meeting, person, place, told

PAIR = (person("Mirela Castan", country="RO"), person("Jonas Ekdal", country="SE"))
RECORDS = [
    told("a", meeting(*PAIR, date=day("1974-11-23"), at=place("Saint Petersburg", "RU"))),
    told("b", meeting(*PAIR, date=day("1925-11-23"), at=place("Yangon", "MM"))),
    told("c", meeting(*PAIR, date=day("1922-11-23"), at=place("Istanbul", "TR"))),
]


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("who met in Leningrad", ["1974-11-23"]),
        ("who met in Petrograd", ["1974-11-23"]),
        ("who met in Rangoon", ["1925-11-23"]),
        ("who met in Constantinople and when", ["1922-11-23"]),
        ("who met in Königsberg", []),
    ],
)
def test_a_town_by_a_name_that_no_document_uses(tmp_path: Path, question: str, days: list[str]) -> None:
    with open_store(str(tmp_path / "store")) as store:
        for record in RECORDS:
            store.put(record)
        refresh(store)
        assert [row["date"] for row in ask(store, question).rows] == days
