"""Which reports tell of one meeting, and what is believed of it then."""

from datetime import date as Day

import pytest

from tests.resolve.telling import World, day, decide, meeting, person, place, told

A = person("Jonas Ekdal", "President", "Sweden", country="SE")
B = person("Mirela Castan", "Foreign Minister", "Romania", country="RO")
C = person("Per Lunde", "Envoy", "Norway", country="NO")
RIGA, BERGEN = place("Riga", "LV"), place("Bergen", "NO")


def report_id(record) -> str:
    return next(id for id, _ in record.extraction.meeting_ids())


def test_the_same_people_on_overlapping_days_met_once() -> None:
    world = World(
        told("a", meeting(A, B, at=RIGA, date=day("2024-03-13", "2024-03-15"))),
        told("b", meeting(B, A, at=RIGA, date=day("2024-03-14"))),
    )
    one = world.meeting()
    assert (one["date"], one["earliest"], one["latest"]) == ("2024-03-14", Day(2024, 3, 14), Day(2024, 3, 14))
    assert one["label"].endswith("Riga, 2024-03-14")
    assert sorted(one["label"].split(",")[0].split(" and ")) == ["Jonas Ekdal", "Mirela Castan"]


def test_different_days_are_two_meetings() -> None:
    world = World(
        told("a", meeting(A, B, at=RIGA, date=day("2024-03-14"))),
        told("b", meeting(A, B, at=RIGA, date=day("2024-03-16"))),
    )
    assert [date for _, date, _ in world.told()] == ["2024-03-14", "2024-03-16"]


def test_different_places_on_one_day_are_two_meetings() -> None:
    on = day("2024-03-14")
    world = World(told("a", meeting(A, B, at=RIGA, date=on)), told("b", meeting(A, B, at=BERGEN, date=on)))
    assert len(world.meetings()) == 2


def test_the_same_three_on_one_day_in_two_towns_of_a_country_met_once() -> None:
    on, oslo = day("2024-03-14"), place("Oslo", "NO")
    two = (told("a", meeting(A, B, at=oslo, date=on)), told("b", meeting(A, B, at=BERGEN, date=on)))
    three = (told("a", meeting(A, B, C, at=oslo, date=on)), told("b", meeting(A, B, C, at=BERGEN, date=on)))
    assert (len(World(*two).meetings()), len(World(*three).meetings())) == (2, 1)


def test_other_people_are_another_meeting() -> None:
    on = day("2024-03-14")
    world = World(
        told("a", meeting(A, B, date=on)),
        told("b", meeting(A, C, date=on)),
        told("c", meeting(B, C, date=on)),
    )
    assert len(world.meetings()) == 3


def test_a_report_that_leaves_out_a_participant_is_of_the_same_meeting() -> None:
    on = day("2024-03-14")
    world = World(told("a", meeting(A, B, C, date=on)), told("b", meeting(A, B, date=on)))
    assert world.told() == [(["Jonas Ekdal", "Mirela Castan", "Per Lunde"], "2024-03-14", "held")]


def test_a_call_is_no_meeting_in_a_room() -> None:
    on = day("2024-03-14")
    world = World(
        told("a", meeting(A, B, date=on)), told("b", meeting(A, B, date=on, kind="call", format="remote"))
    )
    assert len(world.meetings()) == 2


def planned_then(status: str, published: str = "2024-03-15", date=None) -> dict:
    on = day("2024-03-14")
    world = World(
        told("a", meeting(A, B, at=RIGA, date=on, status="planned"), published="2024-03-10"),
        told("b", meeting(A, B, at=RIGA, date=date or on, status=status), published=published),
    )
    return world.meeting()


@pytest.mark.parametrize("status", ["held", "cancelled", "postponed", "denied"])
def test_what_became_of_a_plan_counts(status: str) -> None:
    assert planned_then(status)["status"] == status


@pytest.mark.parametrize("status", ["proposed", "unknown", "planned"])
def test_a_plan_outweighs_what_is_less(status: str) -> None:
    assert planned_then(status)["status"] == "planned"


def test_the_later_outcome_counts() -> None:
    on = day("2024-03-14")

    def fate(*told_then: tuple[str, str]) -> str:
        records = [
            told(f"{when} {what}", meeting(A, B, date=on, status=what), published=when)
            for when, what in told_then
        ]
        return World(*records).meeting()["status"]

    assert fate(("2024-03-12", "cancelled"), ("2024-03-15", "held")) == "held"
    assert fate(("2024-03-12", "postponed"), ("2024-03-13", "cancelled")) == "cancelled"
    assert fate(("2024-03-15", "held"), ("2024-03-15", "cancelled")) == "held"


