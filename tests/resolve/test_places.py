"""Which places are meant, up to their countries."""

import pytest

from tests.resolve.telling import World, day, meeting, person, place, told

A, B = person("Jonas Ekdal"), person("Mirela Castan")


def at(key: str, *, on=None, **where):
    return told(key, meeting(A, B, date=on, **where))


def test_a_city_lies_in_its_country() -> None:
    world = World(at("a", at=place("Bergen", "NO")))
    city = world.the("Place", "Bergen")
    assert world.after("PART_OF", city.id) == ["Norway"]
    assert city.id == f"gn:{city.properties['geonames']}"
    assert world.after("LOCATED_IN", world.meetings()[0].id) == ["Bergen"]


@pytest.mark.parametrize(
    ("city", "code", "region"),
    [
        ("Austin", "US", "Texas"),
        ("Munich", "DE", "Bavaria"),
        ("Edinburgh", "GB", "Scotland"),
        ("Erbil", "IQ", "Kurdistan Region"),
    ],
)
def test_a_city_lies_in_its_region_and_that_in_the_country(city: str, code: str, region: str) -> None:
    world = World(at("a", at=place(city, code)))
    assert world.after("PART_OF", world.the("Place", city).id) == [region]
    (country,) = world.after("PART_OF", world.the("Place", region).id)
    assert world.the("Place", country).properties["country"] == code


def test_a_city_that_is_a_region_lies_in_the_country() -> None:
    world = World(at("a", at=place("Hamburg", "DE")))
    assert world.after("PART_OF", world.the("Place", "Hamburg").id) == ["Germany"]


def test_a_city_in_another_script_is_the_same_place() -> None:
    assert World(at("a", at=place("Riga")), at("b", at=place("Рига"))).names("Place") == ["Latvia", "Riga"]


def test_a_venue_lies_in_its_city() -> None:
    world = World(at("a", at=place("Bergen", "NO"), venue=place("Harbour Hall")))
    venue = world.the("Place", "Harbour Hall")
    assert (venue.properties["kind"], venue.properties["country"]) == ("venue", "NO")
    assert world.after("PART_OF", venue.id) == ["Bergen"]
    assert world.after("HELD_AT", world.meetings()[0].id) == ["Harbour Hall"]


def test_the_same_venue_name_in_two_cities_is_two_venues() -> None:
    world = World(
        at("a", at=place("Bergen", "NO"), venue=place("Grand Hotel")),
        at("b", at=place("Riga", "LV"), venue=place("Grand Hotel")),
    )
    assert world.names("Place").count("Grand Hotel") == 2


def test_a_place_that_nobody_lists_stays_in_its_country() -> None:
    world = World(at("a", at=place("Qwertyville", "NO")))
    assert world.after("PART_OF", world.the("Place", "Qwertyville").id) == ["Norway"]


def test_a_place_that_nobody_lists_without_a_country() -> None:
    world = World(at("a", at=place("Qwertyville")), at("b", at=place("QWERTYVILLE")))
    (node,) = world.nodes("Place")
    assert "country" not in node.properties


def test_the_finest_place_of_all_reports_is_the_meetings() -> None:
    on = day("2024-03-14")
    world = World(
        at("a", on=on, at=place("Norway", "NO")), at("b", on=on, at=place("Bergen", "NO")), at("c", on=on)
    )
    (one,) = world.meetings()
    assert world.after("LOCATED_IN", one.id) == ["Bergen"]


def test_words_for_a_place_refer_to_it() -> None:
    record = at("a", at=place("Bergen", "NO"), venue=place("Harbour Hall"))
    world = World(record)
    assert world.whom(record, "Bergen") == world.the("Place", "Bergen").id
    assert world.whom(record, "Harbour Hall") == world.the("Place", "Harbour Hall").id


def test_the_country_that_the_text_gives_is_not_overruled() -> None:
    world = World(at("a", at=place("Bergen", "IS")))
    assert world.after("PART_OF", world.the("Place", "Bergen").id) == ["Iceland"]


