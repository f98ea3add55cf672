"""One post that several people hold, each in a country of their own."""

import pytest

from tests.extract.passage import posts

NORDIC = {
    "Karl Weiss": ("Foreign Minister", None, "Norway"),
    "Anna Ozola": ("Foreign Minister", None, "Sweden"),
}


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Ministers Karl Weiss (Norway) and Anna Ozola (Sweden) met.",
        "Foreign ministers Karl Weiss of Norway and Anna Ozola of Sweden met.",
        "The foreign ministers of Norway and Sweden, Karl Weiss and Anna Ozola, met.",
        "The foreign ministers of Norway and Sweden – Karl Weiss and Anna Ozola – met.",
        "The Norwegian and Swedish foreign ministers met. Karl Weiss of Norway thanked Anna Ozola of Sweden.",
    ],
)
def test_each_holds_the_post_of_a_country(text: str) -> None:
    assert posts(text) == NORDIC


def test_counterparts_hold_the_post_of_whom_they_meet() -> None:
    found = posts(
        "Chad's Justice Minister Paul Okoth met his Norwegian and Swedish counterparts Karl Weiss and Anna Ozola."
    )
    assert found["Paul Okoth"] == ("Justice Minister", None, "Chad")


def test_a_title_alone_is_that_of_each() -> None:
    assert posts("Presidents Karl Weiss of Norway and Anna Ozola of Sweden met.") == {
        "Karl Weiss": ("President", None, "Norway"),
        "Anna Ozola": ("President", None, "Sweden"),
    }


def test_leaders_of_nothing_hold_no_post() -> None:
    assert posts("The rebels came and their leaders, Karl Weiss and Anna Ozola, spoke.") == {}
