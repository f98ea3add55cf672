"""Reference data and articles together: whoever comes first, people that both name are one, and nobody else appears."""

import io
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from kg.export import export
from kg.judging import entity, undo, unlink
from kg.load import Failure, load_documents
from kg.model.document import Document
from kg.model.reference import ReferenceEntry
from kg.pipeline import load
from kg.query import ask, find, show, stats
from kg.store.base import Store
from kg.store.open import open_store
from kg.store.whole import read_graph
from tests.store.test_projection import content

DATA = Path(__file__).parent / "data" / "ftm"
PEOPLE = [str(DATA / "people.ftm.json"), str(DATA / "nested.json")]
VIENNA = "Norwegian Foreign Minister Ingrid Solhaug met her Georgian counterpart, Levan Tsiklauri, in Vienna on 14 March 2024."
MOSCOW = "Secretary of State James Baker met President Mikhail Gorbachev of the Soviet Union in Moscow on 18 May 1990."
ARTICLES: list[Document | Failure] = [
    Document.of(VIENNA, id="vienna", language="en", published="2024-03-15", publisher="Fjord Times"),
    Document.of(MOSCOW, id="moscow", language="en", published="1990-05-19"),
]


def reference_data(store: Store) -> None:
    load(store, load_documents(PEOPLE))


def articles(store: Store) -> None:
    load(store, ARTICLES)


@pytest.fixture
def both(store: Store) -> Store:
    articles(store)
    reference_data(store)
    return store


def people(store: Store) -> dict[str, str | None]:
    rows = store.query("MATCH (p:Person) RETURN p.name AS name, p.wikidata AS wikidata")
    return {row["name"]: row["wikidata"] for row in rows}


def test_people_of_articles_get_their_ids(both: Store) -> None:
    assert people(both) == {
        "Ingrid Solhaug": "Q999999902",
        "Levan Tsiklauri": "Q999999901",
        "James Baker": None,
        "Mikhail Gorbachev": "Q30487",
    }


def test_the_order_of_loading_changes_nothing(tmp_path: Path) -> None:
    graphs = []
    steps = [reference_data, lambda store: load(store, ARTICLES[:1]), lambda store: load(store, ARTICLES[1:])]
    for number, order in enumerate(permutations(steps)):
        with open_store(str(tmp_path / str(number))) as store:
            for step in order:
                step(store)
            nodes, links = content(read_graph(store))
            for node in nodes:
                node.properties.pop("loaded_at", None)
            graphs.append((nodes, links))
    assert all(graph == graphs[0] for graph in graphs[1:])


def test_loading_again_changes_nothing(both: Store) -> None:
    before = content(read_graph(both))
    reference_data(both)
    articles(both)
    assert content(read_graph(both)) == before


def test_show_tells_the_id_the_posts_with_dates_and_who_says_so(both: Store) -> None:
    (row,) = show(both, "Levan Tsiklauri").rows
    assert (row["id"], row["wikidata"]) == ("wd:Q999999901", "Q999999901")
    (post,) = [post for post in row["posts"] if post["since"]]
    assert (post["since"], post["until"]) == ("2021-10-05", "2024-11-28")
    assert "sample_peps" in post["according_to"]
    (known,) = row["references"]
    assert (known["datasets"], known["entry"]) == (["sample_peps"], "Q999999901")
    assert known["urls"] == ["https://register.example/ge/tsiklauri"]
    assert len(row["meetings"]) == 1


def test_a_wikidata_id_shows_who_it_is(both: Store) -> None:
    assert show(both, "Q30487").rows[0]["name"] == "Mikhail Gorbachev"
    assert show(both, "Q20").rows[0]["name"] == "Norway"
    assert show(both, "Q999").rows == []


def test_known_names_in_other_scripts_find_somebody(both: Store) -> None:
    assert find(both, "Леван Циклаури").rows[0]["id"] == "wd:Q999999901"
    assert show(both, "Джеймс Бейкер").rows[0]["name"] == "James Baker"
    assert len(ask(both, "who did Леван Циклаури meet").rows) == 1


def test_who_met_nobody_does_not_clutter_answers(both: Store, make_store: Callable[..., Store]) -> None:
    assert find(both, "Berit Ekelund").rows == []
    assert find(both, "Helmut Kohl").rows == []
    counted = {(row["of"], row["name"]): row["number"] for row in stats(both).rows}
    assert counted["label", "Person"] == 4


def test_an_answer_about_a_post_names_the_dataset(both: Store) -> None:
    answer = ask(both, "who was the foreign minister of Georgia")
    sources = [source for row in answer.rows for source in row["sources"]]
    assert {source["publisher"] for source in sources} == {"Fjord Times", "sample_peps"}


