"""The graph that ``tests/questions.yaml`` asks about, made of ``history.yaml``."""

from calendar import monthrange
from datetime import date as Day
from pathlib import Path
from typing import Any

import yaml

from kg.model.document import Document
from kg.model.entity import Meeting, MeetingReportNode, Membership, Organization, Person, Place, Topic
from kg.model.graph import Graph
from kg.model.person import add_person

DATA: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("history.yaml").read_text(encoding="utf-8"))


def history() -> Graph:
    """Return the graph."""
    g = Graph()
    _add_places(g)
    _add_organizations(g)
    posts = {id: _add_person(g, id, *told) for id, told in DATA["people"].items()}
    for id, label in DATA["topics"].items():
        g.add(Topic(id=id, label=label))
    for id, told in DATA["meetings"].items():
        _add_meeting(g, posts, id, *told)
    for id, told in DATA["meetings"].items():
        if event := _more(told).get("event"):
            g.link("PART_OF_EVENT", id, event)
    return g


def _place_id(name: str) -> str:
    return f"pl-{name.lower().replace(' ', '-')}"


def _add_places(g: Graph) -> None:
    aliases = {name: tuple(others) for name, others in DATA["aliases"].items()}
    for code, told in DATA["places"].items():
        name = told["name"]
        country = g.add(
            Place(id=_place_id(name), name=name, aliases=aliases.get(name, ()), kind="country", country=code)
        )
        g.add(
            Organization(
                id=f"s-{code.lower()}", name=name, aliases=aliases.get(name, ()), kind="state", country=code
            )
        )
        for city in told["cities"]:
            id = g.add(
                Place(id=_place_id(city), name=city, aliases=aliases.get(city, ()), kind="city", country=code)
            )
            g.link("PART_OF", id, country)
    for venue, city in DATA["venues"].items():
        g.link("PART_OF", g.add(Place(id=_place_id(venue), name=venue, kind="venue")), _place_id(city))


def _add_organizations(g: Graph) -> None:
    for id, (name, kind, country, whole, aliases) in DATA["organizations"].items():
        g.add(Organization(id=id, name=name, kind=kind, country=country, aliases=tuple(aliases)))
        if whole:
            g.link("PART_OF", id, whole)


def _add_person(g: Graph, id: str, name: str, aliases: list[str], *posts: list[Any]) -> list[Membership]:
    add_person(g, Person(id=id, name=name, aliases=tuple(aliases)))
    held = []
    for at, (role, rank, organization, since, until) in enumerate(posts):
        post = Membership(id=f"ms-{id[2:]}-{at}", role=role, rank=rank, since=since, until=until)
        g.add(post)
        g.link("HOLDS", id, post.id)
        if organization:
            g.link("IN_ORGANIZATION", post.id, organization)
        held.append(post)
    return held


def _add_meeting(
    g: Graph,
    posts: dict[str, list[Membership]],
    id: str,
    status: str,
    kind: str,
    date: str | None,
    place: str | None,
    who: list[str],
    topics: list[str],
    more: dict[str, Any] | None = None,
) -> None:
    more = more or {}
    earliest, latest = days_of(date)
    names = {key: told[0] for key, told in DATA["people"].items()}
    label = more.get("label") or " and ".join(names.get(one, one) for one in who) + f", {place}, {date}"
    format = "remote" if kind == "call" else "in_person"
    g.add(
        Meeting(
            id=id, label=label, kind=kind, format=format, status=status, date=date,
            earliest=earliest, latest=latest, confidence=0.9,
        )
    )  # fmt: skip
    if place:
        g.link("LOCATED_IN", id, _place_id(place))
    if venue := more.get("venue"):
        g.link("HELD_AT", id, _place_id(venue))
    for one in who:
        g.link("PARTICIPATES_IN", one, id, **_capacity(posts.get(one, []), earliest))
    for topic in topics:
        g.link("ABOUT", id, topic)
    _add_source(g, id, label, status, kind, format, date, *more.get("by", (*DATA["default"], None)))


def _capacity(posts: list[Membership], day: Day | None) -> dict[str, Any]:
    """Return the post that somebody held on a day; of who has one alone, that."""
    then = [post for post in posts if _held(post, day)]
    if not then:
        return {}
    organizations = {
        f"ms-{id[2:]}-{at}": post[2]
        for id, told in DATA["people"].items()
        for at, post in enumerate(told[2:])
    }
    body = organizations[then[0].id]
    name = DATA["organizations"].get(body, [None])[0] or next(
        (told["name"] for code, told in DATA["places"].items() if f"s-{code.lower()}" == body), None
    )
    return {"role": then[0].role, "rank": then[0].rank, "organization": name, "membership": then[0].id}


def _held(post: Membership, day: Day | None) -> bool:
    if day is None:
        return True
    start = days_of(post.since)[0] or Day.min
    stop = days_of(post.until)[1] or Day.max
    return start <= day <= stop


def _add_source(
    g: Graph,
    id: str,
    label: str,
    status: Any,
    kind: Any,
    format: Any,
    date: str | None,
    outlet: str,
    published: str | None,
    said_by: str | None,
) -> None:
    quote = f"{label}: {status}."
    document = g.add(
        Document.of(quote, id=f"d-{id[2:]}", headline=label, publisher=outlet, published=published)
    )
    report = MeetingReportNode(
        id=f"mr-{id[2:]}", quote=quote, start_offset=0, end_offset=len(quote), status=status, kind=kind,
        format=format, date=date, confidence=0.9, extractor="rules 1",
    )  # fmt: skip
    g.add(report)
    g.link("CONTAINS", document, report.id)
    g.link("REPORTS", report.id, id)
    if said_by:
        g.link("STATED_BY", report.id, said_by)


def _more(told: list[Any]) -> dict[str, Any]:
    return told[6] if len(told) > 6 else {}


def days_of(date: str | None) -> tuple[Day | None, Day | None]:
    """Return the first and last day of an EDTF date as these data use it; none where the year is unknown."""
    if not date or date.startswith("X"):
        return None, None
    first, _, last = date.partition("/")
    return _day(first, first=True), _day(last or first, first=False)


def _day(date: str, *, first: bool) -> Day:
    year, month, day = (*map(int, date.split("-")), 0, 0)[:3]
    month = month or (1 if first else 12)
    return Day(year, month, day or (1 if first else monthrange(year, month)[1]))
