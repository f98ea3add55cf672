"""When meetings were: the date of their clause, of the journey that led there, of the day told of."""

import pytest

from tests.extract.passage import PUBLISHED, meetings


def dates(text: str) -> list[str | None]:
    return [one.date.edtf if one.date else None for one in meetings(text, PUBLISHED)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        # When a plan was made isn't when it will be carried out.
        ("Minister Ana Roe and Minister Jon Poe agreed on Monday to meet again in Oslo next week.", "2024-03-18/2024-03-24"),
        ("Minister Ana Roe offered on Sunday to receive Minister Jon Poe in Oslo.", None),
        ("Minister Ana Roe cancelled a planned meeting with Minister Jon Poe in April.", "2024-04"),
        # The journey that led there, or what happened meanwhile.
        ("Minister Ana Roe travelled to Oslo on 4 March 2024, where she met Minister Jon Poe.", "2024-03-04"),
        ("On Monday Minister Ana Roe flew to Oslo to meet Minister Jon Poe.", "2024-03-11"),
        ("Minister Ana Roe refused to meet Minister Jon Poe when he was in Oslo in May 2023.", "2023-05"),
        ("Minister Ana Roe invited Minister Jon Poe to talks with her in Oslo on April 9.", "2024-04-09"),
        # What happened at another time.
        ("Minister Ana Roe met Minister Jon Poe, who has been in office since the election in May.", None),
        ("The visit to Oslo by Minister Ana Roe, which was to begin tomorrow, has been postponed.", "2024-03-14"),
        ("Minister Ana Roe left for home on Tuesday after a visit to Norway.", None),
        ("Minister Ana Roe and Minister Jon Poe negotiated until three in the morning in Oslo.", None),
        ("Minister Ana Roe met Minister Jon Poe in Oslo earlier in the day.", None),
        # A day that hangs on the words of the meeting goes before that of another clause.
        (
            "Minister Ana Roe flies out on Thursday; Minister Jon Poe will receive her in Oslo the following day.",
            "2024-03-15",
        ),
    ],
)  # fmt: skip
def test_date_of_a_clause(text: str, edtf: str | None) -> None:
    assert dates(text)[-1] == edtf


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Minister Ana Roe was busy in Oslo on Monday. She began by meeting Minister Jon Poe and then saw "
            "General Max Loe.",
            ["2024-03-11", "2024-03-11"],
        ),
        (
            "Minister Ana Roe met Minister Jon Poe on Monday. She was then received by General Max Loe.",
            ["2024-03-11", "2024-03-11"],
        ),
        (
            "Minister Ana Roe opened a fair on Monday. Before leaving, she had lunch with Minister Jon Poe.",
            ["2024-03-11"],
        ),
        # Without such a word, it may have been another day; so may it be where somebody only spoke.
        (
            "Minister Ana Roe met Minister Jon Poe on Monday. She also met General Max Loe.",
            ["2024-03-11", None],
        ),
        ("Minister Ana Roe spoke to farmers in May. She then met Minister Jon Poe.", [None]),
        ("The mayor said on Monday that it rained. Minister Ana Roe then met Minister Jon Poe.", [None]),
        # "That morning" is that of the day last named.
        (
            "The mayor opened the fair on Monday. Minister Ana Roe met Minister Jon Poe that morning.",
            ["2024-03-11"],
        ),
        # Headings over items.
        (
            "Monday, March 18\n- Minister Ana Roe receives Minister Jon Poe in Oslo.\n\n"
            "Tuesday, March 19\n- Minister Ana Roe meets General Max Loe in Bergen.",
            ["2024-03-18", "2024-03-19"],
        ),
        # A week in review and a week ahead: bare weekdays lie where what is told below them lies.
        (
            "MONDAY\n\nMinister Ana Roe met Minister Jon Poe.\n\nFRIDAY\n\nShe met General Max Loe.",
            ["2024-03-11", "2024-03-08"],
        ),
        ("FRIDAY\n\nMinister Ana Roe will meet Minister Jon Poe in Oslo.", ["2024-03-15"]),
        ("Press release\n\n13 March 2024\n\nMinister Ana Roe met Minister Jon Poe in Oslo.", [None]),
    ],
)
def test_day_that_a_text_tells_of(text: str, found: list[str | None]) -> None:
    assert dates(text) == found


def test_what_is_listed_is_to_come() -> None:
    (report,) = meetings("Monday, March 18\n- Minister Ana Roe meets Minister Jon Poe in Oslo.", PUBLISHED)
    assert report.status == "planned"
