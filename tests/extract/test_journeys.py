"""Meetings on journeys: each in the town, with the hosts and on the day of its own leg."""

import pytest

from tests.extract.passage import PUBLISHED, meetings, names


def told(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Return place, date and the state of who was met last, of each meeting but visits."""
    return [
        (
            one.place.name if one.place else None,
            one.date.edtf if one.date else None,
            one.participants[-1].country,
        )
        for one in meetings(text, PUBLISHED)
        if one.kind != "visit"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Anna Berg flew to Rabat, Tunis and Cairo in January.",
        "Foreign Minister Anna Berg had flown in person to Rabat, Tunis and Cairo in that hot August week.",
        "A delegation of Breton farmers came to Rabat, Tunis and Cairo in January.",
    ],
)
def test_each_town_of_a_list_is_visited(text: str) -> None:
    assert [one.place.name for one in meetings(text) if one.place] == ["Rabat", "Tunis", "Cairo"]


def test_what_comes_and_is_nobody_visits_nobody() -> None:
    assert meetings("The flu came to Rabat on Monday. Goods went to Tunis.") == ()


def test_those_who_talk_twice_meet() -> None:
    text = "Foreign Minister Anna Berg and President Jon Novak talked twice that week."
    assert [names(one) for one in meetings(text)] == [["Anna Berg", "Jon Novak"]]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (
            "Foreign Minister Anna Berg of Norway arrived in Rabat on Monday. Two days later she flew to Tunis, where "
            "she met President Jon Novak.",
            [("Tunis", "2024-03-13", "TN")],
        ),
        (
            "Norwegian Foreign Minister Anna Berg visited Rabat on Monday. From there she travelled on to Maputo, "
            "where she was received by President Jon Novak.",
            [("Maputo", None, "MZ")],
        ),
        (
            "Norwegian Foreign Minister Anna Berg met Prime Minister Omar Haddad in Rabat on Monday before continuing to "
            "Dakar, where she met President Jon Novak the next day.",
            [("Rabat", "2024-03-11", "MA"), ("Dakar", "2024-03-12", "SN")],
        ),
        (
            "Norwegian Foreign Minister Anna Berg left Rabat for Pristina, where she is to meet President Jon Novak.",
            [("Pristina", None, "XK")],
        ),
        (
            "Norwegian Foreign Minister Anna Berg flew from Rabat to Tunis and met President Jon Novak.",
            [("Tunis", None, "TN")],
        ),
        (
            "Norwegian Foreign Minister Anna Berg moved on to Tunis. There she met President Jon Novak on Tuesday.",
            [("Tunis", "2024-03-12", "TN")],
        ),
    ],
)
def test_each_leg_has_its_town(text: str, met: list[tuple[str | None, str | None, str | None]]) -> None:
    assert told(text) == met


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (
            "Norwegian Foreign Minister Anna Berg travelled to Cairo, where she met President Omar Haddad on March 6 and, "
            "two days later, Foreign Minister Jon Novak in Tunis.",
            [("Cairo", "2024-03-06", "EG"), ("Tunis", "2024-03-08", "TN")],
        ),
        (
            "Norwegian Foreign Minister Anna Berg met Prime Minister Omar Haddad in Rabat on Monday and, the following "
            "day, President Jon Novak.",
            [("Rabat", "2024-03-11", "MA"), (None, "2024-03-12", "MA")],
        ),
        (
            "Norwegian Foreign Minister Anna Berg met Prime Minister Omar Haddad on Monday and President Jon Novak a day later.",
            [(None, "2024-03-11", None), (None, "2024-03-12", None)],
        ),
        (
            "Anna Berg met Omar Haddad on Monday, Jon Novak the next day and Kai Lind the day after.",
            [(None, "2024-03-11", None), (None, "2024-03-12", None), (None, "2024-03-13", None)],
        ),
        (
            "Anna Berg held talks with Omar Haddad on March 6, with Jon Novak the next day and with Kai Lind a day later.",
            [(None, "2024-03-06", None), (None, "2024-03-07", None), (None, "2024-03-08", None)],
        ),
    ],
)
def test_in_turn_each_on_its_day(text: str, met: list[tuple[str | None, str | None, str | None]]) -> None:
    assert told(text) == met


def test_who_goes_somewhere_for_a_meeting_tells_of_one_meeting() -> None:
    text = "Norwegian Foreign Minister Anna Berg will proceed to Dakar, where she is to meet President Jon Novak."
    assert [one.kind for one in meetings(text)] == ["bilateral"]


def test_whom_somebody_visits_is_no_town() -> None:
    text = "Foreign Minister Anna Berg visited Victoria Lind in Oslo. She then visited Lind again in Bergen."
    assert [one.place.name for one in meetings(text) if one.place] == ["Oslo", "Bergen"]


TRIP = "Norwegian Prime Minister Anna Berg"
GUEST = "Prime Minister Omar Haddad"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{TRIP} called off her trip to Rabat, where she had been scheduled to hold talks with {GUEST}.", "cancelled"),
        (f"{TRIP} put off a visit to Rabat, where she had been due to meet {GUEST}.", "postponed"),
        (f"{TRIP} postponed her trip to Rabat, during which she was expected to meet {GUEST}.", "postponed"),
        (f"{TRIP} cut short her trip to Rabat, where she was to meet {GUEST} on Thursday.", "cancelled"),
        (f"{TRIP} cancelled a trip to Morocco. She had been scheduled to meet {GUEST} in Rabat.", "cancelled"),
        # What isn't part of the trip, or took place.
        (f"{TRIP} cancelled a visit to Rabat, but will meet {GUEST} in Paris.", "planned"),
        (f"{TRIP} cancelled a visit to Rabat, where she met {GUEST} last year.", "held"),
        (f"{TRIP} cancelled a speech in Paris and flew to Rabat, where she is to meet {GUEST}.", "planned"),
        (f"{TRIP} cancelled a trip to Morocco. She will meet {GUEST} in Paris on Thursday.", "planned"),
    ],
)  # fmt: skip
def test_what_was_planned_for_a_trip_has_its_fate(text: str, status: str) -> None:
    assert [one.status for one in meetings(text) if one.kind != "visit"] == [status]


@pytest.mark.parametrize(
    ("text", "status", "date"),
    [
        ("Anna Holm travelled to Lima on Monday and discussed trade with Pablo Rojas.", "held", "2024-03-11"),
        ("Anna Holm visited Lima on Monday and discussed trade with Pablo Rojas.", "held", "2024-03-11"),
        ("Anna Holm will travel to Lima on Friday and meet Pablo Rojas.", "planned", "2024-03-15"),
        ("Anna Holm will fly to Lima on Friday and hold talks with Pablo Rojas.", "planned", "2024-03-15"),
        ("Anna Holm will arrive in Lima and be received by Pablo Rojas.", "planned", None),
        ("Anna Holm is to visit Lima on Friday and meet Pablo Rojas.", "planned", "2024-03-15"),
        ("Anna Holm won't travel to Lima and meet Pablo Rojas.", "unknown", None),
    ],
)
def test_what_is_done_at_the_goal(text: str, status: str, date: str | None) -> None:
    (found,) = [one for one in meetings(text) if one.kind != "visit"]
    assert names(found) == ["Anna Holm", "Pablo Rojas"]
    assert (found.status, found.date.edtf if found.date else None) == (status, date)
    assert found.place is not None and found.place.name == "Lima"


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Anna Berg stopped in Tunis while traveling to Cairo to join the king.",
        "Foreign Minister Anna Berg landed in Tunis when flying to Cairo on Monday.",
    ],
)
def test_who_is_on_the_way_is_not_there_yet(text: str) -> None:
    assert [one.place.name for one in meetings(text) if one.place] == ["Tunis"]


def test_who_meets_while_visiting_is_there() -> None:
    text = "While visiting Cairo, Foreign Minister Anna Berg met President Jon Novak."
    assert {one.place.name for one in meetings(text) if one.place} == {"Cairo"}