@pytest.mark.parametrize(
    ("status", "published", "same"),
    [
        ("held", "2024-03-20", True),
        ("held", "2024-03-14", True),
        ("held", "2024-03-13", False),
        ("held", "2024-05-20", False),
        ("planned", "2024-03-01", True),
        ("planned", "2024-03-20", False),
        ("planned", "2024-01-20", False),
        ("held", "2024-03", False),
        ("held", None, False),
    ],
)
def test_a_report_without_a_date_belongs_to_a_meeting_near_its_publication(status, published, same) -> None:
    world = World(
        told("a", meeting(A, B, date=day("2024-03-14"))),
        told("b", meeting(A, B, status=status), published=published),
    )
    assert len(world.meetings()) == (1 if same else 2)


def test_two_reports_without_dates_stay_two_meetings() -> None:
    world = World(
        told("a", meeting(A, B), published="2024-03-15"), told("b", meeting(A, B), published="2024-03-15")
    )
    assert len(world.meetings()) == 2


@pytest.mark.parametrize(
    ("bare", "dated"),
    [
        (day("XXXX-03-14"), day("2024-03-14")),
        (day("XXXX-03-14/XXXX-03-15"), day("2024-03-14", "2024-03-15")),
        (day("XXXX-03"), day("2024-03")),
    ],
)
def test_a_date_without_a_year_is_completed(bare, dated) -> None:
    world = World(told("a", meeting(A, B, date=bare)), told("b", meeting(A, B, date=dated)))
    assert world.meeting()["date"] == dated.edtf
    assert world.meeting()["earliest"] == Day.fromisoformat(dated.earliest)


def test_a_date_without_a_year_stays_so() -> None:
    world = World(
        told("a", meeting(A, B, date=day("XXXX-03-14"))), told("b", meeting(A, B, date=day("XXXX-03-14")))
    )
    assert world.meeting()["date"] == "XXXX-03-14"
    assert "earliest" not in world.meeting()


def test_another_day_without_a_year_is_another_meeting() -> None:
    world = World(
        told("a", meeting(A, B, date=day("XXXX-03-14"))),
        told("b", meeting(A, B, date=day("2024-03-16"))),
        told("c", meeting(A, B, date=day("XXXX-03-18"))),
    )
    assert len(world.meetings()) == 3


def test_two_entries_of_one_document_are_two_meetings() -> None:
    on = day("2024-03-14")
    assert len(World(told("a", meeting(A, B, date=on), meeting(A, B, date=on))).meetings()) == 2


def bridged(*bridge_and_shores) -> World:
    """A vague report between two that exclude each other."""
    return World(*(told(f"doc {i}", *reports, **more) for i, (reports, more) in enumerate(bridge_and_shores)))


VAGUE = [
    pytest.param(meeting(A, B, date=day("2024-03")), None, id="a month"),
    pytest.param(meeting(A, B), "2024-03-25", id="no date"),
]


@pytest.mark.parametrize(("vague", "published"), VAGUE)
def test_a_vague_report_does_not_make_two_meetings_one(vague, published) -> None:
    world = bridged(
        ([meeting(A, B, date=day("2024-03-14"))], {}),
        ([meeting(A, B, date=day("2024-03-20"))], {}),
        ([vague], {"published": published}),
    )
    assert {"2024-03-14", "2024-03-20"} <= {date for _, date, _ in world.told()}


@pytest.mark.parametrize(("vague", "published"), VAGUE)
def test_two_entries_of_one_document_stay_two_whatever_others_say(vague, published) -> None:
    world = bridged(
        ([meeting(A, B, date=day("2024-03-14")), meeting(A, B, date=day("2024-03-20"))], {}),
        ([vague], {"published": published}),
    )
    assert {"2024-03-14", "2024-03-20"} <= {date for _, date, _ in world.told()}


def test_a_date_without_a_year_does_not_make_two_years_one() -> None:
    world = bridged(
        ([meeting(A, B, date=day("2023-03-14"))], {}),
        ([meeting(A, B, date=day("2024-03-14"))], {}),
        ([meeting(A, B, date=day("XXXX-03-14"))], {}),
    )
    assert {"2023-03-14", "2024-03-14"} <= {date for _, date, _ in world.told()}


def test_a_report_without_a_place_does_not_make_two_places_one() -> None:
    on = day("2024-03-14")
    world = bridged(
        ([meeting(A, B, at=RIGA, date=on)], {}),
        ([meeting(A, B, at=BERGEN, date=on)], {}),
        ([meeting(A, B, date=on)], {}),
    )
    assert {"Riga", "Bergen"} == {
        place for one in world.meetings() for place in world.after("LOCATED_IN", one.id)
    }


