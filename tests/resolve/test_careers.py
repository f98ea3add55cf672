"""People told apart, and put together, by post and time."""

from typing import Any

import pytest

from kg.model.report import Participant
from tests.resolve.telling import World, day, meeting, person, told, unnamed

HOST = "Ana Host"


def president(name: str, **more: Any) -> Participant:
    return person(name, "President", "Kenya", **{"country": "KE", **more})


def met(key: str, one: Participant, year: int | str) -> Any:
    """Return a document in which somebody meets Ana Host in a year (in June, or on a day)."""
    date = day(f"{year}-06-15" if isinstance(year, int) else year)
    return told(key, meeting(person(HOST, "Premier", "Sweden", country="SE"), one, date=date))


def people(*records: Any) -> list[str]:
    return [name for name in World(*records).names("Person") if name != HOST]


def test_father_and_son_with_one_surname_are_told_apart_by_time() -> None:
    """Somebody else was president in between."""
    records = [
        met("a", president("George Hale Mwangi"), 1989),
        met("b", president("Mwangi"), 1991),
        met("c", president("Daudi Otieno"), 1994),
        met("d", president("Otieno"), 1997),
        met("e", president("George W. Mwangi"), 2001),
        met("f", president("Mwangi"), 2003),
        met("g", president("George Mwangi"), 1990),
        met("h", president("George Mwangi"), 2005),
    ]
    world = World(*records)
    assert len([name for name in world.names("Person") if "Mwangi" in name]) == 2
    first = {world.whom(records[0], "George Hale Mwangi"), world.whom(records[1], "Mwangi")}
    assert first == {world.whom(records[6], "George Mwangi")}
    second = {world.whom(records[4], "George W. Mwangi"), world.whom(records[5], "Mwangi")}
    assert second == {world.whom(records[7], "George Mwangi")}


def test_a_surname_in_one_post_over_years_is_one_person() -> None:
    assert people(*(met(f"d{year}", president("Mwangi"), year) for year in (1989, 1993, 1999))) == ["Mwangi"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("William J. Mwangi", "Bill Mwangi"),
        ("Daniel Arap Mwangi", "Daniel Mwangi"),
        ("Mwangi Daniel", "Daniel Mwangi"),
        ("Moammar Gadhafi", "Muammar al-Qadhafi"),
        ("Михаил Горбачёв", "Mikhail Gorbachyov"),
    ],
)
def test_spellings_of_one_office_holder(one: str, other: str) -> None:
    assert len(people(met("a", president(one), 1989), met("b", president(other), 1990))) == 1


def test_two_of_one_surname_and_other_given_names_stay_apart() -> None:
    records = (met("a", president("Heydar Aliyev"), 2002), met("b", president("Ilham Aliyev"), 2004))
    assert len(people(*records)) == 2


def test_a_post_alone_is_who_held_it_then() -> None:
    records = [
        met("a", president("Daniel Mwangi"), 1989),
        met("b", president("Daniel Mwangi"), 1993),
        met("c", president("Peter Otieno"), 1999),
        met("d", president("Peter Otieno"), 2003),
        met("e", unnamed("President", "Kenya", "KE"), 1991),
        met("f", unnamed("President", "Kenya", "KE"), 2001),
        met("g", unnamed("President", "Kenya", "KE"), 1950),
    ]
    world = World(*records)
    assert world.whom(records[4], "President of Kenya") == world.whom(records[0], "Daniel Mwangi")
    assert world.whom(records[5], "President of Kenya") == world.whom(records[2], "Peter Otieno")
    assert world.whom(records[6], "President of Kenya") not in {
        world.whom(records[0], "Daniel Mwangi"),
        world.whom(records[2], "Peter Otieno"),
    }


def test_a_president_abroad_is_not_the_host_s_president() -> None:
    """The state only followed from the place; just then another state had a president of that name."""
    records = [
        met("a", president("Daniel Mwangi"), 1989),
        met("b", president("Daniel Mwangi"), 1993),
        met("c", person("Mwangi", "President", "India", country="IN", implied=True), 1991),
    ]
    assert people(*records) == ["Daniel Mwangi"]


def test_a_post_whose_state_is_told_is_not_that_of_another_state() -> None:
    records = [
        met("a", president("Daniel Mwangi"), 1989),
        met("b", person("Mwangi", "President", "India", country="IN"), 1989),
    ]
    assert len(people(*records)) == 2


def test_from_one_post_to_the_next() -> None:
    records = [
        met("a", person("Mwangi", "Foreign Minister", "Kenya", country="KE"), 1989),
        met("b", president("Daniel Mwangi"), 1993),
    ]
    assert people(*records) == ["Daniel Mwangi"]


def test_a_father_who_held_another_post_is_not_his_son() -> None:
    records = [
        met("a", person("Mwangi", "Vice President", "Kenya", country="KE"), 1985),
        met("b", president("George H. W. Mwangi"), 1989),
        met("c", president("Otieno"), 1994),
        met("d", president("Otieno"), 1996),
        met("e", president("George W. Mwangi"), 1998),
        met("f", president("Mwangi"), 1999),
    ]
    assert len([name for name in people(*records) if "Mwangi" in name]) == 2


