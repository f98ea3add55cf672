"""Questions over the official records, on both stores, against the tables' own content.

The tables are read here by themselves, with nothing of kg, so that answers are compared with what stands in them.
"""

import re
from collections.abc import Iterator
from datetime import date as Day
from xml.etree import ElementTree

import msgspec
import pytest

from kg.deriving import refresh
from kg.load import load_documents
from kg.pipeline import load
from kg.query import ask
from kg.query.answer import Row
from kg.store.base import Store
from kg.store.open import open_store
from tests.conftest import NEEDS_NEO4J, wipe_neo4j
from tools.records import TABLES
from tools.state_questions import PAGE, page

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not TABLES.exists(), reason="the official records are not beside the checkout"),
]


TOWNS = (*("Baku", "Reykjavik", "Tallinn", "Ulaanbaatar", "Windhoek", "Casablanca", "Bridgetown", "Yalta"),)
COUNTRIES = (*(("Poland", 1989), ("Mexico", 1997), ("Egypt", 1974), ("Japan", 1986)),)
# States that are no more, of which today's map knows nothing.
FORMER = (("Yugoslavia", 1980), ("Czechoslovakia", 1990), ("Soviet Union", 1974))
_EARLIER = {"U.S.S.R.": "Soviet Union"}
GUESTS = ("Margaret Thatcher", "Lee Kuan Yew", "Helmut Schmidt", "Manmohan Singh")
TALKS = (("Baker", "Mutalibov"), ("Shultz", "Gromyko"), ("Powell", "Musharraf"), ("Kissinger", "Callaghan"))


class Entry(msgspec.Struct, frozen=True):
    """An entry of a table, in its own words."""

    who: str
    towns: frozenset[str]
    country: str
    first: Day
    last: Day
    remarks: str


def _text(element: ElementTree.Element, tag: str) -> str:
    found = element.find(tag)
    return "" if found is None else " ".join("".join(found.itertext()).split())


def _entries() -> Iterator[Entry]:
    for file in sorted(TABLES.rglob("*.xml")):
        for element in ElementTree.parse(file).getroot():
            trip = element.find("locale") is not None or element.find("country") is not None
            yield Entry(
                _text(element, "name" if trip else "visitor"),
                # "Bridgetown (Barbados)" is Bridgetown.
                frozenset(town.partition("(")[0].strip() for town in _text(element, "locale").split(",")),
                _text(element, "country") if trip else "United States",
                Day.fromisoformat(_text(element, "start-date")),
                Day.fromisoformat(_text(element, "end-date")),
                _text(element, "remarks" if trip else "description"),
            )


ENTRIES = list(_entries()) if TABLES.exists() else []


@pytest.fixture(scope="module")
def embedded_records(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(str(tmp_path_factory.mktemp("state") / "store")) as store:
        load(store, load_documents([str(TABLES)], format="state"))
        yield store


@pytest.fixture(scope="module", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def records(request: pytest.FixtureRequest, embedded_records: Store) -> Iterator[Store]:
    """Give a store with all records; they are read once, and kept in both."""
    if request.param == "embedded":
        yield embedded_records
        return
    uri: str = request.getfixturevalue(NEEDS_NEO4J)
    wipe_neo4j(uri)
    with open_store(uri) as store:
        for record in embedded_records.records():
            store.put(record)
        refresh(store)
        yield store


def _days(row: Row) -> tuple[Day, Day]:
    return Day.fromisoformat(row["earliest"]), Day.fromisoformat(row["latest"])


def _surnames(row: Row) -> set[str]:
    return {one["name"].split()[-1] for one in row["participants"]}


def _agrees(rows: list[Row], expected: list[Entry]) -> None:
    """Each entry is a visit in the answer, and each meeting of the answer lies within days of an entry."""
    assert expected
    visits = [(_surnames(row), _days(row)) for row in rows if row["kind"] == "visit"]
    for entry in expected:
        surname = entry.who.split()[-1]
        assert any(
            surname in who and days[0] <= entry.last and entry.first <= days[1] for who, days in visits
        ), entry
    for row in rows:
        first, last = _days(row)
        assert any(entry.first <= last and first <= entry.last for entry in expected), row


@pytest.mark.parametrize("town", TOWNS)
def test_who_met_in_a_town_and_when(records: Store, town: str) -> None:
    rows = ask(records, f"who met in {town} and when").rows
    _agrees(rows, [entry for entry in ENTRIES if town in entry.towns])


@pytest.mark.parametrize(("country", "year"), COUNTRIES)
def test_who_visited_a_country_in_a_year(records: Store, country: str, year: int) -> None:
    rows = ask(records, f"who visited {country} in {year}").rows
    _agrees(rows, [entry for entry in ENTRIES if entry.country == country and entry.first.year == year])


@pytest.mark.parametrize(("state", "year"), FORMER)
def test_who_met_in_a_state_that_is_no_more(records: Store, state: str, year: int) -> None:
    rows = ask(records, f"who met in {state} in {year}").rows
    of_state = [entry for entry in ENTRIES if _EARLIER.get(entry.country, entry.country) == state]
    _agrees(rows, [entry for entry in of_state if entry.first.year == year])
    assert {row["country_name"] for row in rows} == {state}


@pytest.mark.parametrize("guest", GUESTS)
def test_when_a_guest_visited_the_united_states(records: Store, guest: str) -> None:
    rows = ask(records, f"when did {guest} visit the United States").rows
    expected = [entry for entry in ENTRIES if guest in entry.who]
    assert len({entry.first for entry in expected}) > 2
    _agrees([row for row in rows if row["kind"] == "visit"], expected)


@pytest.mark.parametrize(("secretary", "counterpart"), TALKS)
def test_when_a_secretary_met_somebody(records: Store, secretary: str, counterpart: str) -> None:
    rows = ask(records, f"when did {secretary} meet {counterpart}").rows
    met = re.compile(rf"\b[Mm]et with[^.;]*\b{counterpart}\b")
    expected = [
        entry for entry in ENTRIES if entry.who.split()[-1] == secretary and met.search(entry.remarks)
    ]
    assert expected
    for entry in expected:
        assert any(_days(row)[0] <= entry.last and entry.first <= _days(row)[1] for row in rows), entry
    for row in rows:
        first, last = _days(row)
        assert any(
            entry.first <= last and first <= entry.last and counterpart in f"{entry.who} {entry.remarks}"
            for entry in ENTRIES
        )


def test_the_page_shows_what_comes_out(embedded_records: Store) -> None:
    assert page(embedded_records) == PAGE.read_text(encoding="utf-8")
