"""Names that have to do with each other, and names that never do."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model.report import Participant
from kg.resolve import full_names, identities
from kg.resolve.bearings import Roles, by_sound, may_be_one
from kg.resolve.careers import Careers
from kg.resolve.components import components
from kg.resolve.namings import Naming
from kg.resolve.pairing import pairs
from kg.resolve.reach import changed_days, touched_in_time
from kg.resolve.resolver import resolve
from tests.resolve.telling import day, meeting, person, told

SWEDEN, NORWAY = "SE", "NO"


def said(name: str, country: str | None = None, role: str | None = None, **more: object) -> Naming:
    """Return a mention; in a document of its own, unless one is named."""
    given = {"mention": f"mn-{name}-{country}-{role}", "document": f"d-{name}-{country}-{role}", **more}
    return Naming(name=name, country=country, role=role, **given)


def together(*namings: Naming) -> int:
    """Return in how many components some mentions fall, each a person of its own document."""
    return len(components([[one] for one in namings]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (said("Jonas Ekdal", SWEDEN), said("Jonas Ekdal", NORWAY)),
        (said("Jonas Ekdal", SWEDEN), said("Jonas Ekdahl", SWEDEN)),
        (said("Jonas Ekdal", SWEDEN), said("Ekdal", SWEDEN)),
        (said("Jonas Ekdal", SWEDEN), said("Ekdal")),
        (said("Jonas Ekdal"), said("Ekdal", NORWAY)),
        (said("Jonas Ekdal", SWEDEN, "President"), said("Ekdal", NORWAY, "President", implied=True)),
        (said("Ekdal", SWEDEN, "Judge", organization="o"), said("Ekdal", NORWAY, "Judge", organization="o")),
        (said("Ekdal", SWEDEN), said("Eckdal", SWEDEN)),
        (said("Jonas Maria Ekdal", SWEDEN), said("Jonas Marta Ekdal", SWEDEN)),
    ],
)
def test_names_that_may_stand_for_one_another(one: Naming, other: Naming) -> None:
    assert together(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (said("Jonas Ekdal", SWEDEN), said("Mirela Castan", SWEDEN)),
        (said("Jonas Ekdal", SWEDEN), said("Jonas Castan", SWEDEN)),
        (said("Jonas Ekdal", SWEDEN, "President"), said("Ekdal", NORWAY, "President")),
        (said("Jonas Ekdal", SWEDEN, "President"), said("Ekdal", NORWAY, "Foreign Minister", implied=True)),
        (said("Jonas Ekdal", SWEDEN), said("Ekdal", NORWAY)),
    ],
)
def test_names_that_never_do(one: Naming, other: Naming) -> None:
    assert together(one, other) == 2


# Spellings that are met of one another, names that others bear too, surnames alone and initials.
GIVEN = ("Jonas", "Jon", "William", "Bill", "J", "Mohammed", "Muhammad", "Anna Maria", "Yelena", "Elena")
SURNAMES = (
    "Ekdal",
    "Ekdahl",
    "Eckdal",
    "Yeltsin",
    "Eltsin",
    "Qaddafi",
    "Gaddafi",
    "Kadhafi",
    "al-Nasser",
    "Naser",
    "Jonas",
    "Hassan Hussein",
    "Liu Li Ming",
    "Liu Liming",
)
NAMES = st.one_of(
    st.tuples(st.sampled_from(GIVEN), st.sampled_from(SURNAMES)).map(" ".join), st.sampled_from(SURNAMES)
)
STATES = st.sampled_from((SWEDEN, NORWAY, None))
BEARINGS = st.builds(
    lambda name, country, role, organization, implied: said(
        name, country, role, organization=organization, implied=implied and bool(country)
    ),
    NAMES,
    STATES,
    st.sampled_from(("President", None)),
    st.sampled_from(("The Court", None)),
    st.booleans(),
)


@given(st.lists(BEARINGS, max_size=20))
@settings(max_examples=200, deadline=None)
def test_whoever_may_be_one_is_among_the_pairs_that_are_compared(told: list[Naming]) -> None:
    roles = Roles.of(told)
    for heard, block in by_sound(roles).items():
        compared = {frozenset(pair) for pair in pairs(block, heard, roles)}
        for one, other in combinations(block, 2):
            # Two who share this word alone are compared where they share the other one, too.
            if may_be_one(one, other, roles):
                assert frozenset((one, other)) in compared


@st.composite
def participants(draw: st.DrawFn) -> Participant:
    """Draw somebody who is told in a post of a state, or not."""
    country, role = draw(STATES), draw(st.sampled_from(("President", "Foreign Minister", None)))
    name = draw(NAMES)
    states = {SWEDEN: "Sweden", NORWAY: "Norway"}
    body = draw(st.sampled_from((states.get(country), "The Court")))
    return person(name, role, body, country=country, implied=draw(st.booleans()) and bool(country))


@given(
    st.lists(
        st.tuples(
            st.lists(participants(), min_size=1, max_size=3), st.sampled_from(("2001", "2003", "2009"))
        ),
        max_size=6,
    )
)
@settings(max_examples=300, deadline=None)
def test_whoever_is_in_another_component_or_not_compared_never_matters(
    many: list[tuple[list[Participant], str]],
) -> None:
    records = [
        told(f"d{number}", meeting(*who, date=day(f"{year}-03-14")))
        for number, (who, year) in enumerate(many)
    ]
    parted = resolve(records)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(identities, "components", lambda persons: [_all_of(persons)] if persons else [])
        patch.setattr(full_names, "_worth_comparing", lambda people, block, heard: {*combinations(block, 2)})
        whole = resolve(records)
    assert list(parted.nodes()) == list(whole.nodes())
    assert list(parted.relationships()) == list(whole.relationships())


def _all_of(persons: Sequence[Sequence[Naming]]) -> list[Naming]:
    return sorted((one for namings in persons for one in namings), key=lambda one: one.mention)


def test_of_many_with_one_given_name_few_pairs_are_compared() -> None:
    surnames = [
        f"{first}{second}{last}"
        for first in ("Bor", "Hal", "Mik", "Tor")
        for second in ("a", "e", "i")
        for last in ("nen", "vik", "zek")
    ]
    told = [said(f"Jonas {surname}", SWEDEN) for surname in surnames]
    everybody = len(told) * (len(told) - 1) // 2
    assert _compared(told) < everybody / 4


def test_of_many_with_one_surname_those_in_states_of_their_own_arent_compared() -> None:
    states = ("SE", "NO", "DK", "FI", "IS", "EE", "LV", "LT")
    assert _compared([said("Ekdal", state, "President") for state in states]) == 0
    assert (
        _compared([said("Ekdal", "SE"), *(said("Jonas Ekdal", state, "President") for state in states)]) == 1
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Roh Tae Woo", "Roh Taewoo"),
        ("Liu Li Ming", "Liu Liming"),
        ("Li Li Ying", "Li Liying"),
        ("Li Ming Liu", "Liming Liu"),
        ("Hassan Hussein Adi", "Hassan Hussein Ali"),
        ("Hassan Hussein", "Hassan Hussein Aydid"),
    ],
)
def test_words_may_be_written_as_one_and_sound_as_others_do(one: str, other: str) -> None:
    assert together(said(one, SWEDEN), said(other, NORWAY)) == 1


def test_a_full_name_of_one_sound_is_no_lone_surname() -> None:
    one, other = (said("Hassan Hussein", state, implied=True) for state in (SWEDEN, NORWAY))
    assert together(one, other) == 1


def _compared(told: list[Naming]) -> int:
    roles = Roles.of(told)
    found = {
        frozenset(pair) for heard, block in by_sound(roles).items() for pair in pairs(block, heard, roles)
    }
    lone = {one for one in found if any(" " not in bearing.name for bearing in one)}
    return len(lone) if any(" " not in one.name for one in told) else len(found)


def test_a_third_may_stand_between_two() -> None:
    assert together(said("Jonas Ekdal", SWEDEN), said("Mats Ekdal", SWEDEN)) == 2
    assert together(said("Jonas Ekdal", SWEDEN), said("Mats Ekdal", SWEDEN), said("Ekdal", SWEDEN)) == 1


def test_who_is_told_under_two_states_in_one_document_is_one_person() -> None:
    both = [said("Ekdal", SWEDEN, document="d"), said("Ekdal", NORWAY, document="d")]
    others = [said("Jonas Ekdal", SWEDEN)], [said("Mats Ekdal", NORWAY)]
    assert len(components([both, *others])) == 1


def _president(name: str, day: int, **more: object) -> Naming:
    return said(name, SWEDEN, "President", organization="body", when=(day, day), **more)


EKDAL = [_president("Ekdal", 100), _president("Ekdal", 1000)]


@pytest.mark.parametrize(
    ("day", "is_touched"), [(500, True), (80, True), (1040, True), (10, False), (1200, False)]
)
def test_only_whose_days_lie_around_a_change_are_touched_in_time(day: int, is_touched: bool) -> None:
    new = _president("Castan", day)
    days = changed_days([new], Careers([*EKDAL, new]))
    assert touched_in_time([("ekdal", one) for one in EKDAL], days) == ({"ekdal"} if is_touched else set())


def test_a_post_that_is_attested_for_the_first_time_matters_to_all_who_are_told_in_it() -> None:
    new = _president("Castan", 5000)
    implied = _president("Ekdal", 100, implied=True)
    days = changed_days([new], Careers([implied, new]))
    assert touched_in_time([("ekdal", implied)], days) == {"ekdal"}


def test_who_is_told_in_another_post_isnt_touched() -> None:
    new = _president("Castan", 500)
    other = said("Ekdal", SWEDEN, "Foreign Minister", organization="body", when=(100, 900))
    assert touched_in_time([("ekdal", other)], changed_days([new], Careers([new, *EKDAL]))) == set()


def test_a_post_whose_state_is_implied_attests_no_day() -> None:
    assert changed_days([_president("Castan", 500, implied=True)], Careers([])) == {}
