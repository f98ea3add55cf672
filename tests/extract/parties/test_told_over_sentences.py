"""One meeting told in many sentences is one report: who took part, where, when and about what join it."""

import pytest

from tests.extract.passage import meeting, meetings, names

A, B, C = "Ada Holm", "Bram Dahl", "Clara Lund"
THREE = [A, B, C]
LIST = f"Prime Minister {A} of Norway, President {B} of Finland and Prime Minister {C} of Sweden"


@pytest.mark.parametrize(
    "who",
    [
        f"{LIST} took part.",
        f"{LIST} attended.",
        f"{LIST} participated.",
        f"{LIST} were among those attending.",
        f"{LIST} were among the participants.",
        f"Among the participants were {LIST}.",
        f"It was attended by {LIST}.",
        f"Taking part were {LIST}.",
        f"The talks brought together {LIST}.",
    ],
)
@pytest.mark.parametrize(
    "first", ["Trilateral talks were held in Oslo on Monday.", "The three met in Oslo on Monday."]
)
def test_who_took_part_in_a_meeting_of_nobody_is_told_next(first: str, who: str) -> None:
    found = meeting(f"{first} {who}")
    assert names(found) == THREE
    assert found.place is not None
    assert found.place.name == "Oslo"
    assert found.date is not None
    assert found.date.edtf == "2024-03-11"
    assert found.kind == "multilateral"


@pytest.mark.parametrize(
    "more",
    [
        f"Finance Minister {C} also took part.",
        f"Finance Minister {C} also attended.",
        f"Finance Minister {C} was among those present.",
        f"Among those taking part was Finance Minister {C}.",
    ],
)
def test_who_took_part_joins_the_meeting_of_the_sentence_before(more: str) -> None:
    found = meeting(f"Norwegian President {A} received Finnish President {B} on Monday. {more}")
    assert names(found) == THREE
    assert found.trigger.text == "received"


@pytest.mark.parametrize(
    "where",
    [
        "It was held at Akershus Castle in Oslo on Monday.",
        "It took place at Akershus Castle in Oslo on Monday.",
        "The event was held at Akershus Castle in Oslo on Monday.",
        "The event, hosted by Norway, took place at Akershus Castle in Oslo on Monday.",
        "The dinner was held at Akershus Castle in Oslo on Monday.",
    ],
)
def test_place_and_date_are_told_in_the_next_sentence(where: str) -> None:
    found = meeting(f"Norwegian President {A} and Finnish President {B} had a working dinner. {where}")
    assert found.trigger.text == "dinner"
    assert found.venue is not None
    assert found.venue.name == "Akershus Castle"
    assert found.place is not None
    assert found.place.name == "Oslo"
    assert found.date is not None
    assert found.date.edtf == "2024-03-11"


@pytest.mark.parametrize(
    "text",
    [
        f"The two presidents met on Monday. The meeting between {A} of Norway and {B} of Finland took place in Oslo.",
        f"Ministers from both countries met on Monday. The gathering in Oslo brought together {A} of Norway and "
        f"{B} of Finland.",
        f"Presidents of Nordic states met in Oslo on Monday. The summit brought together {A} of Norway and {B} of "
        "Finland.",
    ],
)
def test_a_plural_before_is_those_of_the_meeting(text: str) -> None:
    found = meeting(text)
    assert {A, B} <= set(names(found))
    assert found.place is not None
    assert found.date is not None
    assert found.date.edtf == "2024-03-11"


def test_who_opens_or_hosts_the_summit_joins_it() -> None:
    found = meeting(
        f"The African Union summit was held in Addis Ababa on Monday. Prime Minister {A} of Norway opened the "
        f"meeting. President {B} of Finland hosted the summit."
    )
    assert names(found) == [A, "African Union", B]


@pytest.mark.parametrize(
    "side",
    [
        "On the margins, Holm met Dahl in a hotel.",
        "On the sidelines of the summit, Holm met Dahl.",
        "Holm also met Dahl.",
    ],
)
def test_a_meeting_beside_that_of_all_stays_its_own(side: str) -> None:
    found = meetings(f"A summit was held in Oslo on Monday. {LIST} took part. {side}")
    assert [names(one) for one in found] == [THREE, [A, B]]


@pytest.mark.parametrize(
    "other",
    [
        f"{C} took part in a race.",
        f"{C} attended a concert.",
        f"Snow fell in the hills. The roads were closed. A protest followed. {C} took part.",
        f"The film was shown in Oslo. It was made by {C}.",
        f"It was written by {C}.",
    ],
)
def test_other_doings_add_nobody(other: str) -> None:
    found = meeting(f"Norwegian President {A} met Finnish President {B} on Monday. {other}")
    assert names(found) == [A, B]


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("It dealt with fish.", "fish"),
        ("It was devoted to fish.", "fish"),
        ("Fish dominated the talks.", "Fish"),
        ("The meeting was dedicated to fish.", "fish"),
    ],
)
def test_what_it_was_about_is_told_next(said: str, topic: str) -> None:
    found = meeting(f"Norwegian President {A} met Finnish President {B} on Monday. {said}")
    assert [one.label for one in found.topics] == [topic]
