"""Listed venues: where something is at or in them."""

import pytest

from tests.extract.passage import meeting, mentions


@pytest.mark.parametrize(
    ("where", "name"),
    [
        ("at the Casa Rosada", "Casa Rosada"),
        ("at La Moneda", "La Moneda"),
        ("at Rashtrapati Bhavan", "Rashtrapati Bhavan"),
        ("at the Quai d'Orsay", "Quai d'Orsay"),
        ("in the Kremlin", "Kremlin"),
        ("at the Great Hall of the People", "Great Hall of the People"),
        ("inside the Elysee", "Elysee"),
        ("at UN headquarters", "UN headquarters"),
    ],
)
@pytest.mark.parametrize("end", [" on Monday.", "."])
def test_where_they_met(where: str, name: str, end: str) -> None:
    found = meeting(f"Anna Holm met Pablo Rojas {where}{end}")
    assert found.venue is not None
    assert found.venue.text == name
    assert [one.name for one in found.participants] == ["Anna Holm", "Pablo Rojas"]


def test_who_speaks_is_no_venue() -> None:
    assert mentions("The Kremlin said that Anna Holm will come.", "venue") == []


def test_a_longer_name_is_another() -> None:
    assert mentions("Anna Holm met Pablo Rojas at Planalto Central.", "venue") == []
