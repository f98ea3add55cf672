"""The named queries about people, worked out in plain Python: by name, what each gives, in order."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date as Day
from datetime import timedelta
from itertools import combinations, permutations
from typing import Any

from tests.query.facts import Facts, Thing, first, last, late, recent, year

Rows = list[dict[str, Any]]
ANSWERS: dict[str, Callable[..., Rows]] = {}


def answers(function: Callable[..., Rows]) -> Callable[..., Rows]:
    """Name a function after the query that it is compared with."""
    ANSWERS[function.__name__.replace("_", "-")] = function
    return function


@answers
def itinerary(facts: Facts, person: str) -> Rows:
    (who,) = facts.named("Person", person)
    stops = [one for one in facts.held_by(who) if one.format == "in_person"]
    return [
        {
            "date": stop.date, "place": place and place.name, "country": place and place.country, "name": who.name,
            "role": facts.takes[who, stop].get("role"), "label": stop.label, "meeting": stop.id, "id": who.id,
        }
        for stop in sorted(stops, key=lambda one: (late(one.earliest), late(one.latest), one.id))
        for place in facts.places(stop) or [None]
    ]  # fmt: skip


@answers
def shuttle_diplomacy(facts: Facts, person: str, days: int) -> Rows:
    (who,) = facts.named("Person", person)
    stops: dict[tuple[Thing, str], list[Thing]] = defaultdict(list)
    for one in facts.held_by(who):
        if one.format == "in_person" and one.earliest:
            stops[facts.places(one)[0], one.date].append(one)
    rows = []
    for (here, date), (there, next_date) in permutations(stops, 2):
        one, other = stops[here, date][0], stops[there, next_date][0]
        if (one.earliest, here.id) > (other.earliest, there.id):
            continue
        if here in facts.wholes(there) or there in facts.wholes(here):
            continue
        apart = [abs((a - b).days) for a in _days(one) for b in _days(other)]
        if min(apart) <= days:
            row = {
                "person": who.name, "date": date, "place": here.name, "next_date": next_date,
                "next_place": there.name, "certainty": "certainly" if max(apart) <= days else "possibly",
                "meetings": len(stops[here, date]) + len(stops[there, next_date]), "id": who.id,
            }  # fmt: skip
            rows.append((one.earliest, other.earliest, date, next_date, here.name, there.name, row))
    return [row for *_, row in sorted(rows, key=lambda row: row[:-1])]


def _days(meeting: Thing) -> list[Day]:
    length = (meeting.latest - meeting.earliest).days
    return [meeting.earliest + timedelta(days=number) for number in range(length + 1)]


@answers
def meetings_after_a_break(facts: Facts, person: str, days: int) -> Rows:
    (who,) = facts.named("Person", person)
    rows = []
    for met in facts.all("Person"):
        together = facts.held_by(who, met) if met != who else []
        dated = [one for one in together if one.earliest]
        for meeting in dated:
            start = meeting.earliest
            before = [one for one in dated if one.latest < start]
            lately = {start - timedelta(days=number) for number in range(1, days + 1)}
            if before and not any(lately & set(_days(one)) for one in dated if one != meeting):
                rows.append(
                    {
                        "date": meeting.date, "met": met.name, "last_day": last(before), "meeting": meeting.id,
                        "certainty": "certainly" if len(dated) == len(together) else "possibly",
                        "met_id": met.id, "id": who.id,
                    }
                )  # fmt: skip
    return sorted(rows, key=lambda row: (facts.things[row["meeting"]].earliest, row["meeting"], row["met"]))


@answers
def co_attendance(facts: Facts, person: str) -> Rows:
    (who,) = facts.named("Person", person)
    rows = []
    for met in [*facts.all("Person"), *facts.all("Organization")]:
        if met != who and (together := facts.held_by(who, met)):
            rows.append(
                {
                    "met": met.name, "meetings": len(together), "first_day": first(together), "last_day": last(together),
                    "undated": sum(one.latest is None for one in together), "met_id": met.id, "id": who.id,
                }
            )  # fmt: skip
    return sorted(rows, key=lambda row: (-row["meetings"], row["met"], row["met_id"]))


@answers
def first_meetings(facts: Facts, person: str) -> Rows:
    (who,) = facts.named("Person", person)
    rows = []
    for met in facts.all("Person"):
        if met != who and (together := facts.held_by(who, met)):
            ends = [one.latest for one in together if one.latest]
            rows.append(
                {
                    "met": met.name, "first_day": first(together), "at_the_latest": min(ends, default=None),
                    "undated": len(together) - len(ends), "met_id": met.id, "id": who.id,
                }
            )  # fmt: skip
    return sorted(rows, key=lambda row: (late(row["first_day"]), late(row["at_the_latest"]), row["met"]))


@answers
def go_betweens(facts: Facts, one: str, other: str) -> Rows:
    (a,), (b) = facts.named("Person", one), facts.named("Person", other)[0]
    rows = []
    for who in facts.all("Person"):
        with_a, with_b = facts.held_by(who, a), facts.held_by(who, b)
        if who not in (a, b) and with_a and with_b:
            rows.append(
                {
                    "name": who.name, "with_one": len(with_a), "with_other": len(with_b), "id": who.id,
                    "last_with_one": last(with_a), "last_with_other": last(with_b), "one_id": a.id, "other_id": b.id,
                }
            )  # fmt: skip
    return sorted(rows, key=lambda row: (-row["with_one"] - row["with_other"], row["name"], row["id"]))


@answers
def introductions(facts: Facts, person: str) -> Rows:
    (who,) = facts.named("Person", person)
    met = {
        one: {x for m in facts.held_by(one) for x in facts.people(m)} - {one} for one in facts.all("Person")
    }
    rows = []
    for other in facts.all("Person"):
        between = met[who] & met[other]
        if between and other != who and other not in met[who]:
            rows.append(
                {
                    "name": other.name, "go_betweens": len(between), "one_of_them": min(one.name for one in between),
                    "other_id": other.id, "id": who.id,
                }
            )  # fmt: skip
    return sorted(rows, key=lambda row: (-row["go_betweens"], row["name"], row["other_id"]))


@answers
def calls_of_person(facts: Facts, person: str) -> Rows:
    (who,) = facts.named("Person", person)
    return [
        {
            "date": call.date,
            "status": call.status,
            "met": met.name,
            "meeting": call.id,
            "met_id": met.id,
            "id": who.id,
        }
        for call in sorted(facts.meetings, key=recent)
        if call.format == "remote" and who in facts.actors(call)
        for met in sorted(facts.actors(call), key=lambda one: (one.name, one.id))
        if met != who
    ]


@answers
def same_place_same_time(facts: Facts, person: str) -> Rows:
    (who,) = facts.named("Person", person)
    here = [one for one in facts.held if one.format == "in_person" and one.earliest]
    rows = []
    for own in sorted(facts.held_by(who), key=lambda one: (late(one.earliest), one.id)):
        for beside in here:
            days = set(_days(own)) & set(_days(beside)) if own in here and own != beside else set()
            for place in facts.places(own) if days else []:
                for other in facts.people(beside) if place in facts.places(beside) else []:
                    if other not in facts.people(own):
                        sure = len(_days(own)) == len(_days(beside)) == 1
                        rows.append(
                            {
                                "place": place.name, "other": other.name, "date": own.date, "other_date": beside.date,
                                "certainty": "certainly" if sure else "possibly", "meeting": own.id,
                                "other_meeting": beside.id, "other_id": other.id, "id": who.id,
                            }
                        )  # fmt: skip
    return rows


@answers
def career(facts: Facts, person: str) -> Rows:
    (who,) = facts.named("Person", person)
    rows = []
    for post in facts.out(who, "HOLDS"):
        names = [one.name for one in facts.out(post, "IN_ORGANIZATION")]
        terms = {
            name: getattr(post, name)
            for name in ("role", "rank", "since", "until", "attested_from", "attested_to")
        }
        held = [one for one in facts.in_post(who, post) if one.status == "held"]
        rows.append(
            {
                **terms,
                "organization": names[0] if names else None,
                "meetings": len(held),
                "post": post.id,
                "id": who.id,
            }
        )
    return sorted(rows, key=lambda row: (late(row["since"] or row["attested_from"]), row["post"]))


@answers
def activity_by_year(facts: Facts, person: str) -> Rows:
    (who,) = facts.named("Person", person)
    kinds = {
        "held": ("held",), "planned": ("planned", "proposed"), "unknown": ("unknown",),
        "came_to_nothing": ("cancelled", "postponed", "denied"),
    }  # fmt: skip
    counts = Counter((year(one), one.status) for one in facts.meetings if who in facts.actors(one))
    return [
        {"year": one, "id": who.id}
        | {name: sum(counts[one, status] for status in statuses) for name, statuses in kinds.items()}
        for one in sorted({year for year, _ in counts}, key=late)
    ]


@answers
def topics_between(facts: Facts, one: str, other: str) -> Rows:
    (a,), (b) = facts.named("Person", one), facts.named("Person", other)[0]
    rows = []
    for topic in facts.all("Topic"):
        if about := [meeting for meeting in facts.held_by(a, b) if topic in facts.out(meeting, "ABOUT")]:
            rows.append(
                {
                    "topic": topic.label, "meetings": len(about), "first_day": first(about), "last_day": last(about),
                    "id": topic.id, "one_id": a.id, "other_id": b.id,
                }
            )  # fmt: skip
    return sorted(rows, key=lambda row: (-row["meetings"], row["topic"], row["id"]))


def between(facts: Facts, start: Day, end: Day) -> Iterator[Thing]:
    """Yield the meetings that were certainly held between two days."""
    return (one for one in facts.held if one.earliest and start <= one.earliest and one.latest <= end)


@answers
def pairs_by_year(facts: Facts, start: Day, end: Day) -> Rows:
    pairs = Counter(
        (year(one), *sorted(pair, key=lambda person: person.id))
        for one in between(facts, start, end)
        for pair in combinations(facts.people(one), 2)
    )
    rows = [
        {"year": year, "one": a.name, "other": b.name, "meetings": number, "one_id": a.id, "other_id": b.id}
        for (year, a, b), number in pairs.items()
    ]
    return sorted(rows, key=lambda row: (late(row["year"]), -row["meetings"], row["one_id"], row["other_id"]))


@answers
def two_countries_on_a_day(facts: Facts, start: Day, end: Day) -> Rows:
    days = [
        one for one in between(facts, start, end) if one.earliest == one.latest and one.format == "in_person"
    ]
    rows = []
    for one, other in combinations(days, 2):
        for who in {*facts.people(one)} & {*facts.people(other)} if one.earliest == other.earliest else ():
            (here,), (there,) = facts.places(one), facts.places(other)
            if here.country != there.country:
                rows.append(
                    {
                        "date": one.date, "person": who.name, "place": here.name, "other_place": there.name,
                        "id": who.id, "meeting": one.id, "other_meeting": other.id,
                    }
                )  # fmt: skip
    return sorted(rows, key=lambda row: (row["date"], row["id"], row["meeting"], row["other_meeting"]))
