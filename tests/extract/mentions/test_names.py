"""Names of people: found whole, without titles, and one name for one person in a document."""

from itertools import pairwise

import pytest

from kg.extract.mentions.surnames import surnames
from tests.extract.passage import mentions, people


def named(text: str) -> list[str]:
    return [one.text for one in people(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ingrid Solhaug met Karl Weiss.", ["Ingrid Solhaug", "Karl Weiss"]),
        ("Norwegian Foreign Minister Ingrid Solhaug spoke.", ["Ingrid Solhaug"]),
        ("Deputy Prime Minister Anna Ozola spoke.", ["Anna Ozola"]),
        ("Mr Okoth met Mrs Ozola.", ["Okoth", "Ozola"]),
        ("Gen. Okoth met Adm. Haanstra.", ["Okoth", "Haanstra"]),
        ("Prime Minister Ozola spoke.", ["Ozola"]),
        ("Eero Laine's visit began.", ["Eero Laine"]),
        ("Eero Laine’s visit began.", ["Eero Laine"]),
        ("President of Zambia Joseph Banda spoke.", ["Joseph Banda"]),
        ("Jean-Luc Marchand met Olga Ivanova-Petrova.", ["Jean-Luc Marchand", "Olga Ivanova-Petrova"]),
        ("Joris van der Linden spoke.", ["Joris van der Linden"]),
        ("Faisal bin Nayef spoke.", ["Faisal bin Nayef"]),
        ("Niño Pérez met Øystein Åsgård.", ["Niño Pérez", "Øystein Åsgård"]),
        ("Xi Wenbo met Tran Thi Hoa.", ["Xi Wenbo", "Tran Thi Hoa"]),
        ("Foreign Minister Oyelaran Adeyemi met Foreign Minister Tsotne Kvaratskhelia.", ["Oyelaran Adeyemi", "Tsotne Kvaratskhelia"]),
        ("The chair of the committee, Tsotne Kvaratskhelia, spoke.", ["Tsotne Kvaratskhelia"]),
        ("Foreign Secretary Ma. Corazon Reyes spoke.", ["Ma. Corazon Reyes"]),
        ("Ministers Ioana-Despina Vlăsceanu and Péter Nagyváradi spoke.", ["Ioana-Despina Vlăsceanu", "Péter Nagyváradi"]),
        ("Minister of State Dr. Rashed bin Hamad Al Nuaimi-Saqr spoke.", ["Rashed bin Hamad Al Nuaimi-Saqr"]),
        ("A team led by Gunilla af Rosenskiöld left.", ["Gunilla af Rosenskiöld"]),
        ("Foreign Minister Datuk Seri Hafizuddin Mokhtar spoke.", ["Hafizuddin Mokhtar"]),
        ("Lt. Gen. (Retd) Tariq Hussain spoke.", ["Tariq Hussain"]),
        ("Taliban foreign minister Amir Motta spoke.", ["Amir Motta"]),
        ("Rasa Jonaitis, who chairs the council, spoke.", ["Rasa Jonaitis"]),
        ("Charlotte Berg met Sydney Carter in Paris.", ["Charlotte Berg", "Sydney Carter"]),
    ],
)  # fmt: skip
def test_names_are_whole(text: str, found: list[str]) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The Norway-Georgia talks began.",
        "Baltic leaders met Washington officials.",
        "The President arrived. The Foreign Minister left.",
        "The Security Council and the European Union met in Vienna.",
        "Norway and Chad signed in Salzburg.",
        "The King Salman centre sent rice.",
        "The Clinton administration and the Ford Foundation agreed.",
        "They met at the Nelson Mandela Bridge near the Charles de Gaulle Airport.",
    ],
)
def test_other_capitalised_words_are_nobody(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ingrid Solhaug arrived. Solhaug spoke.", ["Ingrid Solhaug"] * 2),
        ("Solhaug spoke. Ingrid Solhaug left.", ["Ingrid Solhaug"] * 2),
        (
            "Joris van der Linden arrived. It was said that van der Linden spoke.",
            ["Joris van der Linden"] * 2,
        ),
        # A surname that two people share is that of the one named last.
        ("Karl Weiss met Anna Weiss. Weiss left.", ["Karl Weiss", "Anna Weiss", "Anna Weiss"]),
    ],
)
def test_a_surname_means_who_was_named_in_full(text: str, names: list[str]) -> None:
    assert [one.name for one in people(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # surnames that come first, and given names that people go by
        ("Premier Shen Guozhong arrived. Shen spoke.", ["Shen Guozhong"] * 2),
        ("President Baek Dong-hyun met aides. Baek then left.", ["Baek Dong-hyun"] * 2),
        ("Prime Minister Khamphone Sayasith spoke. Khamphone left.", ["Khamphone Sayasith"] * 2),
        ("Prime Minister Dawit Bekele spoke. Dawit also left.", ["Dawit Bekele"] * 2),
        ("President Liang Jianguo spoke. President Liang left.", ["Liang Jianguo"] * 2),
        ("Lokman Hashim, the prime minister, spoke. Prime Minister Lokman left.", ["Lokman Hashim"] * 2),
        # somebody else's surname behind another title, two who share the word, other words
        ("Martin Doyle left. Minister Martin spoke.", ["Martin Doyle", "Martin"]),
        ("Nguyen Van Duc met Nguyen Thi Hoa. Aides said that Nguyen left.", ["Nguyen Van Duc", "Nguyen Thi Hoa", "Nguyen"]),
        ("Shen Guozhong left. The Shen Palace was open.", ["Shen Guozhong"]),
        ("Will Stone left. Will they meet again?", ["Will Stone"]),
    ],
)  # fmt: skip
def test_the_first_word_of_a_name_means_who_was_named_in_full(text: str, names: list[str]) -> None:
    assert [one.name for one in people(text)] == names


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Anna Ozola", ["Ozola"]),
        ("Joris van der Linden", ["Linden", "der Linden", "van der Linden"]),
        ("Faisal bin Nayef", ["Nayef", "bin Nayef"]),
        ("Tran Thi Hoa", ["Hoa", "Thi Hoa"]),
        ("Ozola", []),
    ],
)
def test_surnames(name: str, short: list[str]) -> None:
    assert surnames(name) == short


def test_mentions_never_overlap() -> None:
    text = "NATO's Secretary General, Ida Brandvold, met Norwegian Foreign Minister Ingrid Solhaug in Oslo, Norway."
    spans = [
        (text.index(words), words) for words, _ in mentions(text, "person", "organization", "state", "place")
    ]
    assert spans == sorted(spans)
    assert all(start + len(words) <= later for (start, words), (later, _) in pairwise(spans))
