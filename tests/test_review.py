"""The questions that a store leaves open, and what answers make of it, on both stores."""

import pytest

from kg.model.document import Document
from kg.pipeline import load, refresh
from kg.query.names import read_names
from kg.review import Review
from kg.store.base import Store

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