def test_back_in_a_post_after_eight_years() -> None:
    records = [
        met("a", president("Daniel Mwangi"), 1989),
        met("b", president("Otieno"), 1993),
        met("c", president("Otieno"), 1995),
        met("d", president("Mwangi"), 1997),
    ]
    assert sorted(people(*records)) == ["Daniel Mwangi", "Otieno"]


def test_a_widow_with_the_name_of_her_husband() -> None:
    records = (
        met("a", president("Daniel Mwangi"), 1980),
        met("b", person("Ana Daniel Mwangi", "Premier", "Kenya", country="KE"), 1992),
    )
    assert len(people(*records)) == 2


def minister(name: str, **more: Any) -> Participant:
    return person(name, "Foreign Minister", "Kenya", **{"country": "KE", **more})


def test_from_post_to_post_to_post() -> None:
    """Who went from one post to another under the surname alone is known by the third."""
    records = [
        met("a", minister("Mwangi"), 1987),
        met("b", person("Mwangi", "Foreign Secretary", "Kenya", country="KE"), 1988),
        met("c", president("Daniel Mwangi"), 1991),
    ]
    assert people(*records) == ["Daniel Mwangi"]


def test_a_post_after_many_years() -> None:
    assert people(met("a", minister("Mwangi"), 1980), met("b", president("Daniel Mwangi"), 1994)) == [
        "Daniel Mwangi"
    ]


def test_a_minister_of_the_name_of_an_earlier_president_is_another() -> None:
    records = (met("a", president("Daniel Mwangi"), 1990), met("b", minister("Mwangi"), 2000))
    assert len(people(*records)) == 2


def test_namesakes_of_other_states_do_not_hide_a_career() -> None:
    records = [
        met("a", minister("Mwangi"), 1987),
        met("b", president("Daniel Mwangi"), 1991),
        met("c", person("Peter Mwangi", "Premier", "Norway", country="NO"), 2005),
    ]
    assert sorted(people(*records)) == ["Daniel Mwangi", "Peter Mwangi"]


def test_a_minister_abroad_may_be_the_namesake_of_another_state() -> None:
    """The state only followed from the place, and just then another state had somebody in that post."""
    records = [
        met("a", minister("Mwangi", implied=True), 1990),
        met("b", president("Daniel Mwangi"), 1991),
        met("c", person("Peter Mwangi", "Foreign Minister", "Norway", country="NO"), 1991),
        met("d", person("Paul Mwangi", "Foreign Minister", "Sweden", country="SE"), 1991),
    ]
    assert len(people(*records)) == 4


def test_a_minister_abroad_is_the_one_who_is_told_in_that_post_soon_after() -> None:
    records = (
        met("a", person("Mwangi", "Foreign Minister", "India", country="IN", implied=True), "1990-03-01"),
        met("b", minister("Daniel Mwangi"), "1990-08-01"),
    )
    assert people(*records) == ["Daniel Mwangi"]


def test_who_is_elected_comes_into_office() -> None:
    records = (
        met("a", person("Daniel Mwangi", "President-elect", "Kenya", country="KE"), 1990),
        met("b", president("Mwangi"), 1991),
    )
    assert people(*records) == ["Daniel Mwangi"]


def test_a_monarch_with_a_number_reigns_long() -> None:
    queen = person("Astrid II", "Queen", "Denmark", country="DK")
    assert people(met("a", queen, 1976), met("b", queen, 2005)) == ["Astrid II"]


def test_who_led_a_state_that_came_out_of_another_served_that_one_before() -> None:
    records = [
        met("a", person("Beridze", "Foreign Minister", "Soviet Union", country="SUHH"), 1989),
        met("b", person("Eduard Beridze", "President", "Georgia", country="GE"), 1994),
        met("c", person("Ivan Beridze", "Premier", "Norway", country="NO"), 1994),
    ]
    assert sorted(people(*records)) == ["Eduard Beridze", "Ivan Beridze"]


def test_a_slip_in_a_name_of_three_words() -> None:
    records = (met("a", president("Tam Sol-Mirae"), 2001), met("b", president("Tan Sol-Mirae"), 2002))
    assert len(people(*records)) == 1


def test_who_bears_the_fathers_name_behind_his_own_is_the_son() -> None:
    emir = lambda name: person(name, "Emir", "Bahrain", country="BH")  # noqa: E731
    records = (
        met("a", emir("Nasir bin Talal al-Wazan"), 1998),
        met("b", emir("Faris bin Nasir bin Talal al-Wazan"), 2001),
    )
    assert len(people(*records)) == 2


def test_two_of_one_name_in_two_posts_at_one_time_are_two() -> None:
    records = [
        met("a", person("Mwangi", "Foreign Minister", "Kenya", country="KE"), 1991),
        met("b", president("Daniel Mwangi"), 1990),
        met("c", president("Daniel Mwangi"), "1992-01-15"),
    ]
    assert len(people(*records)) == 2


def test_the_order_of_documents_changes_nothing() -> None:
    records = [
        met("a", president("George Hale Mwangi"), 1989),
        met("b", president("Mwangi"), 1991),
        met("c", president("Otieno"), 1994),
        met("d", president("Otieno"), 1995),
        met("e", president("George W. Mwangi"), 2001),
        met("f", president("George Mwangi"), 2005),
    ]
    assert people(*records) == people(*reversed(records))