def test_a_venue_whose_city_another_document_gives() -> None:
    on = day("2024-03-14")
    bare = at("a", on=on, venue=place("Harbour Hall"))
    world = World(bare, at("b", on=on, at=place("Bergen", "NO"), venue=place("Harbour Hall")))
    assert len(world.meetings()) == 1
    assert world.names("Place").count("Harbour Hall") == 1
    assert world.whom(bare, "Harbour Hall") == world.the("Place", "Harbour Hall").id


def test_a_place_lies_in_the_state_of_its_day_too() -> None:
    then = at("a", at=place("Leningrad"), on=day("1974-11-23"))
    now = at("b", at=place("Saint Petersburg", "RU"), on=day("2004-11-23"))
    world = World(then, now)
    states = {str(one.properties["date"]): world.after("IN_FORMER_STATE", one.id) for one in world.meetings()}
    assert states == {"1974-11-23": ["Soviet Union"], "2004-11-23": []}
    assert {name for one in world.meetings() for name in world.after("LOCATED_IN", one.id)} == {
        "Saint Petersburg"
    }


def test_a_place_of_a_former_state_and_the_state_alone_are_of_one_meeting() -> None:
    told_of_town = at("a", at=place("Moscow", "RU"), on=day("1974-11-23"))
    told_of_state = at("b", at=place("Soviet Union", "SUHH"), on=day("1974-11-23"))
    (meeting,) = World(told_of_town, told_of_state).meetings()
    assert meeting.properties["label"].endswith("Moscow, 1974-11-23")


def test_a_listed_venue_tells_its_city() -> None:
    on = day("2021-03-12")
    world = World(at("a", on=on, venue=place("Oval Office")), at("b", on=on, at=place("Washington", "US")))
    (meeting,) = world.meetings()
    assert world.after("LOCATED_IN", meeting.id) == ["Washington"]
    assert world.after("HELD_AT", meeting.id) == ["White House"]
    assert world.after("PART_OF", world.the("Place", "White House").id) == ["Washington"]


def test_a_listed_venue_tells_more_than_its_country() -> None:
    world = World(at("a", at=place("Russia", "RU"), venue=place("Kremlin")))
    (meeting,) = world.meetings()
    assert world.after("LOCATED_IN", meeting.id) == ["Moscow"]


def test_a_name_of_a_listed_venue_elsewhere_is_another() -> None:
    world = World(at("a", at=place("Bergen", "NO"), venue=place("White House")))
    (meeting,) = world.meetings()
    assert world.after("LOCATED_IN", meeting.id) == ["Bergen"]
    assert world.the("Place", "White House").properties["country"] == "NO"


@pytest.mark.parametrize(
    ("name", "code", "found", "country"),
    [
        ("Hong Kong", "GB", "Hong Kong", "HK"),
        ("The Bahamas", "GB", "Bahamas", "BS"),
        ("Martinique", "FR", "Martinique", "MQ"),
        ("Pristina", "RS", "Pristina", "XK"),
        ("West Berlin", "DE", "Berlin", "DE"),
        ("East Berlin", "DD", "Berlin", "DE"),
    ],
)
def test_a_place_that_was_once_of_another_state(name: str, code: str, found: str, country: str) -> None:
    world = World(at("a", at=place(name, code)))
    (meeting,) = world.meetings()
    assert world.after("LOCATED_IN", meeting.id) == [found]
    assert world.the("Place", found).properties["country"] == country


def test_a_town_that_its_state_has_not_is_no_other_states() -> None:
    world = World(at("a", at=place("Odense", "PE")))
    assert world.the("Place", "Odense").properties["country"] == "PE"


def test_a_place_that_is_told_to_be_in_a_former_state() -> None:
    world = World(at("a", at=place("East Berlin", "DD"), on=day("1989-12-12")))
    (meeting,) = world.meetings()
    assert world.after("LOCATED_IN", meeting.id) == ["Berlin"]
    assert world.after("IN_FORMER_STATE", meeting.id) == ["East Germany"]
