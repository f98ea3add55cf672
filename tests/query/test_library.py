"""The query files: their headers, their parameters, and the same rows from both stores."""

import json
import re
from datetime import date
from functools import partial
from pathlib import Path

import msgspec
import pytest

from kg.errors import QueryError
from kg.model.entity import Meeting, Person
from kg.model.graph import Graph
from kg.query import free, library
from kg.query.paste import for_browser
from kg.query.render import render
from kg.store.base import Store
from kg.store.embedded import EmbeddedStore

EXAMPLES = {
    "topics-of-meetings": {"meetings": "m-rome,m-call"},
    "sources-of-meetings": {"meetings": "m-rome"},
    "state-bodies": {"countries": "NO,IT"},
    "entity": {"id": "p-giulia"},
    "members": {"id": "o-union"},
    "steps": {"meetings": "m-rome", "statuses": "held"},
    "who-met-where": {"place": "Рим"},
    "meetings-of-person": {"person": "Ferrante"},
    "meetings-between": {"one": "Giulia Ferrante", "other": "Nurlan Abishev"},
    "who-held-post": {"role": "minister"},
    "upcoming-meetings": {"from": "2024-01-01"},
    "country-visits": {"country": "IT"},
    "meetings-about": {"topic": "energy"},
    "chain-of-meetings": {"from": "Petra Novotná", "to": "Sverre Ødegård"},
    "sidelines": {"gatherings": "m-proposed"},
    "meetings-in-document": {"id": "d-1"},
}


def test_every_query_gives_each_store_the_same_rows(asked: Store, embedded_world: Store) -> None:
    for query in library.queries():
        needed = {
            parameter.name: parameter.example for parameter in query.parameters if not parameter.optional
        }
        given = EXAMPLES.get(query.name, needed)
        rows = library.rows(asked, query.name, given)
        assert rows == library.rows(embedded_world, query.name, given), query.name
        assert rows or (needed and query.name not in EXAMPLES), query.name
        every = {parameter.name: parameter.example for parameter in query.parameters}
        both = (library.rows(store, query.name, every) for store in (asked, embedded_world))
        assert next(both) == next(both), query.name


@pytest.mark.parametrize("query", library.queries(), ids=lambda query: query.name)
def test_headers_name_the_parameters_that_are_used(query: library.Query) -> None:
    used = set(re.findall(r"\$(\w+)", query.cypher))
    assert used == {parameter.name for parameter in query.parameters}
    assert query.title
    assert query.description.endswith(".")
    assert query.bind({parameter.name: parameter.example for parameter in query.parameters}).keys() == used


def test_parameters_are_coerced() -> None:
    bound = library.query("meetings").bind(
        {"participants": "p-a|p-b,p-c", "from": "2024-02-29", "statuses": ["held"]}
    )
    assert bound["participants"] == [["p-a", "p-b"], ["p-c"]]
    assert bound["from"] == date(2024, 2, 29)
    assert bound["statuses"] == ["held"]
    assert bound["to"] is None
    assert bound["places"] == []


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("who-met-where", {}, "needs place: --param place=Riga"),
        ("who-met-where", {"city": "Rome"}, "has no parameter city: it takes --param place=Riga"),
        ("upcoming-meetings", {"from": "soon"}, "from=soon is no date: --param from=2021-05-01"),
        ("most-met", {"least": "many"}, "least=many is no int"),
        ("shuttle-diplomacy", {"person": "Ana Lindqvist", "days": "-1"}, "days=-1 is no int"),
        ("country-visits", {"country": "Ruritania"}, "country=Ruritania is no country"),
        ("who-met-were", {}, "did you mean who-met-where?"),
        ("../../setup", {}, "there is no query"),
        ("", {}, "there is no query"),
    ],
)
def test_errors_name_what_is_right(
    embedded_world: Store, name: str, given: dict[str, str], said: str
) -> None:
    with pytest.raises(QueryError, match=re.escape(said)):
        library.run(embedded_world, name, given)


def test_a_country_is_given_by_name_or_code(embedded_world: Store) -> None:
    by_name, by_code = (
        library.rows(embedded_world, "country-visits", {"country": one}) for one in ("Italy", "IT")
    )
    assert by_name == by_code != []


def test_a_header_that_is_not_understood_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "bad.cypher"
    file.write_text("// title: A\n// description: B.\n// parm x: string\nRETURN 1 AS one\n", encoding="utf-8")
    with pytest.raises(QueryError, match="line 3"):
        library.read(file)
    file.write_text("// title: A\n// description: B.\n// page: rows\nRETURN 1 AS one\n", encoding="utf-8")
    with pytest.raises(QueryError, match="SKIP and LIMIT"):
        library.read(file)
    file.write_text("// title: A\nRETURN 1 AS one\n", encoding="utf-8")
    with pytest.raises(QueryError, match="description"):
        library.read(file)


