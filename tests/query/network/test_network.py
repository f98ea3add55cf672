"""Neighbours, timelines, rankings and communities, against NetworkX and plain Python on the same meetings."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import networkx as nx
import pytest
from hypothesis import given, settings
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python

from kg.errors import QueryError
from kg.query import communities, neighbours, stats, timeline
from kg.query.network import centrality
from kg.query.network.meetings import contacts, read
from kg.query.network.selection import Selection, first_day, last_day, select
from kg.store.base import Store
from kg.store.open import open_store
from tests.query.network.random_graphs import MEETINGS, PEOPLE, graph_of

Told = list[tuple[str, int, frozenset[str]]]


@contextmanager
def stored(meetings: Told) -> Iterator[Store]:
    with TemporaryDirectory() as folder, open_store(str(Path(folder) / "store")) as store:
        store.project(graph_of(meetings))
        yield store


@given(MEETINGS)
@settings(max_examples=12, deadline=None)
def test_neighbours_are_mutual_and_as_many_as_plain_python_counts(meetings: Told) -> None:
    pairs = Counter(
        pair for status, _, who in meetings if status == "held" for pair in combinations(sorted(who), 2)
    )
    with stored(meetings) as store:
        found = {
            (one, row["id"]): row for one in PEOPLE for row in neighbours(store, one).rows if row["hops"] == 1
        }
        assert {tuple(sorted(pair)): row["meetings"] for pair, row in found.items()} == pairs
        for one, other in found:
            own, mutual = found[one, other], found[other, one]
            assert [own[name] for name in ("meetings", "first", "last")] == [
                mutual[name] for name in ("meetings", "first", "last")
            ]
        joined = nx.Graph(list(pairs))
        for one in PEOPLE:
            near = nx.single_source_shortest_path_length(joined, one, 3) if one in joined else {one: 0}
            assert {row["id"]: row["hops"] for row in neighbours(store, one, hops=3).rows} == {
                id: far for id, far in near.items() if far
            }


@given(MEETINGS)
@settings(max_examples=12, deadline=None)
def test_selections_and_contacts_are_those_of_plain_python(meetings: Told) -> None:
    since, until = date(2000, 6, 1), date(2001, 3, 31)
    with stored(meetings) as store:
        chosen = Selection(statuses=("held", "planned"), since=since, until=until)
        found = read(store, chosen)
        expected = {
            f"m-{number}"
            for number, (status, days, _) in enumerate(meetings)
            if status in chosen.statuses
            and days >= 0
            and since <= date(2000, 1, 1) + timedelta(days) <= until
        }
        assert found.meetings.keys() == expected
        graph = contacts(found)
        for one, other, edge in graph.edges(data=True):
            shared = [id for id in expected if {one, other} <= meetings[int(id[2:])][2]]
            assert (edge["weight"], sorted(edge["meetings"])) == (len(shared), sorted(shared))
            days = [found.meetings[id].earliest for id in shared]
            assert (edge["first"], edge["last"]) == (min(days), max(days))


@given(MEETINGS)
@settings(max_examples=8, deadline=None)
def test_pagerank_is_that_of_networkx(meetings: Told) -> None:
    with stored(meetings) as store:
        graph = contacts(read(store, Selection()))
        ours = centrality.pagerank(graph)
        theirs = _pagerank_python(graph, tol=1e-10, max_iter=1000) if graph else {}
        assert ours == pytest.approx(theirs, abs=1e-7)


def test_a_large_graph_is_sampled_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.barabasi_albert_graph(300, 3, seed=3)
    exact, said = centrality.centrality(graph, "betweenness")
    assert "estimated" not in said
    monkeypatch.setattr(centrality, "_STEPS", 150 * (300 + 2 * graph.number_of_edges()))
    sampled, said = centrality.centrality(graph, "betweenness")
    assert "estimated from those of 150 of 300, seed 1" in said
    assert max(exact, key=exact.__getitem__) == max(sampled, key=sampled.__getitem__)
    assert sampled == centrality.centrality(graph, "betweenness")[0]


def test_what_a_month_and_a_year_mean() -> None:
    assert (first_day("2020"), last_day("2020")) == (date(2020, 1, 1), date(2020, 12, 31))
    assert (first_day("2020-02"), last_day("2020-02")) == (date(2020, 2, 1), date(2020, 2, 29))
    assert last_day("2020-02-03") == last_day(date(2020, 2, 3)) == date(2020, 2, 3)
    for wrong in ("soon", "2020-13", "20", "2020-02-30", "2020-2"):
        with pytest.raises(QueryError, match="write YYYY, YYYY-MM or YYYY-MM-DD"):
            first_day(wrong)
        with pytest.raises(QueryError):
            last_day(wrong)


def test_names_of_a_selection(embedded_world: Store) -> None:
    chosen = select(embedded_world, people=["Giulia Ferrante"], place="Italy")
    assert chosen.people == ("p-giulia",)
    assert chosen.countries == ("IT",)
    assert read(embedded_world, chosen).meetings.keys() == {"m-rome"}
    assert read(embedded_world, select(embedded_world, place="Rome")).meetings.keys() >= {"m-rome", "m-petra"}
    with pytest.raises(QueryError, match="did you mean Giulia Ferrante"):
        select(embedded_world, people=["Giulia Feranti"])
    with pytest.raises(QueryError, match="Nothing here is called “Xanadu”"):
        select(embedded_world, place="Xanadu")


def test_neighbours_between_days_tell_certain_from_possible(embedded_world: Store) -> None:
    (row,) = neighbours(embedded_world, "Giulia Ferrante", since="2024").rows
    assert (row["id"], row["meetings"], row["certainly"]) == ("p-sverre", 1, 1)
    assert row["first"] == row["last"] == "2024-03-14"
    assert neighbours(embedded_world, "Giulia Ferrante", until="2023").rows == []
    more = neighbours(embedded_world, "Giulia Ferrante", held_only=False)
    assert {row["id"] for row in more.rows} == {"p-sverre", "p-nurlan"}
    assert "did you mean" in neighbours(embedded_world, "Giulia Feranti").answer
    (far,) = [row for row in neighbours(embedded_world, "p-giulia", hops=2).rows if row["id"] == "p-nurlan"]
    assert (far["hops"], far["over"]) == (2, "Sverre Ødegård")


def test_a_timeline_has_a_row_for_each_year_and_the_longest_gap() -> None:
    pair = frozenset(PEOPLE[:2])
    days = [
        ("held", 0, pair),
        ("held", 20, pair),
        ("cancelled", 400, pair),
        ("held", 800, pair),
        ("held", -1, pair),
    ]
    with stored([*days, ("held", 500, frozenset(PEOPLE[1:3]))]) as store:
        found = timeline(store, PEOPLE[0], PEOPLE[1])
        told = [(row["period"], row["held"], row["cancelled"], row["bar"]) for row in found.rows]
        assert told == [
            ("2000", 2, 0, "██"),
            ("2001", 0, 1, "·"),
            ("2002", 1, 0, "█"),
            ("unknown", 1, 0, "█"),
        ]
        assert found.understood["first"] == "2000-01-01"
        assert found.understood["last"] == "2002-03-11"
        assert found.understood["longest_gap"] == {"from": "2000-01-21", "to": "2002-03-11"}
        months = timeline(store, PEOPLE[0], PEOPLE[1], by="month", until="2000").rows
        assert [(row["period"], row["held"]) for row in months] == [("2000-01", 2)]
        reverse = timeline(store, PEOPLE[1], PEOPLE[0])
        assert reverse.rows == found.rows
        assert timeline(store, PEOPLE[0], PEOPLE[5]).rows == []


def test_communities_are_who_meet_each_other() -> None:
    left, right = PEOPLE[:4], PEOPLE[4:8]
    within = [("held", 5, frozenset(pair)) for side in (left, right) for pair in combinations(side, 2)]
    with stored(
        [*within, ("held", 9, frozenset((left[0], right[0]))), ("planned", 9, frozenset(PEOPLE))]
    ) as store:
        found = communities(store)
        assert sorted(tuple(sorted(row["ids"])) for row in found.rows) == [left, right]
        assert [row["meetings"] for row in found.rows] == [6, 6]
        assert found.rows == communities(store).rows


def test_both_stores_give_the_same_network(asked: Store, embedded_world: Store) -> None:
    for give in (
        lambda store: neighbours(store, "Giulia Ferrante", hops=3, held_only=False),
        lambda store: neighbours(store, "Ødegård", since="2024-01", until="2024", place="Rome"),
        lambda store: timeline(store, "Giulia Ferrante", "Ødegård", by="month"),
        lambda store: communities(store, held_only=False),
        lambda store: stats(store, 10, "betweenness", held_only=False),
        lambda store: stats(store, 10, "pagerank"),
    ):
        assert msgspec.json.encode(give(asked)) == msgspec.json.encode(give(embedded_world))
    with pytest.raises(QueryError, match="choose degree, betweenness, pagerank"):
        stats(asked, 3, "fame")
