"""A part of the graph: these meetings, all that tells of them and that they lead to, and nothing else."""

import pytest

from kg.errors import QueryError
from kg.export.selection import chosen
from kg.store.base import Store
from tests.sample_graph import sample_graph


@pytest.fixture
def sample(store: Store) -> Store:
    store.project(sample_graph())
    return store


def test_what_hangs_on_a_meeting_comes_with_it(sample: Store) -> None:
    found = chosen(sample, place="Oslo")
    assert found["Meeting"] == {"m-oslo"}
    assert found["Person"] >= {"p-ana", "p-omar", "p-rita"}  # who is quoted, too
    assert found["Membership"] == {"ms-ana", "ms-omar"}
    assert found["Organization"] >= {"o-mfa-se", "o-pact", "wd:Q34"}  # up to the state of the ministry
    assert found["Place"] == {"gn:3143244", "gn:3144096"}  # up to the country
    assert found["MeetingReport"] == {"mr-2"}
    assert found["AffiliationReport"] >= {"ar-1"}
    assert found["Document"] == {"https://news.example/riga"}
    assert found["Topic"] == {"t-arms-control"}


def test_conditions_hold_together(sample: Store) -> None:
    assert chosen(sample, since="2021", until="2021")["Meeting"] >= {"m-riga"}
    assert "m-oslo" not in chosen(sample, since="2021")["Meeting"]
    assert chosen(sample, people=["Ana Lindqvist"], place="Riga")["Meeting"] >= {"m-riga"}
    assert chosen(sample, place="Oslo", since="2021") == {}


def test_the_rows_of_a_named_query(sample: Store) -> None:
    by_place = chosen(sample, query="who-met-where", parameters={"place": "Oslo"})
    assert by_place == chosen(sample, place="Oslo")
    of_people = chosen(sample, query="members", parameters={"id": "o-pact"})
    assert of_people["Meeting"] >= {"m-oslo", "m-riga"}
    with pytest.raises(QueryError, match="name no meetings and no people"):
        chosen(sample, query="roles")
    with pytest.raises(QueryError, match="needs place"):
        chosen(sample, query="who-met-where")


def test_the_whole_is_all_that_a_selection_may_have(sample: Store) -> None:
    everything = chosen(sample)
    graph = sample_graph()
    for label, ids in everything.items():
        assert ids <= {node.id for node in graph.nodes() if node.label == label}
