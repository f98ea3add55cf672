"""What is resolved bit by bit, as documents come, change and go, is what is resolved at once."""

from collections.abc import Mapping, Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model.judgement import Judgement
from kg.model.report import Participant, Record
from kg.resolve.resolver import Resolution, resolve
from kg.resolve.standing import Standing, read, written
from tests.resolve.stored import StoredGraph
from tests.resolve.telling import day, decide, holds, meeting, person, place, told, unnamed


class Archive:
    """Documents, what is known of them, and the graph that is changed along."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.judgements: list[Judgement] = []
        self.standing = Standing()
        self.graph = StoredGraph()

    def go_on(self) -> Resolution:
        """Bring the graph up to date."""
        digests = {id: str(hash(msgspec.json.encode(record))) for id, record in self.records.items()}
        found = Resolution(self.standing, digests, self.records.__getitem__, self.judgements)
        self.standing = read(written(found.standing))
        self.graph.change(found.changes)
        return found

    def differences(self) -> list[tuple[object, object]]:
        """Return what is other than if all were resolved at once: each as it should be, and as it is."""
        graph = resolve(self.records.values(), self.judgements)
        nodes = {node.id: node for node in graph.nodes()}
        links = {(link.type, link.start, link.end): link for link in graph.relationships()}
        return [*_differences(nodes, self.graph.nodes), *_differences(links, self.graph.links)]


def _differences(wanted: Mapping, found: Mapping) -> list[tuple[object, object]]:
    keys = sorted(wanted.keys() | found.keys())
    return [(wanted.get(key), found.get(key)) for key in keys if wanted.get(key) != found.get(key)]


def _somebody(name: str, post: tuple[str, str, str | None] | None, implied: bool) -> Participant:
    if post is None:
        return person(name)
    role, body, country = post
    return person(name, role, body, country=country, implied=implied)


NAMES = (
    "Jonas Ekdal",
    "Ekdal",
    "J. Ekdal",
    "Mats Ekdal",
    "Mirela Castan",
    "Castan",
    "Mirella Kastan",
    "Castan Ekdal",
)
POSTS = (
    ("President", "Sweden", "SE"),
    ("Foreign Minister", "Sweden", "SE"),
    ("President", "Romania", "RO"),
    ("Foreign Minister", "Romania", "RO"),
    ("former President", "Sweden", "SE"),
    ("King", "Sweden", "SE"),
    ("Secretary General", "NATO", None),
)
WITHOUT_NAME = (
    *(unnamed(role, body, country) for role, body, country in POSTS),
    unnamed("minister", "Sweden", "SE"),
)
BODIES = (
    person("Norway", kind="state", country="NO"),
    person("Office of Rockets", kind="organization"),
    person("OFFICE OF ROCKETS", kind="organization"),
)
people = st.builds(_somebody, st.sampled_from(NAMES), st.none() | st.sampled_from(POSTS), st.booleans())
participants = people | st.sampled_from(WITHOUT_NAME) | st.sampled_from(BODIES)
days = st.sampled_from(
    [
        None,
        *(day(f"{year}-0{month}-1{month}") for year in (1990, 1993, 1996, 2012) for month in (3, 4)),
        day("1993-03"),
    ]
)
reports = st.builds(
    lambda who, date, at, venue, status: meeting(
        *who, date=date, at=at, venue=venue, status=status, topics=("Fish",)
    ),
    st.lists(participants, min_size=1, max_size=3, unique_by=lambda one: one.name),
    days,
    st.sampled_from((None, place("Riga", "LV"), place("Latvia", "LV"), place("Oslo", "NO"))),
    st.sampled_from((None, place("Harbour Hall"))),
    st.sampled_from(("held", "planned", "postponed")),
)
posts = st.builds(
    lambda name, post, implied: holds(name, post[0], post[1], country=post[2], implied=implied),
    st.sampled_from(NAMES),
    st.sampled_from(POSTS),
    st.booleans(),
)
said = st.tuples(
    st.lists(reports | posts, min_size=1, max_size=3),
    st.sampled_from((None, "1993-03", "1993-03-14", "2012-05-01")),
)
# A document comes or changes, one goes, two mentions are judged, or what was judged is taken back.
steps = st.lists(
    st.tuples(st.integers(0, 11), said)
    | st.tuples(st.just("go"), st.integers(0, 11))
    | st.tuples(st.sampled_from(("yes", "no", "unsure")), st.integers(0, 60), st.integers(0, 60)),
    min_size=2,
    max_size=24,
)


def _take(archive: Archive, step: tuple) -> None:
    first, *rest = step
    if first == "go":
        archive.records.pop(f"doc {rest[0]}", None)
    elif isinstance(first, str):
        mentions = sorted(
            {id for id, node in archive.graph.nodes.items() if node.label in ("Mention", "MeetingReport")}
        )
        if mentions:
            left, right = (mentions[at % len(mentions)] for at in rest)
            archive.judgements.append(decide(left, right, first, at=f"2024-05-{len(archive.judgements):02}"))
    else:
        what, published = rest[0]
        archive.records[f"doc {first}"] = told(f"doc {first}", *what, published=published)


@settings(deadline=None, max_examples=120)
@given(steps, st.sets(st.integers(0, 24)))
def test_step_by_step_is_at_once(sequence: Sequence[tuple], together: set[int]) -> None:
    """``together``: after which steps the graph isn't brought up to date yet."""
    archive = Archive()
    for number, step in enumerate(sequence):
        _take(archive, step)
        if number not in together:
            archive.go_on()
            assert archive.differences() == []
    archive.go_on()
    assert archive.differences() == []