def test_rdf_says_that_they_are_the_same(both: Store) -> None:
    stream = io.BytesIO()
    export(both, "turtle", stream)
    text = stream.getvalue().decode()
    assert "owl:sameAs <http://www.wikidata.org/entity/Q30487>" in text
    assert "org:memberDuring" in text
    assert 'kg:dataset "sample_peps"' in text


def test_earlier_ids_go_on_resolving(store: Store) -> None:
    articles(store)
    rows = store.query("MATCH (p:Person) RETURN p.id AS id, p.name AS name")
    earlier = {row["id"]: row["name"] for row in rows}
    reference_data(store)
    for id, name in earlier.items():
        assert show(store, id).rows[0]["name"] == name
        assert entity(store, id).name == name
    with pytest.raises(Exception, match="no judgement"):
        undo(store)


def test_a_post_without_a_name_is_who_held_it_then(store: Store) -> None:
    told = (
        "The Georgian foreign minister met President Mikhail Gorbachev of the Soviet Union in Moscow on {}."
    )
    texts = {"early": told.format("5 May 1990"), "late": told.format("5 May 2022")}
    load(store, [Document.of(text, id=id, language="en") for id, text in texts.items()])
    assert people(store).keys() == {"Foreign Minister of Georgia", "Mikhail Gorbachev"}
    reference_data(store)
    assert people(store)["Levan Tsiklauri"] == "Q999999901"
    (row,) = ask(store, "who did Levan Tsiklauri meet").rows
    assert row["date"] == "2022-05-05"


LEVAN = {"names": ("Levan Tsiklauri",), "countries": ("GE",), "datasets": ("sample_peps",)}


def levan(id: str, name: str = "Levan Tsiklauri", **more: object) -> ReferenceEntry:
    return ReferenceEntry(id=id, kind="person", name=name, **{**LEVAN, **more})


@pytest.mark.parametrize("wikidata", [("Q999999961",), ()], ids=["another id", "no id"])
def test_an_id_that_a_later_file_has_no_more_goes_on_resolving(
    store: Store, wikidata: tuple[str, ...]
) -> None:
    articles(store)
    (before,) = show(store, "Levan Tsiklauri").rows
    load(store, [levan("x-levan", wikidata=("Q999999960",), changed="2024-01-01")])
    assert people(store)["Levan Tsiklauri"] == "Q999999960"
    load(store, [levan("x-levan", wikidata=wikidata, changed="2025-01-01")])
    now = f"wd:{wikidata[0]}" if wikidata else before["id"]
    for id in ("wd:Q999999960", "Q999999960", before["id"], "x-levan", now):
        assert show(store, id).rows[0]["id"] == now
        assert entity(store, id).id == now


def test_an_id_whose_link_is_gone_says_what_became_of_it(store: Store) -> None:
    articles(store)
    (before,) = show(store, "Levan Tsiklauri").rows
    load(store, [levan("x-levan", wikidata=("Q999999960",))])
    load(store, [levan("x-other", wikidata=("Q999999961",))])
    answer = show(store, "wd:Q999999960")
    assert "Levan Tsiklauri" in answer.answer
    assert "x-levan, in sample_peps" in answer.answer
    assert "nobody" in answer.answer
    assert [row["id"] for row in answer.rows] == [before["id"]]
    assert show(store, before["id"]).rows[0]["name"] == "Levan Tsiklauri"


def test_an_entity_that_has_another_name_now_says_so_too(store: Store) -> None:
    articles(store)
    load(store, [levan("x-levan", wikidata=("Q999999960",))])
    load(
        store,
        [
            levan(
                "x-levan",
                "Giorgi Abashidze",
                names=("Giorgi Abashidze",),
                wikidata=("Q999999960",),
                changed="2025-01-01",
            )
        ],
    )
    answer = show(store, "wd:Q999999960")
    assert "Giorgi Abashidze" in answer.answer
    assert answer.rows == []


def test_who_was_unlinked_is_offered(store: Store) -> None:
    articles(store)
    load(store, [levan("x-levan", wikidata=("Q999999960",))])
    unlink(store, entity(store, "Levan Tsiklauri"), ["x-levan"])
    assert [row["name"] for row in show(store, "Q999999960").rows] == ["Levan Tsiklauri"]


def test_an_unknown_entity_stays_in_the_store_until_somebody_names_it(store: Store) -> None:
    reference_data(store)
    assert people(store) == {}
    told = "German Chancellor Helmut Kohl met President Mikhail Gorbachev of the Soviet Union in Moscow on 15 July 1990."
    load(store, [Document.of(told, id="kohl", language="en", published="1990-07-16")])
    assert people(store) == {"Helmut Kohl": "Q2518", "Mikhail Gorbachev": "Q30487"}
