"""What entries of official tables say: traveller, place and dates for certain, meetings out of the remarks."""

import pytest

from kg.extract.extractor import extract
from kg.model.document import Document
from kg.model.official import OfficialEntry
from kg.model.report import Extraction, MeetingReport


def read(remarks: str = "", **fields: object) -> Extraction:
    known = {
        "traveler": "Secretary of State John Alden Doe",
        "home": "United States",
        "country": "Azerbaijan",
        "towns": ("Baku",),
        "start": "1993-05-04",
        "end": "1993-05-05",
        "remarks": remarks,
    }
    entry = OfficialEntry(**(known | fields))  # type: ignore[arg-type]
    return extract(Document.of(entry.text, kind="record", language="en"))


def who(report: MeetingReport) -> list[tuple[str, str | None, str | None]]:
    return [(one.name, one.role, one.organization) for one in report.participants]


DOE = ("John Alden Doe", "Secretary of State", "United States")


def test_fields_give_a_meeting_of_the_remarks_its_traveller_place_and_dates() -> None:
    said = read("Met with President Vekilov and discussed trade.")
    (meeting,) = said.meetings
    assert who(meeting) == [DOE, ("Vekilov", "President", "Azerbaijan")]
    assert meeting.place is not None
    assert (meeting.place.name, meeting.place.country) == ("Baku", "AZ")
    assert meeting.date is not None
    assert meeting.date.edtf == "1993-05-04/1993-05-05"
    assert (meeting.status, meeting.kind) == ("held", "bilateral")


def test_words_and_offsets_are_those_of_the_entry() -> None:
    entry = OfficialEntry(
        traveler="President Mary Roe",
        home="United States",
        country="Norway",
        towns=("Oslo",),
        start="1993-05-04",
        end="1993-05-04",
        remarks="State visit; met with Prime Minister Solhaug. Later addressed Parliament.",
    )
    for report in extract(Document.of(entry.text, kind="record")).meetings:
        assert report.quote in ("met with Prime Minister Solhaug.", "Later addressed Parliament.")
        for one in (report, report.trigger, report.place, report.date, *report.participants, *report.also):
            words = getattr(one, "quote", None) or getattr(one, "text", None)
            assert one is not None
            assert entry.text[one.start : one.end] == words


@pytest.mark.parametrize("remarks", ["", "Working visit.", "Stopped en route to Tbilisi."])
def test_a_trip_without_a_meeting_told_is_a_visit(remarks: str) -> None:
    (visit,) = read(remarks).meetings
    assert (visit.kind, visit.status, who(visit)) == ("visit", "held", [DOE])
    assert visit.place is not None
    assert visit.place.name == "Baku"


def test_each_town_is_visited() -> None:
    said = read(towns=("Ankara", "Istanbul"), country="Turkey")
    assert [one.place.name for one in said.meetings if one.place] == ["Ankara", "Istanbul"]
    assert len({id for id, _ in said.meeting_ids()}) == 2


def test_of_several_towns_a_meeting_is_only_known_to_be_in_the_country() -> None:
    (meeting,) = read("Met with President Ozan.", towns=("Ankara", "Istanbul"), country="Turkey").meetings
    assert meeting.place is not None
    assert (meeting.place.name, meeting.place.country) == ("Turkey", "TR")


@pytest.mark.parametrize(
    ("remarks", "expected"),
    [
        ("Met with Georgian Foreign Minister Beridze.", ("Beridze", "Foreign Minister", "Georgia")),
        ("Audience with President Vekilov.", ("Vekilov", "President", "Azerbaijan")),
        ("Informal meeting with Prime Minister Aslan.", ("Aslan", "Prime Minister", "Azerbaijan")),
        (
            "Official visit. Also met with Foreign Minister Aslan.",
            ("Aslan", "Foreign Minister", "Azerbaijan"),
        ),
    ],
)
def test_bare_posts_are_those_of_the_state_that_was_visited(
    remarks: str, expected: tuple[str, str, str]
) -> None:
    (meeting,) = read(remarks).meetings
    assert who(meeting) == [DOE, expected]


def test_a_visitor_has_the_post_before_their_name() -> None:
    said = read(
        "Private visit. Met with President Roe May 5.",
        traveler="Prime Minister Ingrid Solhaug",
        home="Norway",
        country="United States",
        towns=(),
    )
    (meeting,) = said.meetings
    assert who(meeting)[0] == ("Ingrid Solhaug", "Prime Minister", "Norway")
    assert meeting.place is not None
    assert meeting.place.country == "US"


def test_what_stands_in_parentheses_is_no_part_of_a_name() -> None:
    (visit,) = read(traveler="Secretary of State John A. (Jack Alden) Doe").meetings
    assert who(visit) == [("John A. Doe", "Secretary of State", "United States")]


def test_a_text_that_is_no_entry_is_refused() -> None:
    with pytest.raises(ValueError, match="not an entry"):
        extract(Document.of("Somebody met somebody.", kind="record"))
