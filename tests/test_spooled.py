"""What is made into a graph needs no memory: it lies in temporary files, and comes back as it was."""

import resource
import tempfile
from collections.abc import Iterator
from itertools import groupby, zip_longest

import psutil
import pytest
from hypothesis import given, settings

from kg import spooled
from kg.errors import StoreError
from kg.model.graph import GraphSource
from kg.model.report import Record
from kg.resolve import tellings
from kg.resolve.resolver import resolution, resolve_into
from kg.spooled import SpooledGraph, SpooledRecords
from tests.resolve.telling import day, meeting, person, place, told
from tests.resolve.test_resolver import documents


@pytest.fixture(autouse=True)
def on_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing stay in memory: neither pieces nor documents that are read."""
    monkeypatch.setattr(spooled, "_OF_RECORDS", 1)
    monkeypatch.setattr(spooled, "_OF_A_KIND", 1)
    monkeypatch.setattr(tellings, "_AT_HAND", 1)


def _content(graph: GraphSource) -> tuple[list, list]:
    nodes = sorted(graph.nodes(), key=lambda node: (node.label, node.id))
    return nodes, sorted(graph.relationships(), key=lambda link: (link.type, link.start, link.end))


@settings(deadline=None, max_examples=60)
@given(documents)
def test_a_graph_in_files_is_the_one_in_memory(many: list[Record]) -> None:
    digests = {one.document.id: "" for one in many}
    graph, records = SpooledGraph(), SpooledRecords(many)
    found = resolve_into(graph.add, digests, records.__getitem__)
    whole = resolution(many)
    assert _content(graph) == _content(whole.changes.whole())
    assert found.standing == whole.standing
    assert found.changes.parts == []
    for close in (graph.close, records.close):
        close()


def _telling(number: int) -> Record:
    who = person("Jonas Ekdal", "President", "Sweden", country="SE"), person(f"Ana Silva {number}")
    return told(f"d{number}", meeting(*who, date=day("2024-03-14"), at=place("Riga", "LV"), topics=("tin",)))


def test_it_can_be_read_by_several_at_once_those_of_a_kind_together() -> None:
    graph = SpooledGraph()
    for part in resolution([_telling(number) for number in range(3)]).changes.parts:
        graph.add(part.graph)
    for read in (graph.nodes, graph.relationships):
        pairs = list(zip_longest(read(), read()))
        assert len(pairs) > 20 and all(one == other for one, other in pairs)
    for kinds in ([node.label for node in graph.nodes()], [link.type for link in graph.relationships()]):
        assert len([kind for kind, _ in groupby(kinds)]) == len({*kinds})


def test_records_come_back_in_their_order() -> None:
    many = [_telling(number) for number in (2, 0, 1)]
    records = SpooledRecords(iter(many))
    assert list(records) == ["d2", "d0", "d1"]
    assert [records[id] for id in ("d1", "d2")] == [many[2], many[0]]
    assert len(records) == 3 and "d4" not in records


def test_a_full_disk_is_told_with_what_to_do() -> None:
    allowed = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 12, allowed[1]))
    try:
        with pytest.raises(StoreError, match=r"can't hold what a graph is made of .* set TMPDIR"):
            SpooledRecords(_telling(number) for number in range(1_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, allowed)


def test_where_there_is_no_folder_for_temporary_files_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", list)
    with pytest.raises(StoreError, match="no folder for temporary files"):
        SpooledRecords(_telling(number) for number in range(3))


def test_what_cant_be_read_to_its_end_leaves_no_file_open() -> None:
    def broken() -> Iterator[Record]:
        yield _telling(1)
        raise StoreError("gone")

    before = psutil.Process().num_fds()
    with pytest.raises(StoreError, match="gone") as kept:
        SpooledRecords(broken())
    assert kept.tb
    assert psutil.Process().num_fds() == before
