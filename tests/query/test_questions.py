"""Questions in many wordings, each with the meetings or rows that answer it."""

from datetime import date

import msgspec
import pytest

from kg.query import ask, library
from kg.query.answer import Answer
from kg.store.base import Store
from tests.query.world import MEETINGS

ROME = {"m-rome", "m-undated", "m-petra"}
BERGEN = {"m-bergen", "m-open-year"}
GIULIA_SVERRE = {"m-rome", "m-open-year"}

MEETINGS_OF: list[tuple[str, set[str]]] = [
    ("who met in Rome and when", ROME),
    ("Who met in Roma?", ROME),
    ("who met in Рим", ROME),
    ("when and where did Giulia Ferrante meet Sverre Ødegård?", GIULIA_SVERRE),
    ("when did giulia ferrante meet sverre odegard in rome", {"m-rome"}),
    ("where did Giulia Ferrante and Odegard meet", GIULIA_SVERRE),
    ("who did Abishev meet in 2024", {"m-astana", "m-call"}),
    ("whom did Nurlan Abishev meet in Astana?", {"m-astana"}),
    ("who has Abishev met?", {"m-astana", "m-call", "m-bergen", "m-undated", "m-denied"}),
    ("with whom did Petra Novotna meet", {"m-petra"}),
    ("meetings between Giulia Ferrante and Abishev", {"m-astana", "m-bergen"}),
    ("in what capacity did Giulia Ferrante meet Odegard in Rome", {"m-rome"}),
    ("who said that Giulia Ferrante met Odegard in Rome", {"m-rome"}),
    ("according to whom did Petra Novotna meet", {"m-petra"}),
    ("list all meetings of Dana Serikova", {"m-proposed"}),
    ("show me Dana Serikova's meetings", {"m-proposed"}),
    ("did Giulia Ferrante meet Abishev?", {"m-astana", "m-bergen"}),
    ("what did Giulia Ferrante and Odegard discuss?", GIULIA_SVERRE),
    ("what was discussed in Ghent", {"m-council"}),
    ("what did Abishev and Odegard talk about", {"m-call"}),
    ("which meetings were cancelled?", {"m-bergen"}),
    ("what meetings were called off in 2023", {"m-bergen"}),
    ("who visited Rome in March 2024", {"m-rome"}),
    ("who was in Rome on 14 March 2024?", {"m-rome"}),
    ("who spoke by telephone with Abishev", {"m-call"}),
    ("who phoned Odegard", {"m-call"}),
    ("telephone calls in January 2024", {"m-call"}),
    ("upcoming meetings of Giulia Ferrante", {"m-astana", "m-open-year"}),
    ("which meetings are planned in Kazakhstan", {"m-astana"}),
    ("proposed meetings", {"m-proposed"}),
    ("who will meet in Astana", {"m-astana", "m-proposed"}),
    ("who met the Italian prime minister", {"m-rome", "m-astana", "m-bergen", "m-open-year"}),
    ("when did the prime minister of Italy meet the Kazakh president", {"m-astana", "m-bergen"}),
    ("who met Norway's foreign minister", {"m-rome", "m-call", "m-council", "m-open-year"}),
    ("who met the minister of foreign affairs of Norway in Rome", {"m-rome"}),
    ("who met Foreign Minister Sverre Ødegård in Rome", {"m-rome"}),
    ("when did the Norwegians meet the Kazakh delegation", {"m-call"}),
    ("meetings between Norway and Italy", GIULIA_SVERRE),
    ("what meetings took place in Kazakhstan", set()),
    ("what meetings took place in Italy in 2022", {"m-petra"}),
    ("when did Odegard meet the Northern Union in Ghent", {"m-council"}),
    ("when did Odegard meet the Northern Union in Belgium", {"m-council"}),
    ("who met NU", {"m-council", "m-proposed", "m-petra"}),
    ("did Petra Novotná meet the Northern Union", set()),
    ("who met at the Palace of Peace", {"m-astana"}),
    ("who talked about energy", {"m-rome", "m-call"}),
    ("meetings about fishing rights in Ghent", {"m-council"}),
    ("who discussed migration with Odegard", {"m-rome"}),
    ("who met Nurlan Abisheff in Astana", {"m-astana"}),
    ("who met Нурлан Абишев in Astana", {"m-astana"}),
    ("who did Ferrante meet in Rome", ROME),
    ("who met in Bergen", BERGEN),
    ("who met in the capital of Italy", ROME),
    ("In which city did Abishev and Odegard meet?", {"m-call"}),
    ("in which country did Giulia Ferrante meet Abishev", {"m-astana", "m-bergen"}),
    ("Rome meetings of Petra Novotna", {"m-petra"}),
    ("Has Odegard ever met Abishev?", {"m-call"}),
    ("Were there any meetings in Ghent in 2023?", {"m-council"}),
    ("who met in Bergen in February 2020", {"m-open-year"}),
    ("who met on 6 February", {"m-open-year"}),
    ("who met in May", {"m-bergen", "m-proposed"} - {"m-proposed"}),
    ("meetings between 1 March 2024 and 30 June 2024", {"m-rome", "m-astana"}),
    ("meetings from January to March 2024", {"m-rome", "m-call", "m-open-year"}),
    ("who met before 2023", {"m-denied", "m-petra"}),
    ("meetings since 2024-03-14", {"m-rome", "m-astana", "m-proposed"}),
    ("who met after 3 June 2024", {"m-proposed"}),
    ("meetings until April 2022", {"m-petra"}),
    ("when did Odegard last meet Giulia Ferrante", {"m-rome"}),
    ("Abishev's first meeting", {"m-call"}),
    ("who met Petra Novotna or Dana Serikova", {"m-petra", "m-proposed"}),
    ("who met in Rome, Italy", ROME),
    ("who met in Rome or Bergen", ROME | BERGEN),
    ("who denied meeting Abishev", {"m-denied"}),
    ("Tell me about the meeting between Odegard and Abishev.", {"m-call"}),
    ("when was the meeting in Bergen held", BERGEN),
    ("list all meetings", {row[0] for row in MEETINGS}),
]


