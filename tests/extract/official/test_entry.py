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


def told(said: Extraction) -> list[MeetingReport]:
    """Return the meetings of the remarks: all but the visits to the towns of the entry."""
    return [one for one in said.meetings if one.start > 0]


def who(report: MeetingReport) -> list[tuple[str, str | None, str | None]]:
    return [(one.name, one.role, one.organization) for one in report.participants]


DOE = ("John Alden Doe", "Secretary of State", "United States")


def test_fields_give_a_meeting_of_the_remarks_its_traveller_place_and_dates() -> None:
    said = read("Met with President Vekilov and discussed trade.")
    (meeting,) = told(said)
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
    said = extract(Document.of(entry.text, kind="record"))
    assert {report.quote for report in told(said)} <= {
        "met with Prime Minister Solhaug.",
        "Later addressed Parliament.",
    }
    for report in said.meetings:
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
    (meeting,) = told(read("Met with President Ozan.", towns=("Ankara", "Istanbul"), country="Turkey"))
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
    (meeting,) = told(read(remarks))
    assert who(meeting) == [DOE, expected]


def test_a_visitor_has_the_post_before_their_name() -> None:
    said = read(
        "Private visit. Met with President Roe May 5.",
        traveler="Prime Minister Ingrid Solhaug",
        home="Norway",
        country="United States",
        towns=(),
    )
    visit, meeting = said.meetings
    assert (visit.kind, who(visit)) == ("visit", [("Ingrid Solhaug", "Prime Minister", "Norway")])
    assert who(meeting)[0] == ("Ingrid Solhaug", "Prime Minister", "Norway")
    assert meeting.place is not None
    assert meeting.place.country == "US"


@pytest.mark.parametrize("joint", [" and ", ", ", " & "])
def test_two_travellers_in_one_field(joint: str) -> None:
    said = read(
        "Met with President Doe.",
        traveler=f"President Ana Lind{joint}Prime Minister Bo Strand",
        home="Sweden",
    )
    lind, strand = ("Ana Lind", "President", "Sweden"), ("Bo Strand", "Prime Minister", "Sweden")
    assert who(said.meetings[0]) == [lind, strand]
    assert {(one.person, one.role) for one in said.affiliations} >= {lind[:2], strand[:2]}
    (meeting,) = told(said)
    assert {lind, strand} <= set(who(meeting))


@pytest.mark.parametrize("joint", ["and", "&"])
def test_a_title_joined_to_a_post_makes_no_two(joint: str) -> None:
    said = read(traveler=f"Premier {joint} Prince Nalong", home="Cambodia")
    assert who(said.meetings[0]) == [("Nalong", "Premier", "Cambodia")]


def test_a_meal_is_known_by_its_host() -> None:
    (meeting,) = told(read("Attended working brunch with President Vekilov."))
    assert [name for name, *_ in who(meeting)] == ["John Alden Doe", "Vekilov"]
    assert meeting.topics[0].label == "working brunch with President Vekilov"


@pytest.mark.parametrize(
    "remarks",
    ["Reviewed the peace process with President Vekilov.", "Private visit with President Vekilov May 5."],
)
def test_what_was_reviewed_with_somebody_was_a_meeting(remarks: str) -> None:
    (meeting,) = told(read(remarks))
    assert [name for name, *_ in who(meeting)] == ["John Alden Doe", "Vekilov"]


def test_the_state_beside_a_title_is_that_of_the_post() -> None:
    (meeting,) = told(read("Attended Summit Meeting with Norwegian Chairman Vekilov."))
    assert ("Vekilov", "Chairman", "Norway") in who(meeting)


def test_the_host_s_state_of_a_bare_post_is_implied() -> None:
    (meeting,) = told(read("Met with Chairman Vekilov."))
    assert meeting.participants[1].implied


def test_what_stands_in_parentheses_is_no_part_of_a_name() -> None:
    (visit,) = read(traveler="Secretary of State John A. (Jack Alden) Doe").meetings
    assert who(visit) == [("John A. Doe", "Secretary of State", "United States")]


