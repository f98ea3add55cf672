"""Official tables of trips and visits: each entry is a document, whose text holds its fields."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.load import Failure, load_documents
from kg.model.document import Document
from kg.model.official import OfficialEntry
from tests.load.conftest import documents

Written = Callable[[str, str | bytes], str]

TRIP = """<trip role="secretary" who="doe-john">
  <id>12</id><role>secretary</role><name>John Alden Doe</name>
  <start-date>1961-03-04</start-date><end-date>1961-03-06</end-date>
  <country id="germany">Germany, Federal Republic of</country><locale>Bonn, Mainz</locale>
  <remarks>Met with Chancellor
      Vogt.</remarks><created-by>someone</created-by>
</trip>"""
VISIT = """<visit><id>12</id><start-date>1975-06-01</start-date><end-date>1975-06-01</end-date>
  <visitor>Prime Minister Solhaug</visitor><from id="norway">Norway</from><description/></visit>"""


def table(kind: str, *entries: str) -> str:
    return f"<?xml version='1.0' encoding='UTF-8'?>\n<{kind}>{''.join(entries)}</{kind}>"


def test_a_trip_is_a_document_with_a_line_for_each_field(written: Written) -> None:
    (trip,) = documents(written("doe.xml", table("trips", TRIP)))
    assert trip.text.splitlines() == [
        "Traveler: Secretary of State John Alden Doe",
        "From: United States",
        "To: Bonn; Mainz; Federal Republic of Germany",
        "Dates: 1961-03-04 to 1961-03-06",
        "Remarks: Met with Chancellor Vogt.",
    ]
    assert (trip.kind, trip.id, trip.language) == ("record", "state-trip-12", "en")
    assert trip.headline == "Secretary of State John Alden Doe: Bonn, Federal Republic of Germany, 1961-03-04"
    assert trip.publisher == "Office of the Historian, U.S. Department of State"


def test_names_of_states_that_lists_turn_around_stand_upright(written: Written) -> None:
    (trip,) = documents(
        written("a.xml", table("trips", TRIP.replace("Germany, Federal Republic of", "Korea, North")))
    )
    assert "To: Bonn; Mainz; North Korea\n" in trip.text


def test_a_district_is_part_of_its_town(written: Written) -> None:
    (trip,) = documents(written("a.xml", table("trips", TRIP.replace("Bonn, Mainz", "Mexico, D.F., Puebla"))))
    assert OfficialEntry.read(trip.text).towns == ("Mexico, D.F.", "Puebla")


def test_a_visit_of_the_same_number_is_another_document(written: Written) -> None:
    trip, visit = documents(written("a.xml", table("trips", TRIP)), written("b.xml", table("visits", VISIT)))
    assert trip.id != visit.id
    assert "Remarks" not in visit.text
    assert "To: United States\nDates: 1975-06-01" in visit.text


def test_an_entry_can_be_read_back_from_its_text(written: Written) -> None:
    (trip,) = documents(written("doe.xml", table("trips", TRIP)))
    entry = OfficialEntry.read(trip.text)
    assert entry.towns == ("Bonn", "Mainz")
    assert entry.country == "Federal Republic of Germany"
    assert (entry.start, entry.end) == ("1961-03-04", "1961-03-06")
    assert entry.text == trip.text


@pytest.mark.parametrize(
    ("broken", "complaint"),
    [
        (TRIP.replace("<name>John Alden Doe</name>", ""), "entry 1: the field <name> is missing or empty"),
        (TRIP.replace("1961-03-06", "1961-03-01"), "ends (1961-03-01) before it starts (1961-03-04)"),
        (TRIP.replace("1961-03-04", "March"), "March"),
        (TRIP.replace("1961-03-04", "1961"), "<start-date> is no day: 1961"),
    ],
)
def test_a_broken_entry_fails_alone(written: Written, broken: str, complaint: str) -> None:
    failure, kept = load_documents([str(written("x.xml", table("trips", broken, TRIP.replace("12", "13"))))])
    assert isinstance(failure, Failure)
    assert complaint in str(failure.error)
    assert isinstance(kept, Document)


def test_what_is_no_table_is_refused(written: Written) -> None:
    path = str(written("x.xml", "<trips><trip>"))
    (failure,) = load_documents([path])
    assert isinstance(failure, Failure)
    assert "not well-formed XML" in str(failure.error)
    (failure,) = load_documents([str(written("y.xml", "<a/>"))], format="state")
    assert isinstance(failure, Failure)
    assert "no table of <trips> or <visits>" in str(failure.error)


def test_nothing_outside_of_the_file_is_read(written: Written, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hidden")
    declared = f'<!DOCTYPE trips [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    text = table("trips", TRIP.replace("Chancellor", "&x;")).replace("<trips>", declared + "<trips>", 1)
    (found,) = load_documents([str(written("x.xml", text))], format="state")
    assert "hidden" not in (found.text if isinstance(found, Document) else str(found.error))
