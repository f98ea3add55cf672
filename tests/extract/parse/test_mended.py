"""Subjects that hang on their verbs again."""

import pytest

from tests.extract.passage import meeting, names


@pytest.mark.parametrize(
    "text",
    [
        "A delegation of the Farmers League here on Thursday called on President Jo Doe to discuss trade.",
        "A delegation of the Farmers League called on President Jo Doe to discuss trade.",
    ],
)
def test_a_verb_in_the_past_tense_is_no_attribute(text: str) -> None:
    assert set(names(meeting(text))) == {"delegation of the Farmers League", "Jo Doe"}


def test_a_participle_is_one() -> None:
    assert "Ana Roe" not in names(meeting("Jo Doe met the Danish envoys called back by Ana Roe."))


@pytest.mark.parametrize("who", ["Envoys", "Mediators", "Negotiators", "Officials", "Lawmakers"])
def test_people_in_the_plural_are_no_name(who: str) -> None:
    found = meeting(f"{who} of Norway and Chad met in Geneva.")
    assert names(found) == [f"{who} of Chad", f"{who} of Norway"]
