"""Meetings that speakers tell of themselves: "When I met B last month, he agreed", said A."""

import pytest

from tests.extract.passage import meeting, meetings, names

B = "President Omar Idrissi of Morocco"
BEFORE = "Norwegian Foreign Minister Anna Berg defended the accord."


@pytest.mark.parametrize(
    "text",
    [
        f'"When I met {B} in Rabat last month, he agreed to a truce," Norwegian Foreign Minister Anna Berg said.',
        f"When I met {B} in Rabat last month, we agreed on it, Foreign Minister Anna Berg of Norway told reporters.",
        f'{BEFORE} "We met with {B} in Rabat last month," Berg told reporters.',
        f'{BEFORE} "We met {B} in Rabat last month," the minister said.',
        f'{BEFORE} "I met {B} in Rabat last month," she said.',
        f'{BEFORE} "I have not changed my mind," she said. "I met {B} in Rabat last month."',
    ],
)
def test_who_speaks_takes_part(text: str) -> None:
    found = meeting(text)
    assert names(found) == ["Anna Berg", "Omar Idrissi"]
    assert {one.name: one.country for one in found.participants} == {"Anna Berg": "NO", "Omar Idrissi": "MA"}
    assert (found.place and found.place.name, found.date and found.date.edtf) == ("Rabat", "2024-02")


@pytest.mark.parametrize(
    "text",
    [
        f"I met {B} in Rabat last month.",
        f'"We met {B} in Rabat last month," a government spokesman said.',
        f'"We met {B} in Rabat last month," Jan Novak, a spokesman for the ministry, said.',
    ],
)
def test_who_speaks_for_others_or_is_unknown_does_not(text: str) -> None:
    assert not [one for one in meetings(text) if "Jan Novak" in names(one) or len(one.participants) > 1]
