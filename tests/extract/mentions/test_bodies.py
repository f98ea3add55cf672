"""Organizations, states, places and venues."""

import pytest

from kg.extract.mentions.bodies import _may_begin_listed, seat_of
from kg.extract.text.nlp import language_model
from kg.gazetteer.countries import countries
from kg.gazetteer.organizations import organizations
from tests.extract.passage import reading


def bodies(text: str) -> list[tuple[str, str, str | None]]:
    return [(one.text, one.kind, one.country) for one in reading(text).bodies]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met in Tromsø.", [("Tromsø", "place", "NO")]),
        ("They met in Tbilisi, Georgia.", [("Tbilisi", "place", "GE"), ("Georgia", "state", "GE")]),
        ("They met in Nuku'alofa.", [("Nuku'alofa", "place", "TO")]),
        ("The Norwegian capital hosted it.", [("Norwegian capital", "place", "NO")]),
        ("They met at the Hofburg Palace in Vienna.", [("Hofburg Palace", "venue", None), ("Vienna", "place", "AT")]),
        ("They met at Lakeside Castle.", [("Lakeside Castle", "venue", None)]),
        ("He visited Georgia and Chad.", [("Georgia", "state", "GE"), ("Chad", "state", "TD")]),
        ("He is from the United States.", [("United States", "state", "US")]),
        ("NATO and the EU agreed.", [("NATO", "organization", None), ("EU", "organization", None)]),
        ("U.S. officials met U.N. envoys.", [("U.S.", "state", "US"), ("U.N.", "organization", None)]),
        ("Norway's parliament spoke.", [("Norway", "state", "NO")]),
        (
            "The Ministry of Foreign Affairs and Trade of Latvia spoke.",
            [("Ministry of Foreign Affairs and Trade of Latvia", "organization", None)],
        ),
        (
            "The Committee on Budgets of the European Parliament met.",
            [("Committee on Budgets of the European Parliament", "organization", None)],
        ),
        ("In March the Council of Europe met.", [("Council of Europe", "organization", None)]),
        (
            "Republic of Korea officials met Democratic Republic of the Congo officials.",
            [("Republic of Korea", "state", "KR"), ("Democratic Republic of the Congo", "state", "CD")],
        ),
        ("The Norwegian government spoke.", []),
        (
            "The Minister of Foreign Affairs of the Kingdom of Cambodia spoke.",
            [("Kingdom of Cambodia", "state", "KH")],
        ),
        ("A council met in a castle.", []),
    ],
)  # fmt: skip
def test_found_with_their_kind(text: str, found: list[tuple[str, str, str | None]]) -> None:
    assert bodies(text) == found


@pytest.mark.parametrize(
    ("words", "code"), [("Ankara", "TR"), ("Cairo", "EG"), ("the Kremlin", "RU"), ("Atlantis", None)]
)
def test_seats_of_governments(words: str, code: str | None) -> None:
    found = seat_of(words)
    assert (found[1] if found else None) == code


def test_a_state_goes_by_its_usual_name() -> None:
    (state,) = reading("The Republic of Zambia agreed.").bodies
    assert state.name == "Zambia"


def test_people_are_no_bodies() -> None:
    assert bodies("Ingrid Solhaug met Karl Weiss.") == []


@pytest.mark.parametrize("article", ["", "The "])
def test_no_listed_name_is_refused_by_its_first_word(article: str) -> None:
    named = [name for one in organizations() for name in (one.name, *one.aliases)]
    named += [name for one in countries() for name in (one.name, one.full_name, *one.aliases)]
    written = [f"{article}{name} spoke." for name in named if name[:1].isupper()]
    docs = map(language_model().make_doc, written)
    assert not [doc.text for doc in docs if not _may_begin_listed(doc[0])]


def test_most_words_are_refused_by_their_first_word() -> None:
    doc = language_model().make_doc("Yesterday Officials Greeted Everybody warmly .")
    assert not any(_may_begin_listed(token) for token in doc)