@pytest.mark.parametrize(
    ("traveler", "expected"),
    [
        ("Secretary of State Dean Alden Roe", ("Dean Alden Roe", "Secretary of State")),
        ("Prime Minister Alden King", ("Alden King", "Prime Minister")),
        ("President- elect Mary Roe", ("Mary Roe", "President-elect")),
        ("Acting President Roe", ("Roe", "Acting President")),
        ("Prime Minster Mary Roe", ("Mary Roe", "Prime Minister")),
        ("Crown Prince Olm", ("Olm", "Crown Prince")),
        ("Emir Sheikh Olm bin Roe", ("Olm bin Roe", "Emir")),
        ("Grand Duchess Ida", ("Ida", "Grand Duchess")),
        ("Lieutenant General Mary Roe", ("Mary Roe", None)),
        ("Governor General Earl of Hillshire", ("Earl of Hillshire", "Governor General")),
        ("Mary Roe", ("Mary Roe", None)),
    ],
)
def test_the_traveller_always_has_name_and_post_apart(
    traveler: str, expected: tuple[str, str | None]
) -> None:
    said = read("Private visit.", traveler=traveler, home="Norway")
    (visit,) = said.meetings
    assert [(one.name, one.role) for one in visit.participants] == [expected]
    (post,) = said.affiliations
    assert (post.person, post.role, post.organization) == (*expected, "Norway")


def test_meetings_stay_beside_the_visit() -> None:
    said = read("Met with President Vekilov.")
    assert [one.kind for one in said.meetings] == ["visit", "bilateral"]


@pytest.mark.parametrize(
    "remarks",
    [
        "Accompanied President Roe.",
        "Accompanied President Roe on a State visit.",
        "Accompanied President Roe; met with Foreign Minister Aslan.",
    ],
)
def test_who_is_accompanied_is_of_the_state_of_the_traveller(remarks: str) -> None:
    assert who(read(remarks).meetings[0]) == [DOE, ("Roe", "President", "United States")]


def test_who_is_accompanied_to_a_meeting_met_too() -> None:
    (meeting,) = told(read("Accompanied President Roe to a meeting with President Vekilov."))
    roe, vekilov = ("Roe", "President", "United States"), ("Vekilov", "President", "Azerbaijan")
    assert who(meeting) == [DOE, roe, vekilov]


def test_who_is_accompanied_to_a_summit_and_to_a_meeting_was_at_both() -> None:
    remarks = "Accompanied President Roe to the G-7 Economic Summit and to meetings with President Vekilov."
    summit, talks = told(read(remarks))
    roe, vekilov = ("Roe", "President", "United States"), ("Vekilov", "President", "Azerbaijan")
    assert roe in who(summit)
    assert sorted(who(talks)) == sorted([DOE, roe, vekilov])


def test_whose_journey_is_spoken_of_is_of_the_state_of_the_traveller() -> None:
    said = read("Discussed President Roe's visit with Foreign Minister Aslan.")
    assert {(one.person, one.organization) for one in said.affiliations} >= {
        ("Roe", "United States"),
        ("Aslan", "Azerbaijan"),
    }
    assert who(said.meetings[0]) == [DOE]


@pytest.mark.parametrize(
    ("remarks", "kind", "label", "others"),
    [
        ("Attended Six-Power Conference on Trade.", "multilateral", "Six-Power Conference on Trade", []),
        ("Attended NATO Ministerial Meeting.", "multilateral", "NATO Ministerial Meeting", ["NATO"]),
        ("Attended the funeral of President Olm.", "ceremony", "funeral of President Olm", []),
        ("Attended the inauguration of President Olm.", "ceremony", "inauguration of President Olm", ["Olm"]),
        ("Attended signing of the Hill Founding Act.", "ceremony", "signing of the Hill Founding Act", []),
        ("Attended a U.S.-EU Summit Meeting.", "multilateral", "U.S.-EU Summit Meeting", []),
        (
            "Attended Second Hill Conference with British Prime Minister Alder.",
            "multilateral",
            "Second Hill Conference",
            ["Alder"],
        ),
        (
            "Attended the Economic Summit Meeting of the Heads of State and Government of Canada, Japan, and Italy.",
            "multilateral",
            "Economic Summit Meeting",
            ["Canada", "Japan", "Italy"],
        ),
    ],
)
def test_what_was_attended_is_named_by_its_topic(
    remarks: str, kind: str, label: str, others: list[str]
) -> None:
    (meeting,) = told(read(remarks))
    assert (meeting.kind, meeting.topics[0].label) == (kind, label)
    assert [one.name for one in meeting.participants] == ["John Alden Doe", *others]


def test_two_gatherings_are_two_meetings() -> None:
    said = read("Attended the Hill Summit May 4. Attended an Atlas Pact Ministerial Meeting.")
    assert [one.topics[0].label for one in told(said)] == ["Hill Summit", "Atlas Pact Ministerial Meeting"]
    assert [one.date.edtf for one in told(said) if one.date] == ["1993-05-04", "1993-05-04/1993-05-05"]


