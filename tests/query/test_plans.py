"""On Neo4j, a named query that is asked about somebody, a place or a day finds them by an index."""

from collections.abc import Iterator
from typing import Any

import pytest
from neo4j import Driver

from kg.query import library
from kg.query.library import Query
from kg.store.open import open_store
from tests.conftest import neo4j_driver, run_neo4j, wipe_neo4j
from tests.sample_graph import sample_graph

# What is put around the sample, so that looking at all of a label is dear.
MANY = """
UNWIND range(1, 1000) AS i
CREATE (p:Person {id: 'p' + i, name: 'Person ' + i, aliases: ['P. ' + i]})
CREATE (p)-[:KNOWN_AS]->(:Name {id: 'k' + i, name: 'P. ' + i})
CREATE (o:Organization {id: 'o' + i, name: 'Body ' + i, aliases: [], kind: 'ministry', country: 'C' + i % 100})
CREATE (p)-[:HOLDS]->(post:Membership {id: 's' + i, role: 'Role ' + i % 50})-[:IN_ORGANIZATION]->(o)
CREATE (place:Place {id: 'l' + i, name: 'Place ' + i, aliases: [], kind: 'city', country: 'C' + i % 100})
CREATE (m:Meeting {
  id: 'm' + i, label: 'Meeting ' + i, status: ['held', 'planned', 'cancelled', 'proposed', 'denied'][i % 5],
  earliest: date('2010-01-01') + duration({days: i}), latest: date('2010-01-01') + duration({days: i})})
CREATE (p)-[:PARTICIPATES_IN]->(m)-[:LOCATED_IN]->(place)
CREATE (m)-[:PART_OF_EVENT]->(:Meeting {
  id: 'e' + i, label: 'Event ' + i, status: 'held', earliest: m.earliest, latest: m.latest})
CREATE (m)-[:ABOUT]->(:Topic {id: 't' + i, label: 'Topic ' + i})
CREATE (d:Document {id: 'd' + i, text: 'Text', url: 'u' + i})
CREATE (d)-[:CONTAINS]->(told:MeetingReport {id: 'r' + i, quote: 'Quote'})-[:REPORTS]->(m)
CREATE (d)-[:CONTAINS]->(:AffiliationReport {id: 'a' + i, quote: 'Quote'})-[:REPORTS]->(post)
CREATE (told)-[:STATED_BY]->(p)
CREATE (told)-[:MENTIONS]->(:Mention {id: 'n' + i, text: 'Person'})-[:REFERS_TO]->(p)
CREATE (x:Reference {id: 'x' + i, entry: 'e' + i, datasets: [], urls: []})-[:REFERS_TO]->(p)
CREATE (x)-[:REPORTS]->(post)
"""
# What no index of Neo4j finds: one of the texts in a list (aliases), a part of a text in whatever case. These
# look at all of one small label, and at nothing else.
SCANNED = {
    "delegations": {"Organization"},
    "meetings-about": {"Topic"},
    "meetings-between": {"Organization"},
    "posts-at-date": {"Organization"},
    "representatives": {"Organization"},
    "statements-of": {"Organization"},
    "venues-of-place": {"Place"},
    "who-held-post": {"Membership"},
    "who-met-where": {"Place"},
    "who-speaks-for-whom": {"Organization"},
}
# Of no person, place or day: how many there are, or which statuses count.
OF_ALL = {"most-met"}
# Queries that do different things for different parameters, each alone. A meeting whose day isn't known may
# be of any, and no index finds what is missing; between two days the first and the last day are looked up.
ALONE = {
    "meetings": {
        "participants": set(),
        "places": set(),
        "countries": set(),
        "meetings": set(),
        "topics": set(),
        "from": {"Meeting"},
        "to": {"Meeting"},
    },
    "participations": {"people": set(), "places": set(), "countries": set()},
    "posts": {"people": set(), "words": {"Membership"}},
}
CASES = [
    pytest.param(query, {each.name: each.example for each in parameters}, scanned, id=name)
    for query in library.queries()
    if query.parameters and query.name not in OF_ALL
    for name, parameters, scanned in (
        [(query.name, query.parameters, SCANNED.get(query.name, set()))]
        if query.name not in ALONE
        else [
            (f"{query.name} by {each.name}", (each,), ALONE[query.name][each.name])
            for each in query.parameters
            if each.name in ALONE[query.name]
        ]
    )
]


@pytest.fixture(scope="module")
def many(neo4j_uri: str) -> Iterator[Driver]:
    """Give a connection to the sample graph among thousands of other nodes."""
    wipe_neo4j(neo4j_uri)
    with open_store(neo4j_uri) as store:
        store.project(sample_graph())
    for statement in (MANY, "CALL db.awaitIndexes(120)", "CALL db.prepareForReplanning(120)"):
        run_neo4j(neo4j_uri, statement)
    with neo4j_driver(neo4j_uri) as driver:
        yield driver
    wipe_neo4j(neo4j_uri)


def steps(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the steps of a plan."""
    yield plan
    for before in plan.get("children") or ():
        yield from steps(before)


CASES.append(
    pytest.param(
        library.query("meetings"), {"from": "2011-05-01", "to": "2011-05-02"}, set(), id="meetings by days"
    )
)


@pytest.mark.parametrize(("query", "given", "scanned"), CASES)
def test_an_index_finds_what_is_asked_about(
    many: Driver, query: Query, given: dict[str, str], scanned: set[str]
) -> None:
    plan = many.execute_query(f"PROFILE {query.cypher}", query.bind(given)).summary.profile
    assert plan
    taken = [step for step in steps(plan) if step["rows"]]  # a part that isn't asked for gives no rows
    found = {
        label
        for step in taken
        if "Label" in step["operatorType"] or "AllNodes" in step["operatorType"]
        for label in step["args"]["Details"].partition(":")[2].split("|")
    }
    assert found == scanned, [(step["operatorType"], step["args"].get("Details")) for step in taken]
    assert scanned or any("Index" in step["operatorType"] for step in steps(plan))
