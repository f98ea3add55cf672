"""Towns that no map has and that the model takes for somebody or a body."""

import pytest

from tests.extract.passage import meeting


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Anna Holm met Pablo Rojas in Torvik on Monday.", "Torvik"),
        ("Talks between Norway and Chad were held in Torvik on Monday.", "Torvik"),
        ("In Torvik, Anna Holm met Pablo Rojas.", "Torvik"),
        ("Anna Holm and Pablo Rojas met in Torvik, Norway.", "Torvik"),
        ("Anna Holm and Pablo Rojas will hold talks in Torvik next week.", "Torvik"),
        # no towns
        ("Leaders of the coalition met Anna Holm in Congress.", None),
        ("Anna Holm believes in Torvik and met Pablo Rojas.", None),
        ("Anna Holm met Pablo Rojas in NORKOM.", None),
        ("Torvik sent envoys. Anna Holm met Pablo Rojas in Torvik.", None),
    ],
)
def test_towns_on_no_map(text: str, place: str | None) -> None:
    found = meeting(text)
    assert (found.place.name if found.place else None) == place
