"""The named queries that list meetings and who was in them, worked out in plain Python and NetworkX."""

from collections import Counter
from datetime import date as Day
from itertools import product

import networkx as nx

from tests.query.facts import Facts, Thing, last, late, recent
from tests.query.independent import Rows, answers


def _either(facts: Facts, name: str) -> list[Thing]:
    return [*facts.named("Person", name), *facts.named("Organization", name)]


@answers
def meetings_of_person(facts: Facts, person: str) -> Rows:
    (who,) = facts.named("Person", person)
    return [
        {
            "date": one.date, "status": one.status, "place": place and place.name, "person": who.name,
            "role": facts.takes[who, one].get("role"), "organization": facts.takes[who, one].get("organization"),
            "met": met and met.name, "meeting": one.id, "met_id": met and met.id,
        }
        for one in sorted(facts.meetings, key=recent)
        if who in facts.actors(one)
        for met in sorted(set(facts.actors(one)) - {who}, key=lambda x: (x.name, x.id)) or [None]
        for place in facts.places(one) or [None]
    ]  # fmt: skip


@answers
def meetings_between(facts: Facts, one: str, other: str) -> Rows:
    return [
        {
            "date": m.date, "status": m.status, "kind": m.kind, "place": place and place.name,
            "one": a.name, "other": b.name, "meeting": m.id,
        }
        for m in sorted(facts.meetings, key=recent)
        for a, b in product(_either(facts, one), _either(facts, other))
        if {a, b} <= set(facts.actors(m))
        for place in facts.places(m) or [None]
    ]  # fmt: skip


@answers
def who_met_where(facts: Facts, place: str) -> Rows:
    (whole,) = facts.named("Place", place)
    rows = []
    for one in sorted(facts.meetings, key=recent):
        venues = [*facts.places(one), *facts.out(one, "HELD_AT")]
        if not any(whole in facts.wholes(venue) for venue in venues):
            continue
        for who in sorted(facts.actors(one), key=lambda x: (x.name, x.id)):
            takes = facts.takes[who, one]
            rows += [
                {"date": one.date, "status": one.status, "place": at and at.name, "who": who.name}
                | {name: takes.get(name) for name in ("role", "rank", "organization")}
                | {"meeting": one.id, "id": who.id}
                for at in facts.places(one) or [None]
            ]
    return rows


@answers
def country_visits(facts: Facts, country: str) -> Rows:
    there = [one for one in facts.held if country in {place.country for place in facts.places(one)}]
    rows = []
    for who in facts.all("Person"):
        if came := [one for one in there if who in facts.people(one)]:
            rows.append({"name": who.name, "meetings": len(came), "last_day": last(came), "id": who.id})
    return sorted(rows, key=lambda row: (-row["meetings"], row["name"], row["id"]))


@answers
def most_met(facts: Facts, least: int | None = None) -> Rows:
    counts = Counter(who for one in facts.held for who in facts.actors(one))
    rows = [
        {"name": who.name, "meetings": number, "id": who.id}
        for who, number in counts.items()
        if least is None or number >= least
    ]
    return sorted(rows, key=lambda row: (-row["meetings"], row["name"], row["id"]))


def _list(facts: Facts, meetings: list[Thing]) -> Rows:
    return [
        {
            "date": one.date, "status": one.status, "label": one.label, "place": place and place.name,
            "meeting": one.id,
        }
        for one in meetings
        for place in facts.places(one) or [None]
    ]  # fmt: skip


@answers
def cancelled_meetings(facts: Facts) -> Rows:
    off = [one for one in facts.meetings if one.status in ("cancelled", "postponed", "denied")]
    return _list(facts, sorted(off, key=recent))


@answers
def upcoming_meetings(facts: Facts, start: Day) -> Rows:
    due = [one for one in facts.meetings if one.status in ("planned", "proposed")]
    due = [one for one in due if one.latest is None or one.latest >= start]
    return _list(facts, sorted(due, key=lambda one: (late(one.date), one.id)))


