"""Schedules: each item is a meeting of its own, of whom the schedule is."""

import pytest

from tests.extract.passage import meetings, names

ITEMS = (
    "- 10:00 Meeting with Ambassador Omar Haddad\n"
    "- 12:00 Talks with Foreign Minister Karim Trabelsi, Foreign Ministry\n"
    "- 15:00 Working lunch with Speaker Jan Novak"
)
EACH = [["Anna Berg", "Omar Haddad"], ["Anna Berg", "Karim Trabelsi"], ["Anna Berg", "Jan Novak"]]


@pytest.mark.parametrize(
    "text",
    [
        f"Schedule of Foreign Minister Anna Berg for 18 March\n{ITEMS}",
        f"Programme of Foreign Minister Anna Berg, 18 March 2024\n\n{ITEMS}",
        f"Programme of Foreign Minister Anna Berg\n\nMonday, 18 March\n{ITEMS.replace('- ', '')}",
    ],
)
def test_items_are_meetings_of_the_owner(text: str) -> None:
    found = meetings(text)
    assert [names(one) for one in found] == EACH
    assert {one.status for one in found} == {"planned"}
    assert {one.date.edtf if one.date else None for one in found} == {"2024-03-18"}


def test_each_day_of_a_schedule_has_its_items() -> None:
    found = meetings(
        "Programme of Norwegian Foreign Minister Anna Berg\n\nMonday, 18 March\n10.00 Meeting with Omar Haddad, Prime "
        "Minister of Morocco\nTuesday, 19 March\n9.00 Lunch with Jan Novak, Minister of Trade of Slovakia"
    )
    assert [one.date.edtf if one.date else None for one in found] == ["2024-03-18", "2024-03-19"]


def test_whom_one_item_names_is_not_at_the_next() -> None:
    assert not [one for one in meetings(f"Programme of the day\n\n{ITEMS}") if len(one.participants) > 1]
