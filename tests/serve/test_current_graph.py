"""The graph that is shown: opened beside what there is, read by one thread, closed when nobody needs it."""

import asyncio
from pathlib import Path

import pytest
from litestar.exceptions import HTTPException

from kg.model.entity import Topic
from kg.serve.current_graph import CurrentGraph
from kg.store.open import open_store
from tests.sample_graph import sample_graph
from tests.serve.server import until


def write(target: str, *topics: str) -> None:
    graph = sample_graph()
    for topic in topics:
        graph.add(Topic(id=topic, label=topic))
    with open_store(target) as store:
        store.project(graph)


def number(current: CurrentGraph) -> int:
    """Return how many topics are shown."""

    async def ask() -> int:
        return await current.ask(
            lambda store, _: next(store.query("MATCH (t:Topic) RETURN count(t) AS number"))["number"]
        )

    return asyncio.run(ask())


def is_open(current: CurrentGraph) -> bool:
    try:
        return number(current) > 0
    except HTTPException as error:
        assert error.status_code == 503
        return False


def test_a_changed_graph_is_shown_soon_and_at_once_where_somebody_says_so(tmp_path: Path) -> None:
    target = str(tmp_path / "store")
    write(target)
    said: list[str] = []
    with CurrentGraph(target, said.append) as current:
        until(lambda: is_open(current))
        before = number(current)
        write(target, "t-one")
        current.look()
        until(lambda: number(current) == before + 1)
        changed = "the graph has changed: the explorer shows the new one now"
        # The store itself reads a new graph sooner than its columns are there.
        until(lambda: said == [changed])
        write(target, "t-one", "t-two")
        until(lambda: number(current) == before + 2)
        until(lambda: said == [changed] * 2)


def test_before_it_is_open_who_asks_is_told_to_ask_again(tmp_path: Path) -> None:
    said: list[str] = []
    with CurrentGraph(str(tmp_path / "none"), said.append) as current:
        until(lambda: said)
        with pytest.raises(HTTPException) as told:
            number(current)
        assert told.value.headers
        assert told.value.headers["Retry-After"]
        assert "kg load" in str(told.value.detail)
        write(str(tmp_path / "none"))
        current.look()
        until(lambda: is_open(current))
    assert len(said) == 1


def test_a_store_that_is_away_is_still_shown(tmp_path: Path) -> None:
    target = tmp_path / "store"
    write(str(target))
    said: list[str] = []
    with CurrentGraph(str(target), said.append) as current:
        until(lambda: is_open(current))
        target.rename(tmp_path / "away")
        current.look()
        until(lambda: said)
        assert number(current) > 0
