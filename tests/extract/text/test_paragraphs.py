"""Where paragraphs end: at blank lines, and at every line break of a text that no program has wrapped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.text.paragraphs import paragraph_start, paragraphs
from tests.extract.passage import meetings, names

LONG = (
    "It rained for days on end in the valley, and the river, which had been low all summer, rose by a hand every "
    * 2
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", [""]),
        ("One.", ["One."]),
        ("One\ntwo.", ["One\ntwo."]),
        ("One.\n\nTwo\nthree.\n", ["One.\n\n", "Two\nthree.\n"]),
        ("One.\n \t\nTwo.", ["One.\n \t\n", "Two."]),
        (f"{LONG}\nTwo\nThree", [f"{LONG}\n", "Two\n", "Three"]),
        (f"{LONG}\n\n  Two\n", [f"{LONG}\n\n  ", "Two\n"]),
    ],
)
def test_paragraphs(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in paragraphs(text)] == parts


@given(st.text(alphabet="ab .\n\t", max_size=300))
def test_nothing_is_left_out(text: str) -> None:
    spans = paragraphs(text)
    assert "".join(text[start:end] for start, end in spans) == text
    for start, end in spans:
        assert {paragraph_start(text, offset) for offset in range(start, end)} <= {start}


def test_lines_without_marks_at_their_ends_are_sentences() -> None:
    lines = [
        "The valley has been under water for a week, and nobody in the ministry can say when the road to the border will open again",
        "Foreign Minister Anna Holm met Pablo Rojas in Lima on Monday",
        "Nobody was hurt",
        "She is also planning to receive Mary Holt in Oslo",
    ]
    met, planned = meetings("\n".join(lines))
    assert (names(met), met.quote) == (["Anna Holm", "Pablo Rojas"], lines[1])
    assert (names(planned), planned.status, planned.quote) == (
        ["Anna Holm", "Mary Holt"],
        "planned",
        lines[3],
    )
