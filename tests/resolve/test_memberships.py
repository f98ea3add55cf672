"""Person–role–organization: one node for each, with the days between which it is attested."""

import msgspec
import pytest

from kg.model.report import Record
from tests.resolve.telling import World, day, holds, meeting, person, told

OTHER = person("Jonas Ekdal")


def minister(role: str | None = "Foreign Minister", organization: str | None = "Romania", **more: str):
    return holds("Mirela Castan", role, organization, **{"country": "RO", **more})


def test_one_node_for_a_post_with_the_days_that_attest_it() -> None:
    world = World(
        told("a", minister(), published="2024-03-14"),
        told("b", minister(), published="2023-11-02"),
        told("c", minister(), published="2024-01-20"),
        told("d", minister()),
    )
    (node,) = world.nodes("Membership")
    assert (node.properties["attested_from"], node.properties["attested_to"]) == ("2023-11-02", "2024-03-14")
    assert not {"since", "until"} & node.properties.keys()
    assert len(world.before("REPORTS", node.id)) == 4
    assert world.posts() == [("Mirela Castan", "Foreign Minister", None, "Romania")]


def test_a_post_is_attested_on_the_days_of_the_meeting_that_it_is_told_of() -> None:
    """An account of an old meeting says who held the post then, not on the day that it was published."""
    one = person("Mirela Castan", "Foreign Minister", "Romania", country="RO")
    record = told("a", meeting(one, OTHER, date=day("1994-07-08", "1994-07-10")), published="2024-03-14")
    (report,) = record.extraction.meetings
    start = report.participants[0].start
    said = holds("Mirela Castan", "Foreign Minister", "Romania", country="RO")
    said = msgspec.structs.replace(said, text_start=start, text_end=start + 9)
    extraction = msgspec.structs.replace(record.extraction, affiliations=(said,))
    (node,) = World(msgspec.structs.replace(record, extraction=extraction)).nodes("Membership")
    assert (node.properties["attested_from"], node.properties["attested_to"]) == ("1994-07-08", "1994-07-10")


def test_a_former_holder_attests_no_day() -> None:
    (node,) = World(told("a", minister("former Foreign Minister"), published="2024-03-14")).nodes(
        "Membership"
    )
    assert not {"attested_from", "attested_to"} & node.properties.keys()


def test_a_post_without_any_date_has_no_days() -> None:
    (node,) = World(told("a", minister())).nodes("Membership")
    assert not {"attested_from", "attested_to"} & node.properties.keys()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Foreign Minister", "Minister of Foreign Affairs"),
        ("Prime Minister", "premier"),
        ("Secretary General", "secretary-general"),
        ("Defence Minister", "Minister of Defense"),
    ],
)
def test_one_post_under_two_names(one: str, other: str) -> None:
    assert len(World(told("a", minister(one)), told("b", minister(other))).posts()) == 1


def test_two_posts_of_one_person() -> None:
    world = World(
        told("a", minister(), minister("Deputy Prime Minister"), minister("Chair", "Black Sea Forum"))
    )
    assert [(role, organization) for _, role, _, organization in world.posts()] == [
        ("Chair", "Black Sea Forum"),
        ("Deputy Prime Minister", "Romania"),
        ("Foreign Minister", "Romania"),
    ]


def test_two_people_in_one_post_are_two_memberships() -> None:
    world = World(
        told("a", minister()), told("b", holds("Radu Ionesca", "Foreign Minister", "Romania", country="RO"))
    )
    assert [name for name, *_ in world.posts()] == ["Mirela Castan", "Radu Ionesca"]


def test_a_rank_is_kept_with_the_post() -> None:
    chief = ("Radu Ionesca", "Chief of Staff", "Romania")
    world = World(
        told("a", holds(*chief, country="RO")), told("b", holds(*chief, country="RO", rank="General"))
    )
    assert world.posts() == [("Radu Ionesca", "Chief of Staff", "General", "Romania")]


def test_a_rank_alone_adds_to_a_known_post_and_is_none_of_its_own() -> None:
    chief = holds("Radu Ionesca", "Chief of Staff", "Romania", country="RO")
    world = World(told("a", chief), told("b", holds("Radu Ionesca", None, None, rank="General")))
    assert world.posts() == [("Radu Ionesca", "Chief of Staff", "General", "Romania")]


def test_a_rank_alone_where_no_post_is_known() -> None:
    world = World(told("a", holds("Radu Ionesca", None, None, rank="General")))
    assert world.posts() == [("Radu Ionesca", None, "General", None)]


def test_a_post_told_without_its_organization_is_the_only_one_of_that_name() -> None:
    assert World(told("a", minister()), told("b", minister(organization=None))).posts() == [
        ("Mirela Castan", "Foreign Minister", None, "Romania")
    ]


def test_a_post_without_organization_that_fits_two_stays_apart() -> None:
    chairs = [minister("Chair", body) for body in ("Black Sea Forum", "Danube Forum")]
    world = World(told("a", *chairs), told("b", minister("Chair", None)))
    assert len(world.posts()) == 3
    assert {organization for *_, organization in world.posts()} == {None, "Black Sea Forum", "Danube Forum"}


def capacity(world: World, name: str) -> dict:
    return next(
        link.properties
        for link in world.links
        if link.type == "PARTICIPATES_IN" and link.start == world.the("Person", name).id
    )


def test_a_participation_names_its_membership() -> None:
    guest = person("Mirela Castan", "Minister of Foreign Affairs", "Romania", country="RO")
    world = World(told("a", minister(), meeting(guest, OTHER)))
    (node,) = world.nodes("Membership")
    assert capacity(world, "Mirela Castan")["membership"] == node.id


@pytest.mark.parametrize(
    "guest",
    [person("Mirela Castan", "Foreign Minister"), person("Mirela Castan", "Foreign Minister", country="RO")],
    ids=["role", "role and country"],
)
def test_a_participation_without_the_organization_names_its_membership(guest) -> None:
    world = World(told("a", minister(), meeting(guest, OTHER)))
    (node,) = world.nodes("Membership")
    assert capacity(world, "Mirela Castan").get("membership") == node.id


def told_abroad(role: str = "President", when: str = "1978-08-06") -> Record:
    """Return a report from Israel in which a president's post gets the state that it is from."""
    sadat = person("Anwar Karim", role, "Israel", country="IL", implied=True)
    record = told("abroad", meeting(sadat, OTHER, date=day(when)))
    start = record.extraction.meetings[0].participants[0].start
    said = holds("Anwar Karim", role, "Israel", country="IL", implied=True)
    said = msgspec.structs.replace(said, text_start=start, text_end=start + 9)
    extraction = msgspec.structs.replace(record.extraction, affiliations=(said,))
    return msgspec.structs.replace(record, extraction=extraction)


def at_home(when: str = "1978-03-06") -> Record:
    karim = holds("Anwar Karim", "President", "Egypt", country="EG")
    return told("home", karim, meeting(OTHER, person("Ana Silva"), date=day(when)), published=when)


def test_a_state_that_is_only_implied_gives_way_to_the_persons_own() -> None:
    world = World(at_home(), told_abroad())
    assert world.posts() == [("Anwar Karim", "President", None, "Egypt")]
    assert capacity(world, "Anwar Karim")["organization"] == "Egypt"


@pytest.mark.parametrize(
    "record",
    [told_abroad(when="1985-08-06"), told_abroad(role="Foreign Minister")],
    ids=["later", "other post"],
)
def test_another_post_or_time_stays_what_is_implied(record: Record) -> None:
    assert capacity(World(at_home(), record), "Anwar Karim")["organization"] == "Israel"
