"""What holds of every graph: it follows from the records alone, is whole, and keeps its ids."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model.graph import Graph
from kg.model.report import Record, Speaker
from kg.resolve.resolver import resolve
from tests.resolve.telling import World, day, decide, holds, meeting, mention_of, person, place, told, unnamed

A = person("Jonas Ekdal", "President", "Sweden", country="SE")
B = person("Mirela Castan", "Foreign Minister", "Romania", country="RO")
LONE = person("Castan", "Foreign Minister", "Romania", country="RO")
HOMONYM = person("Jonas Ekdal", "Mayor", "Norway", country="NO")
BODY = person("NATO Office of Rockets", kind="organization")
STATE = person("Norway", kind="state", country="NO")
GROUP = person("Norwegian fishermen", kind="group")
BARE = unnamed("Foreign Minister", "Romania", "RO")
DAYS = (
    None,
    day("2024-03-14"),
    day("2024-03-13", "2024-03-15"),
    day("2024-03"),
    day("XXXX-03-14"),
    day("2023-03-14"),
)
SPEAKERS = (
    None,
    Speaker(outlet="Fjord Times"),
    Speaker(name="Rita Holm", role="analyst", text="Rita Holm", start=1, end=2),
)

reports = st.builds(
    lambda who, date, at, venue, status, by: meeting(
        *who, date=date, at=at, venue=venue, status=status, by=by
    ),
    st.lists(
        st.sampled_from((A, B, LONE, HOMONYM, BODY, STATE, GROUP, BARE)), min_size=1, max_size=3, unique=True
    ),
    st.sampled_from(DAYS),
    st.sampled_from((None, place("Riga", "LV"), place("Latvia", "LV"), place("Qwertyville"))),
    st.sampled_from((None, place("Harbour Hall"))),
    st.sampled_from(("held", "planned", "cancelled", "denied")),
    st.sampled_from(SPEAKERS),
)
posts = st.sampled_from(
    (
        holds("Mirela Castan", "Foreign Minister", "Romania", country="RO"),
        holds("Jonas Ekdal", "President", None),
        holds("Jonas Ekdal", None, None, rank="General"),
        holds("Rita Holm", "analyst", "Fjord Institute"),
    )
)
documents = st.lists(
    st.tuples(
        st.lists(reports | posts, max_size=4), st.sampled_from((None, "2024-03", "2024-03-10", "2024-03-20"))
    ),
    max_size=5,
).map(lambda many: [told(f"doc {n}", *said, published=published) for n, (said, published) in enumerate(many)])


def content(graph: Graph) -> tuple[list, list]:
    return list(graph.nodes()), list(graph.relationships())


@settings(deadline=None, max_examples=60)
@given(documents, st.randoms())
def test_the_order_of_arrival_changes_nothing(records: list[Record], random) -> None:
    shuffled = list(records)
    random.shuffle(shuffled)
    assert content(resolve(shuffled)) == content(resolve(records))


@settings(deadline=None, max_examples=60)
@given(documents)
def test_every_graph_is_whole(records: list[Record]) -> None:
    graph = resolve(records)
    links = list(graph.relationships())
    assert all(graph.node(end) for link in links for end in (link.start, link.end))
    ends = {(link.type, link.start) for link in links} | {(link.type, "to", link.end) for link in links}
    for node in graph.nodes():
        if node.label in ("MeetingReport", "AffiliationReport"):
            assert ("REPORTS", node.id) in ends
            assert ("CONTAINS", "to", node.id) in ends
        if node.label == "Meeting":
            assert ("REPORTS", "to", node.id) in ends
            assert ("PARTICIPATES_IN", "to", node.id) in ends
        if node.label == "Membership":
            assert ("HOLDS", "to", node.id) in ends
        if node.label == "Mention":
            assert ("REFERS_TO", node.id) in ends
            assert ("MENTIONS", "to", node.id) in ends
        if node.label == "Person":
            assert ("REFERS_TO", "to", node.id) in ends


@settings(deadline=None, max_examples=40)
@given(documents)
def test_every_report_is_of_one_meeting_and_its_participants_take_part(records: list[Record]) -> None:
    world = World(*records)
    for node in world.nodes("MeetingReport"):
        (of,) = (link.end for link in world.links if (link.type, link.start) == ("REPORTS", node.id))
        taking_part = {link.start for link in world.links if (link.type, link.end) == ("PARTICIPATES_IN", of)}
        mentions = {link.end for link in world.links if (link.type, link.start) == ("MENTIONS", node.id)}
        for link in world.links:
            mention = world.graph.node(link.start)
            if (
                link.type == "REFERS_TO"
                and link.start in mentions
                and mention.properties["part"] == "participant"
            ):
                assert link.end in taking_part


@settings(deadline=None, max_examples=40)
@given(documents)
def test_all_kept_records_are_nodes_and_ids_are_the_extractions(records: list[Record]) -> None:
    graph = resolve(records)
    ids = {node.id for node in graph.nodes()}
    for record in records:
        assert record.document.id in ids
        assert {id for id, _ in record.extraction.meeting_ids()} <= ids
        assert {id for id, _ in record.extraction.affiliation_ids()} <= ids


def derived(graph: Graph) -> set[tuple[str, str]]:
    kinds = ("Person", "Organization", "Place", "Meeting", "Membership", "Topic", "MeetingReport", "Mention")
    return {(node.label, node.id) for node in graph.nodes() if node.label in kinds}


def full(key: str, published: str | None = None, date=None) -> Record:
    told_of = meeting(A, B, at=place("Riga", "LV"), venue=place("Harbour Hall"), date=date, topics=["visas"])
    return told(
        key, told_of, holds("Mirela Castan", "Foreign Minister", "Romania", country="RO"), published=published
    )


def test_ids_stay_when_a_document_gets_its_date() -> None:
    undated = resolve([full("a", date=day("XXXX-03-14"))])
    dated = resolve([full("a", "2024-03-15", day("2024-03-14"))])
    assert derived(undated) == derived(dated)


def test_what_comes_of_one_document_keeps_its_ids_whatever_else_is_loaded() -> None:
    alone = resolve([full("a", date=day("2024-03-14"))])
    stranger = meeting(person("Ion Bratu", "Mayor", "Moldova", country="MD"), person("Per Lunde"))
    for key in ("0", "b", "z"):
        assert derived(alone) <= derived(resolve([full("a", date=day("2024-03-14")), told(key, stranger)]))


def test_the_evidence_of_an_earlier_id_leads_to_the_entity() -> None:
    first, second = told("a", meeting(A, B)), told("b", meeting(B, person("Per Lunde")))
    alone = {record.document.id: World(record).whom(record, "Mirela Castan") for record in (first, second)}
    both = World(first, second)
    merged = both.whom(first, "Mirela Castan")
    assert merged == min(alone.values())
    for earlier in alone.values():
        mention = earlier.replace("p-", "mn-", 1)
        assert [link.end for link in both.links if (link.type, link.start) == ("REFERS_TO", mention)] == [
            merged
        ]


def test_records_without_reports_and_no_records() -> None:
    assert [node.label for node in resolve([told("a")]).nodes()] == ["Document"]
    assert content(resolve([])) == ([], [])


def test_judgements_are_nodes_whatever_they_are_about() -> None:
    record = full("a")
    judgements = [
        decide(mention_of(record, "Jonas Ekdal"), "mn-of-nobody", "yes"),
        decide("mr-1", "mr-2", "no"),
    ]
    assert len(World(record, judgements=judgements).nodes("Judgement")) == 2


def test_the_order_of_judgements_about_different_pairs_changes_nothing() -> None:
    one, other, third = (told(key, meeting(person(f"M. Kastan {key}"), A)) for key in "abc")
    mentions = [
        mention_of(record, f"M. Kastan {key}") for record, key in zip((one, other, third), "abc", strict=True)
    ]
    judgements = [decide(mentions[0], mentions[1], "yes"), decide(mentions[1], mentions[2], "yes")]
    forth, back = resolve([one, other, third], judgements), resolve([one, other, third], judgements[::-1])
    assert content(forth) == content(back)


def test_the_words_of_a_report_are_kept_as_they_are() -> None:
    record = full("a", date=day("2024-03-14", text="on Thursday"))
    (report,) = World(record).nodes("MeetingReport")
    said = record.extraction.meetings[0]
    assert report.properties["quote"] == said.quote
    assert report.properties["date_text"] == "on Thursday"
    assert report.properties["topics"] == ["visas"]
    assert report.properties["extractor"] == "hand 1"
    assert (report.properties["start_offset"], report.properties["end_offset"]) == (said.start, said.end)


def test_a_newer_reading_replaces_the_reports_of_its_document() -> None:
    record = full("a", date=day("2024-03-14"))
    fewer = msgspec.structs.replace(record.extraction, meetings=())
    graph = resolve([msgspec.structs.replace(record, extraction=fewer)])
    assert {node.label for node in graph.nodes()}.isdisjoint({"Meeting", "MeetingReport", "Place", "Topic"})
