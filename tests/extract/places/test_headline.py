"""Places that only the headline of a text names."""

import pytest

from tests.extract.passage import meetings, names

BODY = "Norwegian Foreign Minister Anna Holm met Peruvian President Pablo Rojas on Monday."


@pytest.mark.parametrize(
    ("headline", "place"),
    [
        ("MINISTERS HOLD TALKS IN BEIJING", "Beijing"),
        ("ANNA HOLM MEETS PABLO ROJAS IN BEIJING", "Beijing"),
        ("HOLM, ROJAS MEET IN NEW YORK ON MONDAY", "New York"),
        ("Ministers hold talks in Beijing", "Beijing"),
        ("Norway, Peru hold talks in Beijing", "Beijing"),
        ("Holm-Rojas summit in Beijing", "Beijing"),
        # of something else, or of others
        ("Holm meets Rojas over unrest in Lima", None),
        ("Holm meets Rojas after protests in Lima", None),
        ("Berg meets Soto in Beijing", None),
        ("Prices rise in Beijing", None),
        ("A minister held talks in Beijing.", None),
    ],
)
def test_place_of_the_first_meeting_below(headline: str, place: str | None) -> None:
    (found,) = [
        one for one in meetings(f"{headline}\n\n{BODY}") if names(one) == ["Anna Holm", "Pablo Rojas"]
    ]
    assert (found.place.name if found.place else None) == place
    assert found.place is None or found.place.text == headline[found.place.start : found.place.end]


@pytest.mark.parametrize(
    "body",
    [
        "Anna Holm met Pablo Rojas in Lima. She met Tom Berg on Friday.",
        "Anna Holm telephoned Pablo Rojas on Monday.",
    ],
)
def test_what_the_text_says_itself_goes_first(body: str) -> None:
    found = meetings(f"Holm and Rojas hold talks in Beijing\n\n{body}")
    assert all(one.place is None or one.place.name == "Lima" for one in found if "on" in one.quote)
