"""Judgements of people: merging, splitting and taking back, on both stores."""

from collections.abc import Iterable

import pytest

from kg.errors import NothingRead
from kg.judging import entity, known, link, linked, merge, split, undo, unlink
from kg.model.document import Document
from kg.pipeline import load
from kg.query import show
from kg.query.names import read_names
from kg.store.base import Store
from tests.resolve.test_known import known as entry

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


def test_what_is_taken_back_brings_back_what_was_said_before(loaded: Store) -> None:
    merge(loaded, entity(loaded, "Ana Berg"), entity(loaded, "Hanne Lund"))
    split(loaded, entity(loaded, "Ana Berg"), ["rome"])
    assert len(ministers(loaded)) == 2
    undo(loaded)
    assert len(ministers(loaded)) == 1
    undo(loaded)
    assert len(ministers(loaded)) == 2
    with pytest.raises(NothingRead, match="no judgement"):
        undo(loaded)


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


POST = {"post": "Minister of Foreign Affairs", "country": "NO", "since": "2020", "until": "2021-10"}


def wikidata(store: Store) -> dict[str, str | None]:
    rows = store.query("MATCH (p:Person) RETURN p.name AS name, p.wikidata AS wikidata")
    return {row["name"]: row["wikidata"] for row in rows}


@pytest.mark.parametrize("id", ["x-lund", "Q999999951", "wd:Q999999951", "old-lund"])
def test_somebody_is_linked_to_an_entity_by_any_of_its_ids(loaded: Store, id: str) -> None:
    load(loaded, entry("x-lund", "Johanne Lunde", wikidata=("Q999999951",), referents=("old-lund",)))
    found = known(loaded, id)
    assert found is not None
    link(loaded, entity(loaded, "Hanne Lund"), found)
    assert wikidata(loaded)["Hanne Lund"] == "Q999999951"
    assert entity(loaded, "Q999999951").name == "Hanne Lund"
    with pytest.raises(NothingRead, match="the same already"):
        link(loaded, entity(loaded, "Hanne Lund"), found)
    undo(loaded)
    assert wikidata(loaded)["Hanne Lund"] is None


def test_only_people_are_linked_to_people(loaded: Store) -> None:
    load(loaded, entry("x-lund", "Hanne Lund", **POST))
    assert known(loaded, "x-lund-post") is None
    assert known(loaded, "Hanne Lund") is None
    found = known(loaded, "x-lund")
    (meeting, *_) = [row["id"] for row in loaded.query("MATCH (m:Meeting) RETURN m.id AS id ORDER BY id")]
    assert found is not None
    with pytest.raises(NothingRead, match="a meeting"):
        link(loaded, entity(loaded, meeting), found)


def test_what_the_rules_have_linked_is_unlinked_for_good(loaded: Store) -> None:
    load(loaded, entry("x-berg", "Ana Berg", wikidata=("Q999999952",), **POST))
    load(loaded, entry("y-berg", "Ana Berg", country="NO", wikidata=("Q999999952",), datasets=("other",)))
    assert wikidata(loaded)["Ana Berg"] == "Q999999952"
    whole = entity(loaded, "Ana Berg")
    assert linked(loaded, whole, "nobody") == []
    assert linked(loaded, whole, "x-berg") == linked(loaded, whole, "wd:Q999999952") == ["x-berg", "y-berg"]
    unlink(loaded, whole, ["x-berg", "y-berg"])
    assert wikidata(loaded)["Ana Berg"] is None
    again = "Norwegian Foreign Minister Ana Berg met Finnish President Ida Salo in Turku on 8 May 2021."
    load(loaded, [Document.of(again, id="turku", language="en", published="2021-05-20")])
    assert wikidata(loaded)["Ana Berg"] is None
    undo(loaded)
    assert wikidata(loaded)["Ana Berg"] == "Q999999952"


def test_who_was_unlinked_can_be_linked_again(loaded: Store) -> None:
    load(loaded, entry("x-berg", "Ana Berg", wikidata=("Q999999952",), **POST))
    unlink(loaded, entity(loaded, "Ana Berg"), ["x-berg"])
    found = known(loaded, "x-berg")
    assert found is not None
    link(loaded, entity(loaded, "Ana Berg"), found)
    assert wikidata(loaded)["Ana Berg"] == "Q999999952"
    unlink(loaded, entity(loaded, "Ana Berg"), ["x-berg"])
    assert wikidata(loaded)["Ana Berg"] is None
