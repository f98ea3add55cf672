"""Whatever is done, and in whatever order, both stores end with the same content."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model.entity import Meeting, Person
from kg.model.graph import Graph
from kg.model.reference import ReferenceEntry, keys_of_name
from kg.store.base import Store
from kg.store.open import open_store
from kg.store.whole import read_graph
from tests.conftest import wipe_neo4j
from tests.store.records import judgement, record
from tests.store.test_projection import content

KEYS = st.sampled_from(["1", "2", "é'"])
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Draw a small graph, which may hold documents and judgements, other than those that are kept."""
    graph = Graph()
    for key in draw(st.sets(KEYS)):
        graph.add(Person(id=f"p-{key}", name=draw(WORDS), aliases=tuple(draw(st.lists(WORDS, max_size=2)))))
        graph.add(Meeting(id=f"m-{key}", label=draw(WORDS), earliest=draw(st.none() | st.dates())))
        graph.link("PARTICIPATES_IN", f"p-{key}", f"m-{key}", role=draw(st.none() | WORDS))
    for key in draw(st.sets(KEYS)):
        graph.add(record(f"d-{key}", publisher=draw(WORDS)).document)
    for key in draw(st.sets(KEYS)):
        graph.add(judgement(f"j-{key}", same="unsure"))
    return graph


PUTS = st.builds(lambda key, headline: ("put", record(f"d-{key}", headline=headline)), KEYS, WORDS)
JUDGES = st.builds(lambda key, left: ("judge", judgement(f"j-{key}", left=left)), KEYS, WORDS)
REFERS = st.builds(
    lambda key, name, changed: (
        "put_references",
        [ReferenceEntry(id=f"x-{key}", kind="person", names=(f"Ida {name}",), changed=changed)],
    ),
    KEYS,
    WORDS,
    st.sampled_from([None, "2024", "2025"]),
)
PROJECTS = st.builds(lambda graph: ("project", graph), graphs())


def state(store: Store) -> tuple[object, ...]:
    """Return all that can be seen of a store."""
    kept = (list(store.records()), list(store.judgements()), list(store.references()))
    return *kept, list(store.references(keys_of_name("Ida Holm"))), store.stale


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(PUTS | JUDGES | REFERS | PROJECTS, max_size=6), last=graphs())
def test_both_stores_end_with_the_same(neo4j_uri: str, steps: list[tuple[str, object]], last: Graph) -> None:
    wipe_neo4j(neo4j_uri)
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        open_store(str(Path(folder))) as embedded,
        open_store(neo4j_uri) as remote,
    ):
        for action, value in steps:
            for store in (embedded, remote):
                getattr(store, action)(value)
            assert state(embedded) == state(remote)
        for store in (embedded, remote):
            store.project(last)
        assert content(read_graph(embedded)) == content(read_graph(remote))
        assert state(embedded) == state(remote)
