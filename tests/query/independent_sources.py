"""The named queries about organizations, places, times and sources, worked out in plain Python."""

from calendar import monthrange
from collections import Counter, defaultdict
from datetime import date as Day
from itertools import product

from tests.query.facts import Facts, Thing, first, last, late, recent, year
from tests.query.independent import Rows, answers, between


@answers
def posts_at_date(facts: Facts, organization: str, day: Day) -> Rows:
    (whole,) = facts.named("Organization", organization)
    rows = []
    for person, post, part in facts.posts(whole):
        told = [
            _attested(day, post.attested_from, post.attested_to),
            _within(day, post.since, post.until),
        ]
        if any(told):
            rows.append(
                {
                    "name": person.name, "role": post.role, "organization": part.name, "since": post.since,
                    "until": post.until, "certainty": "certainly" if "certainly" in told else "possibly",
                    "id": person.id, "post": post.id,
                }
            )  # fmt: skip
    return sorted(
        rows, key=lambda row: [row[name] for name in ("organization", "role", "name", "id", "post")]
    )


def _attested(day: Day, first: str | None, last: str | None) -> str | None:
    """Say whether documents tell of a day: between two of them somebody may have left a post, and come back."""
    found = _within(day, first, last)
    return "certainly" if found and day.isoformat() in (first, last) else found and "possibly"


def _within(day: Day, since: str | None, until: str | None) -> str | None:
    """Say whether a day is in a term: certainly, if it is on whichever of their possible days this began and ended."""
    begins, ends = _possible(since), _possible(until)
    if (begins is None and ends is None) or (begins and day < begins[0]) or (ends and day > ends[1]):
        return None
    sure = begins and ends and begins[1] <= day <= ends[0] and not set("?~%") & set(f"{since}{until}")
    return "certainly" if sure else "possibly"


def _possible(date: str | None) -> tuple[Day, Day] | None:
    """Return the first and the last possible day of an EDTF date or interval, None if it tells no year."""
    if date is None or date.startswith("XXXX"):
        return None
    first, _, last = date.partition("/")
    return _spread(first)[0], _spread(last if "/" in date else first)[1]


def _spread(date: str) -> tuple[Day, Day]:
    if date in ("", ".."):
        return Day.min, Day.max
    parts = date.rstrip("?~%").split("-")
    years = [int(parts[0].replace("X", digit)) for digit in "09"]
    months = [int(part) for part in parts[1:2] if "X" not in part] * 2 or [1, 12]
    if parts[2:] and "X" not in parts[2]:
        return Day(years[0], months[0], int(parts[2])), Day(years[1], months[1], int(parts[2]))
    return Day(years[0], months[0], 1), Day(years[1], months[1], monthrange(years[1], months[1])[1])


@answers
def representatives(facts: Facts, organization: str) -> Rows:
    (whole,) = facts.named("Organization", organization)
    rows = []
    for person, post, part in facts.posts(whole):
        if held := [one for one in facts.in_post(person, post) if one.status == "held"]:
            rows.append(
                {
                    "name": person.name, "role": post.role, "organization": part.name, "meetings": len(held),
                    "first_day": first(held), "last_day": last(held), "id": person.id, "post": post.id,
                }
            )  # fmt: skip
    return sorted(rows, key=lambda row: (-row["meetings"], row["name"], row["id"], row["post"]))


@answers
def who_speaks_for_whom(facts: Facts, organization: str) -> Rows:
    (whole,) = facts.named("Organization", organization)
    own = {person for person, _, _ in facts.posts(whole)}
    sentences = Counter(
        (speaker, person)
        for meeting in facts.meetings
        for _, report in facts.told(meeting)
        for speaker, person in product(facts.out(report, "STATED_BY"), facts.people(meeting))
        if {speaker, person} <= own
    )
    rows = [
        {
            "speaker": a.name, "speaks_for": b.name, "own": a == b, "sentences": number,
            "id": a.id, "speaks_for_id": b.id,
        }
        for (a, b), number in sentences.items()
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-row["sentences"], row["speaker"], row["id"], row["speaks_for"]))