def test_a_meeting_of_three_does_not_make_two_pairs_one() -> None:
    on = day("2024-03-14")
    world = bridged(
        ([meeting(A, B, date=on), meeting(A, C, date=on)], {}),
        ([meeting(A, B, C, date=on)], {}),
    )
    assert len(world.meetings()) > 1


def test_a_judgement_joins_and_parts_meetings() -> None:
    one = told("a", meeting(A, B, date=day("2024-03-14")))
    near, far = (
        told("b", meeting(A, B, date=day("2024-03-14"))),
        told("c", meeting(A, B, date=day("2024-03-16"))),
    )
    judgements = [
        decide(report_id(one), report_id(near), "no"),
        decide(report_id(one), report_id(far), "yes"),
    ]
    world = World(one, near, far, judgements=judgements)
    assert sorted(len(world.before("REPORTS", node.id)) for node in world.meetings()) == [1, 2]


def test_topics_of_all_reports_hang_on_the_meeting_once() -> None:
    on = day("2024-03-14")
    world = World(
        told("a", meeting(A, B, date=on, topics=["Grain exports", "visas"])),
        told("b", meeting(A, B, date=on, topics=["grain exports"])),
    )
    (one,) = world.meetings()
    assert len(world.after("ABOUT", one.id)) == 2
    assert {node.properties["label"].casefold() for node in world.nodes("Topic")} == {
        "grain exports",
        "visas",
    }


def test_a_meeting_says_as_what_everybody_came_and_on_which_side() -> None:
    bare = person("Mirela Castan")
    on = day("2024-03-14")
    world = World(told("a", meeting(A, bare, date=on)), told("b", meeting(A, B, date=on)))
    capacity = {
        world.graph.node(link.start).properties["name"]: link.properties
        for link in world.links
        if link.type == "PARTICIPATES_IN"
    }
    assert capacity["Mirela Castan"]["role"] == "Foreign Minister"
    assert capacity["Mirela Castan"]["organization"] == "Romania"
    assert capacity["Jonas Ekdal"]["side"] != capacity["Mirela Castan"]["side"]


def test_those_of_one_country_are_on_one_side() -> None:
    aide = person("Lena Falk", "Envoy", "Sweden", country="SE")
    world = World(told("a", meeting(A, aide, B)))
    sides = {
        world.graph.node(link.start).properties["name"]: link.properties["side"]
        for link in world.links
        if link.type == "PARTICIPATES_IN"
    }
    assert sides["Jonas Ekdal"] == sides["Lena Falk"] != sides["Mirela Castan"]


def test_a_label_of_many_names_two() -> None:
    everybody = [person(f"Guest {letter}") for letter in "ABCDE"]
    label = World(told("a", meeting(*everybody))).meeting()["label"]
    assert label.endswith("and 3 others")


def test_each_report_may_name_somebody_whom_the_other_leaves_out() -> None:
    on = day("2024-03-14")
    d = person("Ida Salo", "President", "Finland", country="FI")
    world = World(
        told("a", meeting(A, B, C, at=RIGA, date=on)), told("b", meeting(A, B, d, at=RIGA, date=on))
    )
    assert [len(names) for names, _, _ in world.told()] == [4]


@pytest.mark.parametrize(
    "other",
    [{"at": RIGA}, {"date": day("2024-03-14")}, {"at": RIGA, "date": day("2024-03-10", "2024-03-20")}],
)
def test_unless_place_and_days_are_open(other) -> None:
    d = person("Ida Salo", "President", "Finland", country="FI")
    world = World(
        told("a", meeting(A, B, C, at=RIGA, date=day("2024-03-14"))), told("b", meeting(A, B, d, **other))
    )
    assert len(world.meetings()) == 2


def test_a_judgement_makes_one_of_two_meetings_with_all_their_reports() -> None:
    pair = (person("Mirela Castan", country="RO"), person("Jonas Ekdal", country="SE"))
    records = [
        told(key, meeting(*pair, status=status, date=day(when), at=place("Oslo", "NO")))
        for key, status, when in (
            ("a", "held", "2018-04-18"),
            ("b", "denied", "2018-04-18"),
            ("c", "held", "2018-04-25"),
        )
    ]
    assert len(World(*records).meetings()) == 2
    reports = {record.document.id: next(record.extraction.meeting_ids())[0] for record in records}
    (one,) = World(*records, judgements=[decide(reports["a"], reports["c"], "yes")]).meetings()
    assert one.properties["status"] == "held"


def test_days_from_one_month_to_the_next_but_one_are_near_to_the_one_between() -> None:
    vague = meeting(A, B, date=day("2021-01-31", "2021-03-02"))
    assert len(World(told("a", meeting(A, B, date=day("2021-02-10"))), told("b", vague)).meetings()) == 1