def test_run_gives_an_envelope(embedded_world: Store) -> None:
    answer = library.run(embedded_world, "upcoming-meetings", {"from": "2024-01-01"})
    assert [row["meeting"] for row in answer.rows] == ["m-astana", "m-proposed", "m-open-year"]
    assert answer.parameters["from"] == "2024-01-01"
    assert answer.query == library.query("upcoming-meetings").cypher


@pytest.mark.parametrize("name", [query.name for query in library.queries() if query.page])
def test_pages_are_all_rows_and_none_twice(asked: Store, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(library, "PAGE", 2)
    needed = {one.name: one.example for one in library.query(name).parameters if not one.optional}
    given = EXAMPLES.get(name, needed)
    whole = library.run(asked, name, given)
    assert whole.page is msgspec.UNSET
    first = library.run(asked, name, given, page=1)
    assert first.page
    pages = range(2, first.page.total // 2 + 2)
    assert sum((library.run(asked, name, given, page).rows for page in pages), first.rows) == whole.rows
    if name == "meetings":
        assert first.page.total == len({row["meeting"] for row in whole.rows}) > 4
        assert len({row["meeting"] for row in first.rows}) == 2


def test_a_page_says_what_it_is_of(embedded_world: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = partial(library.run, embedded_world, "upcoming-meetings", {"from": "2024-01-01"})
    assert asked(page=1).answer == asked().answer == "Meetings planned from a day on: 3 rows"
    monkeypatch.setattr(library, "PAGE", 2)
    second = asked(page=2)
    assert second.answer == "Meetings planned from a day on: 3 to 3 of 3 meetings, the next first"
    assert json.loads(render(second, "json"))["page"] == {
        "of": "meetings, the next first",
        "number": 2,
        "size": 2,
        "total": 3,
    }
    assert "page" not in json.loads(render(asked(), "json"))
    assert asked(page=7).answer.endswith("no such page of 3 meetings, the next first")


def test_part_of_an_answer_can_be_asked_for_by_its_parameters(embedded_world: Store) -> None:
    whole = library.run(embedded_world, "upcoming-meetings", {"from": "2024-01-01"}).rows
    given = {"from": "2024-01-01", "skip": "1", "limit": "1"}
    assert library.run(embedded_world, "upcoming-meetings", given, page=1).rows == whole[1:2]
    with pytest.raises(QueryError, match="limit=-1 is no limit"):
        library.run(embedded_world, "upcoming-meetings", given | {"limit": "-1"})


def test_free_cypher_gives_nodes_paths_and_scalars(asked: Store) -> None:
    answer = free.cypher(
        asked, "MATCH (m:Meeting {id: $id}) RETURN m AS node, m.earliest AS day", {"id": "m-rome"}
    )
    assert answer.rows[0]["day"] == "2024-03-14"
    assert answer.rows[0]["node"]["labels"] == ["Meeting"]
    assert answer.rows[0]["node"]["properties"]["latest"] == "2024-03-14"
    with pytest.raises(QueryError):
        free.cypher(asked, "CREATE (n:Person {id: 'x'})")


NASTY = {
    "from": "2024-01-31",
    "to": None,
    "text": "'; MATCH (n) DETACH DELETE n //\\' \"\n\t`",
    "list": ["a'b", "\\", "Ødegård", "\u2028", "\\u0027"],
    "groups": [["x"], []],
    "map": {"a b": 1, "c": True},
    "number": -1.5,
    "day": date(2020, 2, 29),
}


def test_what_is_pasted_means_the_same(asked: Store) -> None:
    line = for_browser("RETURN 1", NASTY).removesuffix("\n\nRETURN 1\n")
    assert line.startswith(":params {")
    (row,) = asked.query(f"RETURN {line.removeprefix(':params ')} AS given")
    assert row["given"] == {**NASTY, "from": date(2024, 1, 31)}


def test_nothing_to_set_means_no_line() -> None:
    assert for_browser("RETURN 1", {}) == "RETURN 1\n"


def test_how_many_shortest_chains_there_are_at_most(store: Store) -> None:
    graph = Graph()
    for name in ("one", "other"):
        graph.add(Person(id=name, name=name))
        for number in range(300):
            graph.link("PARTICIPATES_IN", name, graph.add(Meeting(id=f"m-{number}", label="Talks")))
    store.project(graph)
    rows = library.rows(store, "chain-of-meetings", {"from": "one", "to": "other"})
    # kglite stops there without a word. Where it no longer does, the query's description has to change.
    assert len(rows) == (256 if isinstance(store, EmbeddedStore) else 300)


@pytest.mark.parametrize("years", [1, 2, 10])
def test_a_day_in_a_long_span_finds_its_meeting(store: Store, years: int) -> None:
    graph = Graph()
    last = date(1990 + years - 1, 12, 31)
    graph.add(Meeting(id="m-long", label="Talks", date="199X", earliest=date(1990, 1, 1), latest=last))
    store.project(graph)
    for day in (date(1990, 1, 1), last):
        (row,) = library.rows(store, "meetings", {"from": day, "to": day})
        assert row["meeting"] == "m-long"
    assert not library.rows(store, "meetings", {"from": date(1989, 1, 1), "to": date(1989, 12, 31)})