def test_a_report_that_brings_two_meetings_together_changes_both() -> None:
    """Some thirty days may touch three months: what happened in the middle one is near to them, too."""
    two = person("Mirela Castan", country="RO"), person("Jonas Ekdal", country="SE")
    archive = Archive()
    archive.records = {
        "a": told("a", meeting(*two, date=day("2021-02-10"))),
        "b": told("b", meeting(*two, date=day("2021-01-31", "2021-03-02"), kind="visit")),
    }
    archive.go_on()
    archive.records["c"] = told("c", meeting(two[0], date=day("2021-02-09", "2021-03-01")))
    archive.go_on()
    assert archive.differences() == []


def test_a_document_without_a_checksum_may_have_changed() -> None:
    before, after = (told("a", meeting(person(name), person("Rita Holm"))) for name in ("A. Roe", "B. Doe"))
    standing = Resolution(Standing(), {"a": ""}, {"a": before}.__getitem__).standing
    found = Resolution(standing, {"a": ""}, {"a": after}.__getitem__).changes
    assert "B. Doe" in {node.properties.get("name") for node in found.whole().nodes()}


@pytest.mark.parametrize("key", [f"doc {number}" for number in range(8)])
def test_a_mention_that_has_no_name_any_more_takes_its_post_with_it(key: str) -> None:
    """Whoever bears the name isn't called "minister" any more, in whatever document."""
    rita, date = person("Rita Holm"), day("1992-06-13")
    post = ("Ekdal", "Foreign Minister", "Sweden")
    president = person("Jonas Ekdal", "President", "Sweden", country="SE")
    archive = Archive()
    archive.records = {
        key: told(
            key,
            meeting(president, rita, date=day("1993-03-14")),
            meeting(unnamed("minister", "Sweden", "SE"), rita, date=day("1993-03-20")),
        ),
        "x": told("x", meeting(person(*post, country="SE"), rita, date=date)),
    }
    archive.go_on()
    archive.records["x"] = told("x", meeting(person(*post, country="SE", unnamed=True), rita, date=date))
    archive.go_on()
    assert archive.differences() == []
