"""The questions that a store leaves open, and what answers make of it, on both stores."""

import pytest

from kg.deriving import refresh
from kg.judging import undo
from kg.model.document import Document
from kg.pipeline import load
from kg.query.names import read_names
from kg.review import KnownSide, Review
from kg.store.base import Store
from tests.resolve.test_known import known

TEXTS = {
    "oslo": "Norwegian Foreign Minister Ana Berg met Finnish President Ida Salo in Oslo on 3 May 2021.",
    "rome": "Norwegian Ambassador Eva Berg met Italian Prime Minister Ugo Conti in Rome on 7 May 2021.",
    "bonn": "Berg met German Chancellor Jan Kohl in Bonn on 9 May 2021.",
}


@pytest.fixture
def loaded(store: Store) -> Store:
    load(
        store, [Document.of(text, id=id, language="en", published="2021-05-20") for id, text in TEXTS.items()]
    )
    return store


def bergs(store: Store) -> int:
    return sum("Berg" in one.name for one in read_names(store).entries)


def test_a_question_shows_both_with_their_posts_and_sentences(loaded: Store) -> None:
    asked = list(Review(loaded).questions())
    sides = {one.left.name: one.left for one in asked} | {one.right.name: one.right for one in asked}
    assert [len({"Berg"} & {one.left.name, one.right.name}) for one in asked] == [1, 1]
    assert sorted(sides) == ["Ana Berg", "Berg", "Eva Berg"]
    known = sides["Ana Berg"]
    assert [(post.role, post.organization, post.attested_from) for post in known.posts] == [
        ("Foreign Minister", "Norway", "2021-05-03")
    ]
    assert [(one.quote, one.date) for one in known.sources] == [(TEXTS["oslo"], "2021-05-03")]


def test_an_answer_makes_one_of_two_and_is_not_asked_again(loaded: Store) -> None:
    assert bergs(loaded) == 3
    review = Review(loaded)
    first = next(review.questions())
    review.answer(first.doubt, same=True)
    refresh(loaded)
    assert bergs(loaded) == 2
    assert first.doubt.evidence not in [one.doubt.evidence for one in Review(loaded).questions()]


def test_an_answer_that_is_taken_back_is_asked_again(loaded: Store) -> None:
    review = Review(loaded)
    questions = review.questions()
    first, second = next(questions), next(questions)
    review.answer(first.doubt, same=False)
    assert review.undo(second.doubt)
    assert [one.doubt for one in questions] == [first.doubt, second.doubt]
    assert not review.undo(second.doubt)
    refresh(loaded)
    assert bergs(loaded) == 3


POST = {"post": "Minister of Foreign Affairs", "country": "NO", "since": "2009-10", "until": "2013-10"}


@pytest.fixture
def beside(loaded: Store) -> Store:
    """Give a store in which an entity of reference data may be somebody: in the same post, at another time."""
    load(
        loaded, known("x-ana", "Ana Berg", "Ana Marie Berg", wikidata=("Q999999941",), born=("1970",), **POST)
    )
    return loaded


def links(store: Store) -> dict[str, str | None]:
    rows = store.query("MATCH (p:Person) RETURN p.name AS name, p.wikidata AS wikidata")
    return {row["name"]: row["wikidata"] for row in rows}


def test_a_question_on_reference_data_shows_the_entity(beside: Store) -> None:
    (asked,) = Review(beside, "Reference").questions()
    assert (asked.left.name, asked.right.name) == ("Ana Berg", "Ana Berg")
    assert [one.quote for one in asked.left.sources] == [TEXTS["oslo"]]
    right = asked.right
    assert isinstance(right, KnownSide)
    assert (right.id, right.wikidata, right.datasets) == ("x-ana", "Q999999941", ("sample",))
    assert (right.names, right.born, right.died) == (("Ana Berg", "Ana Marie Berg"), ("1970",), ())
    (post,) = right.posts
    assert (post.role, post.organization, post.since, post.until) == (
        "Minister of Foreign Affairs",
        "Norway",
        "2009-10",
        "2013-10",
    )


def test_an_answer_on_reference_data_holds_until_it_is_taken_back(beside: Store) -> None:
    review = Review(beside, "Reference")
    review.answer(next(review.questions()).doubt, same=True)
    refresh(beside)
    assert links(beside)["Ana Berg"] == "Q999999941"
    load(beside, known("x-ana", "Ana Berg", changed="2026-01-01", wikidata=("Q999999941",), **POST))
    load(beside, [Document.of("Ana Berg met Ida Salo in Turku on 8 May 2021.", id="turku", language="en")])
    assert links(beside)["Ana Berg"] == "Q999999941"
    assert list(Review(beside, "Reference").questions()) == []
    undo(beside)
    assert links(beside)["Ana Berg"] is None
    assert len(list(Review(beside, "Reference").questions())) == 1


def test_who_was_refused_is_not_asked_about_again(beside: Store) -> None:
    review = Review(beside, "Reference")
    review.answer(next(review.questions()).doubt, same=False)
    refresh(beside)
    assert links(beside)["Ana Berg"] is None
    assert list(Review(beside, "Reference").questions()) == []


def test_somebody_whose_entity_is_known_now_is_not_asked_about_the_others(beside: Store) -> None:
    load(beside, known("y-ana", "Ana Berg", **POST))
    review = Review(beside, "Reference")
    questions = review.questions()
    review.answer(next(questions).doubt, same=True)
    assert list(questions) == []