@answers
def delegations(facts: Facts, organization: str) -> Rows:
    (whole,) = facts.named("Organization", organization)
    came: dict[Thing, set[Thing]] = defaultdict(set)
    for person, post, _ in facts.posts(whole):
        for meeting in facts.in_post(person, post):
            came[meeting].add(person)
    return [
        {
            "date": meeting.date, "status": meeting.status, "label": meeting.label,
            "people": sorted(one.name for one in came[meeting]), "meeting": meeting.id,
        }
        for meeting in sorted(came, key=recent)
        if len(came[meeting]) > 1
    ]  # fmt: skip


@answers
def meetings_of_two_states(facts: Facts, one: str, other: str) -> Rows:
    rows = []
    for meeting in sorted(facts.meetings, key=recent):
        countries = {who.country for who in facts.actors(meeting) if who.is_a == "Organization"}
        for who in facts.people(meeting):
            if post := facts.takes[who, meeting].get("membership"):
                countries |= {body.country for body in facts.out(facts.things[post], "IN_ORGANIZATION")}
        for place in facts.places(meeting) or [None] if {one, other} <= countries else []:
            ground = {None: None, one: "one", other: "other"}.get(place and place.country, "third")
            rows.append(
                {
                    "date": meeting.date, "status": meeting.status, "place": place and place.name, "ground": ground,
                    "label": meeting.label, "meeting": meeting.id,
                }
            )  # fmt: skip
    return rows


@answers
def visits_abroad(facts: Facts, country: str) -> Rows:
    visits: dict[str, dict[Thing, set[Thing]]] = defaultdict(lambda: defaultdict(set))
    for meeting in facts.held:
        for place, who in product(facts.places(meeting), facts.people(meeting)):
            post = facts.takes[who, meeting].get("membership")
            bodies = facts.out(facts.things[post], "IN_ORGANIZATION") if post else []
            if any(body.country == country for body in bodies) and place.country != country:
                visits[place.country][meeting].add(who)
    rows = [
        {
            "host": host, "meetings": len(came), "people": len(set().union(*came.values())),
            "first_day": first(came), "last_day": last(came),
        }
        for host, came in visits.items()
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-row["meetings"], row["host"]))


@answers
def hosts_by_country(facts: Facts, start: Day, end: Day) -> Rows:
    certain = {one.id for one in between(facts, start, end)}
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    for one in facts.held:
        if one.earliest and one.latest >= start and one.earliest <= end:
            for country in {place.country for place in facts.places(one)}:
                counts[country][one.id in certain] += 1
    rows = [{"country": name, "certainly": n[True], "possibly": n[False]} for name, n in counts.items()]
    return sorted(rows, key=lambda row: (-row["certainly"], -row["possibly"], row["country"]))


@answers
def topics_by_year(facts: Facts, start: Day, end: Day) -> Rows:
    counts = Counter(
        (year(one), topic) for one in between(facts, start, end) for topic in facts.out(one, "ABOUT")
    )
    rows = [
        {"year": year, "topic": topic.label, "meetings": number, "id": topic.id}
        for (year, topic), number in counts.items()
    ]
    return sorted(rows, key=lambda row: (late(row["year"]), -row["meetings"], row["topic"], row["id"]))


@answers
def largest_meetings(facts: Facts, start: Day, end: Day) -> Rows:
    rows = [
        {"date": one.date, "label": one.label, "participants": len(facts.actors(one)), "meeting": one.id}
        for one in between(facts, start, end)
    ]
    return sorted(rows, key=lambda row: (-row["participants"], row["meeting"]))


@answers
def on_the_sidelines(facts: Facts, start: Day, end: Day) -> Rows:
    pairs = [(whole, one) for one in facts.meetings for whole in facts.out(one, "PART_OF_EVENT")]
    return [
        {
            "gathering_date": whole.date, "gathering": whole.label, "date": one.date, "status": one.status,
            "label": one.label, "gathering_id": whole.id, "meeting": one.id,
        }
        for whole, one in sorted(pairs, key=lambda p: (p[0].earliest, p[0].id, late(p[1].earliest), p[1].id))
        if whole.latest >= start and whole.earliest <= end
    ]  # fmt: skip