@answers
def postponed_meetings(facts: Facts) -> Rows:
    put_off = [one for one in facts.meetings if one.status == "postponed"]
    rows = [
        {
            "date": one.date, "label": one.label, "later_date": later and later.date,
            "later_status": later and later.status, "later_label": later and later.label, "meeting": one.id,
            "later": later and later.id,
        }
        for one in put_off
        for later in facts.out(one, "POSTPONED_TO") or [None]
    ]  # fmt: skip
    return sorted(rows, key=lambda row: row["date"], reverse=True)


@answers
def open_dates(facts: Facts) -> Rows:
    return [
        {
            "meeting": one.id, "label": one.label, "date": one.date, "date_text": report and report.date_text,
            "report": report and report.id,
        }
        for one in facts.meetings
        if one.earliest is None and one.latest is None
        for report in sorted(facts.into(one, "REPORTS"), key=lambda x: x.id) or [None]
    ]  # fmt: skip


@answers
def disagreeing_sources(facts: Facts) -> Rows:
    rows = []
    for meeting in facts.meetings:
        told = facts.told(meeting)
        for document, one in told:
            if any(
                one.status != other.status or (one.date and other.date and one.date != other.date)
                for _, other in told
            ):
                rows.append(
                    {
                        "meeting": meeting.id, "label": meeting.label, "status": one.status, "date": one.date,
                        "quote": one.quote, "publisher": document.publisher, "document": document.id,
                        "report": one.id,
                    }
                )  # fmt: skip
    return sorted(rows, key=lambda row: (row["meeting"], row["document"], row["report"]))


@answers
def statements_of(facts: Facts, speaker: str) -> Rows:
    (who,) = _either(facts, speaker)
    return [
        {
            "date": one.date, "status": one.status, "quote": report.quote, "publisher": document.publisher,
            "meeting": one.id, "report": report.id,
        }
        for one in sorted(facts.meetings, key=recent)
        for document, report in sorted(facts.told(one), key=lambda pair: pair[1].id)
        if who in facts.out(report, "STATED_BY")
    ]  # fmt: skip


@answers
def meetings_about(facts: Facts, topic: str) -> Rows:
    return [
        {"date": one.date, "status": one.status, "topic": about, "label": one.label, "meeting": one.id}
        for one in sorted(facts.meetings, key=recent)
        for about in sorted(found.label for found in facts.out(one, "ABOUT"))
        if topic.casefold() in about.casefold()
    ]


@answers
def who_held_post(facts: Facts, role: str, organization: str | None = None) -> Rows:
    rows = []
    for body in facts.all("Organization"):
        named = organization is None or any(
            organization.casefold() in whole.name.casefold() for whole in facts.wholes(body)
        )
        for post in facts.into(body, "IN_ORGANIZATION") if named else []:
            if role.casefold() in post.role.casefold():
                rows += [
                    {
                        "person": person.name, "role": post.role, "rank": post.rank, "organization": body.name,
                        "attested_from": post.attested_from, "attested_to": post.attested_to,
                        "id": person.id, "post": post.id,
                    }
                    for person in facts.into(post, "HOLDS")
                ]  # fmt: skip
    return sorted(rows, key=lambda row: (row["person"], row["id"], row["post"]))


@answers
def chain_of_meetings(facts: Facts, start: str, end: str) -> Rows:
    graph = nx.Graph((who.id, one.id) for one in facts.meetings for who in facts.actors(one))
    (a,), (b,) = facts.named("Person", start), facts.named("Person", end)
    chains = sorted(nx.all_shortest_paths(graph, a.id, b.id), key=" ".join)
    return [
        {
            "first": a.id, "last": b.id, "meetings": len(chain) // 2,
            "steps": [facts.things[id].label or facts.things[id].name for id in chain],
        }
        for chain in chains
    ]  # fmt: skip