@pytest.mark.parametrize(
    ("remarks", "expected"),
    [
        (
            "Met with the Presidents of Kenya, Ghana, and Togo.",
            [("President", "Kenya"), ("President", "Ghana"), ("President", "Togo")],
        ),
        (
            "Met with the British and French Foreign Ministers.",
            [("Foreign Minister", "United Kingdom"), ("Foreign Minister", "France")],
        ),
        (
            "Met with Presidents Alder of Kenya and Birch of Ghana.",
            [("President", "Kenya"), ("President", "Ghana")],
        ),
        # Both can't be of the state where they were met, which has one.
        ("Met with Prime Ministers Alder and Birch.", [("Prime Minister", None)] * 2),
        ("Met with Deputy Prime Ministers Alder and Birch.", [("Deputy Prime Minister", "Azerbaijan")] * 2),
        ("Met with the President.", [("President", "Azerbaijan")]),
        ("Met with Emperor Olm of Japan.", [("Emperor", "Japan")]),
    ],
)
def test_each_of_a_list_has_post_and_state(remarks: str, expected: list[tuple[str, str]]) -> None:
    (meeting,) = told(read(remarks))
    assert [post[1:] for post in who(meeting)[1:]] == expected


@pytest.mark.parametrize(
    "remarks", ["Met with President Alder May 4.", "Official Working Visit. Met with President Alder Oct. 5."]
)
def test_dates_and_headings_are_no_names(remarks: str) -> None:
    said = read(remarks)
    assert [one.person for one in said.affiliations] == ["John Alden Doe", "Alder"]


@pytest.mark.parametrize(
    "remarks",
    [
        "Working meeting with President Alder.",
        "Pre-Summit meeting (October 10-11) with President Alder.",
        "Private talks with President Alder.",
    ],
)
def test_what_a_table_names_without_a_verb_was_held(remarks: str) -> None:
    assert [one.status for one in read(remarks).meetings] == ["held", "held"]


def test_towns_that_were_visited_are_no_people() -> None:
    (_, visit) = read("Afterwards visited Oslo (Norway), Mystic (Norway), and Bergen.").meetings
    assert who(visit) == [DOE]


@pytest.mark.parametrize(
    ("country", "towns", "state", "code"),
    [
        ("Soviet Union", ("Moscow",), "Soviet Union", "RU"),
        ("Dahomey (Benin)", ("Cotonou",), "Benin", "BJ"),
        ("Yemen Arab Republic", ("Sanaa",), "Yemen Arab Republic", "YE"),
        ("Serbia-Montenegro (Kosovo)", ("Belgrade",), "Serbia and Montenegro", "RS"),
        ("Palestinian Authority", ("Gaza",), "Palestinian Authority", "PS"),
    ],
)
def test_states_of_old_tables_are_known(country: str, towns: tuple[str, ...], state: str, code: str) -> None:
    (visit,) = read(country=country, towns=towns).meetings
    assert visit.place is not None
    assert visit.place.country == code
    (home,) = read(home=country, country="Norway", towns=()).affiliations
    assert home.organization == state


@pytest.mark.parametrize(
    ("town", "country", "name", "code"),
    [
        ("Algiers (Algeria)", "Casablanca Conference", "Algiers", "DZ"),
        ("Bathurst (The Gambia)", "Morocco", "Banjul", "GM"),
        ("Windsor (Ontario)", "Canada", "Windsor", "CA"),
        ("Hillsborough (Northern Ireland)", "United Kingdom", "Hillsborough", "GB"),
    ],
)
def test_a_town_may_say_where_it_is(town: str, country: str, name: str, code: str) -> None:
    (visit, *_) = read(towns=(town,), country=country).meetings
    assert visit.place is not None
    assert (visit.place.name, visit.place.country, visit.place.text) == (name, code, town)


def test_a_text_that_is_no_entry_is_refused() -> None:
    with pytest.raises(ValueError, match="not an entry"):
        extract(Document.of("Somebody met somebody.", kind="record"))


@pytest.mark.parametrize(
    "remarks",
    [
        "Discussed a proposed peace conference with President Vekilov.",
        "Reviewed the autonomy talks with President Vekilov.",
        "Discussed prospects for a summit with President Vekilov.",
    ],
)
def test_talks_that_are_spoken_of_are_not_those_with_whom_one_speaks(remarks: str) -> None:
    (meeting,) = told(read(remarks))
    assert (meeting.status, meeting.kind) == ("held", "bilateral")
    assert who(meeting) == [DOE, ("Vekilov", "President", "Azerbaijan")]
    assert meeting.trigger.text == remarks.split()[0]


def test_what_is_done_after_a_visit_does_not_undo_it() -> None:
    said = read("Official visit. Stopped in Oslo May 9 after visiting Canada.")
    assert {one.status for one in said.meetings} == {"held"}
