"""Where and when a story was filed."""

import pytest

from kg.extract.text.dateline import dateline_of
from tests.extract.passage import meeting

PUBLISHED = "2024-03-13"


@pytest.mark.parametrize(
    ("text", "city", "day"),
    [
        ("RIGA, March 11, 2024 (Example Wire) - The king spoke.", "Riga", "2024-03-11"),
        ("Riga, March 11, 2024, EXW -- The king spoke.", "Riga", "2024-03-11"),
        ("RIGA 11 March 2024 — The king spoke.", "Riga", "2024-03-11"),
        ("RIGA, March 12.—The king spoke.", "Riga", "2024-03-12"),
        ("RIGA, March 12. /EXW/. The king spoke.", "Riga", "2024-03-12"),
        ("RIGA. March 12 (Example Wire). The king spoke.", "Riga", "2024-03-12"),
        ("Riga, Mar 12 (Example Wire) The king spoke.", "Riga", "2024-03-12"),
        ("Riga, March 12, EXAWIRE\n\nThe king spoke.", "Riga", "2024-03-12"),
        ("A king speaks\nRIGA, Tues. - The king spoke.", "Riga", "2024-03-12"),
        ("12 March 2024, Riga - The king spoke.", "Riga", "2024-03-12"),
        ("12 March 2024 (Press Office) - The king spoke.", None, "2024-03-12"),
        ("RIGA (EXW) _ The king spoke.", "Riga", PUBLISHED),
        ("RIGA, March 12. The king spoke.", "Riga", "2024-03-12"),
        ("RIGA, 12 March 2024. The king spoke.", "Riga", "2024-03-12"),
        ("Riga, Mar 12 (Example Wire).- The king spoke.", "Riga", "2024-03-12"),
        # What was filed long before wasn't filed for this paper.
        ("RIGA, Oct. 2 (EXW) - The king spoke.", "Riga", PUBLISHED),
    ],
)
def test_dateline(text: str, city: str | None, day: str) -> None:
    found = dateline_of(text)
    assert found is not None
    assert text[found.end :] == "The king spoke."
    assert (found.filed_in.name if found.filed_in else None) == city
    assert found.filed_on(PUBLISHED) == day


@pytest.mark.parametrize(
    "text",
    [
        "Riga - The king spoke.",
        "In Riga, on March 12, the king spoke.",
        "Monday, March 12\n- The king speaks.",
        "Monday, March 12 - The king speaks.",
        "The king, in Riga since March 12, spoke.",
        "On 12 March 2024 the king spoke - The queen didn't.",
    ],
)
def test_no_dateline(text: str) -> None:
    assert dateline_of(text) is None


def test_today_is_the_day_of_the_dateline() -> None:
    found = meeting("RIGA, March 12 (EXW) - Minister Ana Roe met Minister Jon Poe here to-day.", PUBLISHED)
    assert found.date is not None
    assert (found.date.text, found.date.edtf) == ("to-day", "2024-03-12")
    assert found.place is not None
    assert found.place.name == "Riga"