def ids(answer: Answer) -> set[str]:
    assert not answer.not_understood, answer.answer
    return {row["meeting"] for row in answer.rows}


@pytest.mark.parametrize(("question", "expected"), MEETINGS_OF, ids=[question for question, _ in MEETINGS_OF])
def test_meetings(embedded_world: Store, question: str, expected: set[str]) -> None:
    answer = ask(embedded_world, question)
    assert ids(answer) == expected, (answer.answer, answer.understood)


def test_both_stores_answer_the_same_byte_for_byte(asked: Store, embedded_world: Store) -> None:
    for question, expected in MEETINGS_OF:
        here, there = ask(asked, question), ask(embedded_world, question)
        assert ids(here) == expected
        assert (
            msgspec.json.encode(here)
            == msgspec.json.encode(there)
            == msgspec.json.encode(ask(asked, question))
        )


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("did Giulia Ferrante meet Odegard", "Yes: 1 meeting"),
        ("did Giulia Ferrante meet Abishev", "Not as far as is known: no meeting"),
        ("will Giulia Ferrante meet Abishev", "Yes: 1 meeting"),
        ("did Dana Serikova meet Petra Novotna", "Not as far as is known. No meeting"),
        ("is Giulia Ferrante meeting Abishev in Astana?", "Yes: 1 meeting"),
        (
            "was the meeting in Ghent cancelled",
            "Not as far as is known: no meeting in Ghent is told of as cancelled.",
        ),
        ("was the meeting of Abishev in Bergen cancelled", "Yes: 1 meeting"),
    ],
)
def test_yes_only_for_what_was_held_or_asked(embedded_world: Store, question: str, said: str) -> None:
    assert ask(embedded_world, question).answer.startswith(said)


@pytest.mark.parametrize(
    ("question", "people"),
    [
        ("who is Giulia Ferrante", ["Giulia Ferrante"]),
        ("what post does Petra Novotná hold?", ["Petra Novotná"]),
        ("who is the foreign minister of Norway", ["Sverre Ødegård"]),
        ("who is the Norwegian foreign minister?", ["Sverre Ødegård"]),
        ("who was president of Kazakhstan", ["Nurlan Abishev"]),
        ("who is the vice president of Kazakhstan", ["Dana Serikova"]),
        ("who is the secretary general of the Northern Union", ["Petra Novotná"]),
        ("who holds the post of president in Kazakhstan", ["Nurlan Abishev"]),
        ("who is the Italian defense minister", ["Maria Ferrante"]),
        ("who is Ferrante", ["Giulia Ferrante", "Maria Ferrante"]),
    ],
)
def test_posts(embedded_world: Store, question: str, people: list[str]) -> None:
    answer = ask(embedded_world, question)
    assert sorted({row["name"] for row in answer.rows}) == people
    assert answer.understood["asks"] == ["post"]