@answers
def meetings_on_day(facts: Facts, day: Day) -> Rows:
    rows = [
        {
            "certainty": "certainly" if one.earliest == one.latest else "possibly", "date": one.date,
            "status": one.status, "label": one.label, "place": place and place.name, "meeting": one.id,
        }
        for one in facts.meetings
        if one.earliest and one.earliest <= day <= one.latest
        for place in facts.places(one) or [None]
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (row["certainty"], row["meeting"]))


@answers
def venues_of_place(facts: Facts, place: str) -> Rows:
    (whole,) = facts.named("Place", place)
    rows = []
    for venue in facts.all("Place"):
        held = [one for one in facts.held if venue in facts.out(one, "HELD_AT")]
        if held and venue != whole and whole in facts.wholes(venue):
            rows.append(
                {
                    "venue": venue.name, "meetings": len(held), "first_day": first(held), "last_day": last(held),
                    "id": venue.id,
                }
            )  # fmt: skip
    return sorted(rows, key=lambda row: (-row["meetings"], row["venue"], row["id"]))


@answers
def planned_never_held(facts: Facts, before: Day) -> Rows:
    return [
        {
            "date": one.date,
            "status": one.status,
            "label": one.label,
            "place": place and place.name,
            "meeting": one.id,
        }
        for one in sorted(facts.meetings, key=recent)
        if one.status in ("planned", "proposed") and one.latest and one.latest < before
        if "held" not in {report.status for _, report in facts.told(one)}
        for place in facts.places(one) or [None]
    ]


@answers
def single_source_meetings(facts: Facts) -> Rows:
    rows = []
    for one in sorted(facts.held, key=recent):
        if len(documents := {document for document, _ in facts.told(one)}) == 1:
            (document,) = documents
            rows.append(
                {
                    "date": one.date, "label": one.label, "publisher": document.publisher,
                    "published": document.published, "meeting": one.id, "document": document.id,
                }
            )  # fmt: skip
    return rows


@answers
def held_or_denied(facts: Facts) -> Rows:
    rows = []
    for meeting in facts.meetings:
        for (document, told), (against, denied) in product(facts.told(meeting), repeat=2):
            if told.status == "held" and denied.status in ("denied", "cancelled"):
                rows.append(
                    {
                        "date": meeting.date, "status": meeting.status, "label": meeting.label,
                        "publisher": document.publisher, "quote": told.quote, "other_publisher": against.publisher,
                        "other_status": denied.status, "other_quote": denied.quote, "meeting": meeting.id,
                        "report": told.id, "other_report": denied.id,
                    }
                )  # fmt: skip
    return sorted(rows, key=lambda row: (row["meeting"], row["report"], row["other_report"]))


@answers
def coverage_by_outlet(facts: Facts) -> Rows:
    outlets = {one: {d.publisher for d, _ in facts.told(one) if d.publisher} for one in facts.meetings}
    told = Counter(outlet for names in outlets.values() for outlet in names)
    alone = Counter(outlet for names in outlets.values() if len(names) == 1 for outlet in names)
    rows = [{"publisher": name, "meetings": number, "alone": alone[name]} for name, number in told.items()]
    return sorted(rows, key=lambda row: (-row["meetings"], row["publisher"]))


@answers
def status_history(facts: Facts, id: str) -> Rows:
    rows = []
    for document, report in facts.told(facts.things[id]):
        speakers = [one.name for one in facts.out(report, "STATED_BY")] or [report.stated_by]
        rows += [
            {
                "published": document.published, "publisher": document.publisher, "status": report.status,
                "date": report.date, "stated_by": name, "quote": report.quote, "report": report.id,
            }
            for name in speakers
        ]  # fmt: skip
    return sorted(rows, key=lambda row: (late(row["published"]), row["report"], late(row["stated_by"])))
