"""Judgements of people: merging, splitting and taking back, on both stores."""

from collections.abc import Iterable

import pytest

from kg.errors import NothingRead
from kg.judging import entity, merge, split, undo
from kg.model.document import Document
from kg.pipeline import load
from kg.query import show
from kg.query.names import read_names
from kg.store.base import Store

TEXTS = {
    "oslo": "Norwegian Foreign Minister Ana Berg met Finnish President Ida Salo in Oslo on 3 May 2021.",
    "rome": "Norwegian Foreign Minister Hanne Lund met Italian Prime Minister Ugo Conti in Rome on 7 May 2021.",
    "bonn": "Norwegian Foreign Minister Ana Berg met German Chancellor Jan Kohl in Bonn on 9 May 2021.",
}


def documents() -> Iterable[Document]:
    return [Document.of(text, id=id, language="en", published="2021-05-20") for id, text in TEXTS.items()]


@pytest.fixture
def loaded(store: Store) -> Store:
    load(store, documents())
    return store


def ministers(store: Store) -> set[str]:
    wanted = {"Ana Berg", "Hanne Lund"}
    return {one.id for one in read_names(store).entries if {one.name, *one.aliases} & wanted}


def test_a_merge_holds_over_reloading_and_can_be_taken_back(loaded: Store) -> None:
    before = ministers(loaded)
    one, other = entity(loaded, "Ana Berg"), entity(loaded, "Hanne Lund")
    (given,) = merge(loaded, one, other)
    assert given.by.startswith("person:")
    assert len(ministers(loaded)) == 1
    load(loaded, [Document.of("Hanne Lund met Ida Salo in Turku on 8 May 2021.", id="turku", language="en")])
    assert len(ministers(loaded)) == 1
    undo(loaded)
    assert ministers(loaded) == before


def test_earlier_ids_go_on_resolving(loaded: Store) -> None:
    ids = ministers(loaded)
    merge(loaded, entity(loaded, "Ana Berg"), entity(loaded, "Hanne Lund"))
    (now,) = ministers(loaded)
    assert {show(loaded, id).rows[0]["id"] for id in ids} == {now}
    assert {entity(loaded, id).id for id in ids} == {now}


def test_a_split_keeps_documents_apart_from_all_others(loaded: Store) -> None:
    whole = entity(loaded, "Ana Berg")
    assert {one.document for one in whole.evidence} == {"oslo", "bonn"}
    split(loaded, whole, ["bonn"])
    assert len(ministers(loaded)) == 3
    load(loaded, documents())
    assert len(ministers(loaded)) == 3
    undo(loaded)
    assert len(ministers(loaded)) == 2


def test_meetings_are_merged_and_split_too(loaded: Store) -> None:
    ids = {
        row["id"]: row["label"]
        for row in loaded.query("MATCH (m:Meeting) RETURN m.id AS id, m.label AS label")
    }
    first, second = sorted(ids)[:2]
    merge(loaded, entity(loaded, first), entity(loaded, second))
    whole = entity(loaded, second)
    assert entity(loaded, first) == whole
    assert len(whole.evidence) == 2
    undo(loaded)
    assert len(entity(loaded, first).evidence) == 1


def test_undo_goes_back_step_by_step(loaded: Store) -> None:
    merge(loaded, entity(loaded, "Ana Berg"), entity(loaded, "Hanne Lund"))
    merge(loaded, entity(loaded, "Ida Salo"), entity(loaded, "Ugo Conti"))
    assert undo(loaded)[0].left == entity(loaded, "Ida Salo").evidence[0].id
    undo(loaded)
    assert len(ministers(loaded)) == 2
    with pytest.raises(NothingRead, match="no judgement"):
        undo(loaded)
    assert len(list(loaded.judgements())) == 4


def test_what_can_t_be_judged_says_why(loaded: Store) -> None:
    one = entity(loaded, "Ana Berg")
    with pytest.raises(NothingRead, match="the same already"):
        merge(loaded, one, one)
    (meeting, *_) = [row["id"] for row in loaded.query("MATCH (m:Meeting) RETURN m.id AS id ORDER BY id")]
    with pytest.raises(NothingRead, match="a meeting"):
        merge(loaded, one, entity(loaded, meeting))
    with pytest.raises(NothingRead, match="doesn't tell of"):
        split(loaded, one, ["rome"])
    with pytest.raises(NothingRead, match="nothing would be left"):
        split(loaded, one, ["oslo", "bonn"])
    with pytest.raises(NothingRead, match="no person or meeting"):
        entity(loaded, "Nobody Here")