def test_counts_countries_and_topics(embedded_world: Store) -> None:
    count = ask(embedded_world, "how many meetings in Rome")
    assert count.rows[0]["meetings"] == 3
    assert count.rows[0]["held"] == 3
    assert ask(embedded_world, "how many people met in Rome").rows == [{"participants": 5}]
    # Only what was held, and not the country that she acts for.
    visited = ask(embedded_world, "which countries did Giulia Ferrante visit")
    assert [row["country"] for row in visited.rows] == []
    met = ask(embedded_world, "which countries did Odegard meet")
    assert [row["country"] for row in met.rows] == ["IT", "KZ"]
    topics = ask(embedded_world, "which topics did Odegard discuss")
    assert topics.rows[0] == {"topic": "energy security", "meetings": 2}
    cities = ask(embedded_world, "which cities will Abishev visit in 2024")
    assert [row["place"] for row in cities.rows] == ["Astana"]


def test_rows_have_the_contract_and_the_most_recent_comes_first(embedded_world: Store) -> None:
    answer = ask(embedded_world, "when did Giulia Ferrante meet Sverre Ødegård?")
    assert [row["meeting"] for row in answer.rows] == ["m-rome", "m-open-year"]
    row = answer.rows[0]
    assert row["participants"][0] == {
        "id": "p-giulia", "name": "Giulia Ferrante", "role": "Prime Minister", "rank": None,
        "organization": "Italy", "country": "IT",
    }  # fmt: skip
    told = {
        name: row[name]
        for name in ("place", "country", "date", "earliest", "latest", "status", "kind", "topics")
    }
    assert told == {
        "place": "Rome", "country": "IT", "date": "2024-03-14", "earliest": "2024-03-14", "latest": "2024-03-14",
        "status": "held", "kind": "bilateral", "topics": ["energy security", "migration"],
    }  # fmt: skip
    assert [source["stated_by"] for source in row["sources"]] == [None, "the paper"]
    assert answer.rows[1]["earliest"] is None


def test_what_a_date_leaves_out_is_said(embedded_world: Store) -> None:
    assert "1 more left out" in ask(embedded_world, "who met in Rome in 2024").answer
    assert "left out" not in ask(embedded_world, "who met in Rome").answer


def test_a_list_of_meetings_comes_page_by_page(asked: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "PAGE", 2)
    whole = ask(asked, "who met in Rome")
    pages = [ask(asked, "who met in Rome", page) for page in (1, 2)]
    assert [row for page in pages for row in page.rows] == whole.rows[:4]
    assert len(whole.rows) > 2
    first = pages[0]
    assert first.page
    assert first.page.total == len(whole.rows)
    assert first.answer.startswith(f"{len(whole.rows)} meetings in Rome: ")
    assert first.answer.endswith(f" (1 to 2 of {len(whole.rows)} meetings, the most recent first)")
    assert "and 1 more" in first.answer
    assert first.parameters["limit"] == 2
    assert whole.page is msgspec.UNSET


@pytest.mark.parametrize(
    "question",
    [
        "how many meetings in Rome",
        "did Giulia Ferrante meet Nurlan Abishev",
        "when was the last meeting in Rome",
        "which countries did Giulia Ferrante visit",
    ],
)
def test_what_all_meetings_tell_is_not_told_of_a_page(
    embedded_world: Store, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    monkeypatch.setattr(library, "PAGE", 1)
    assert ask(embedded_world, question, page=1) == ask(embedded_world, question)


def test_what_a_date_leaves_out_is_counted_over_pages(
    embedded_world: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "PAGE", 1)
    assert "(1 more left out" in ask(embedded_world, "who met in Rome in 2024", page=1).answer


def test_unknown_names_are_named_with_the_nearest(embedded_world: Store) -> None:
    answer = ask(embedded_world, "when did Zyx Qwortle meet Nura Abisheva")
    assert answer.rows == []
    assert not answer.not_understood
    assert answer.answer == "Nothing here is called “Zyx Qwortle”. (took “Nura Abisheva” for Nurlan Abishev)"
    assert answer.understood["notes"] == ["took “Nura Abisheva” for Nurlan Abishev"]
    assert "did you mean Nurlan Abishev?" in ask(embedded_world, "who met Nura Abizhin").answer


@pytest.mark.parametrize(
    "question",
    ["", "?", "asdf qwer", "what is the weather", "why did they meet in Rome", "Rome"],
)  # fmt: skip
def test_not_understood(embedded_world: Store, question: str) -> None:
    answer = ask(embedded_world, question)
    assert answer.not_understood
    assert answer.rows == []
    assert answer.answer


def test_relative_days_are_counted_from_the_day_of_asking(embedded_world: Store) -> None:
    day = date(2024, 3, 20)
    assert ids(ask(embedded_world, "who met in Rome last week", today=day)) == {"m-rome"}
    assert ids(ask(embedded_world, "meetings in the past two years", today=day)) >= {
        "m-rome",
        "m-council",
        "m-denied",
    }
    assert ids(ask(embedded_world, "what meetings were there yesterday", today=day)) == set()
