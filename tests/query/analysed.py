"""The graph of ``history.yaml`` with what its meetings lack: sources that disagree, and dates that meet."""

from kg.model.document import Document
from kg.model.entity import Meeting, MeetingReportNode, Membership
from kg.model.graph import Graph
from tests.query.history import days_of, history

# id, date, place, who, topic; what is called -off was cancelled, what is called -call a call
MEETINGS = [
    # On the day of the talks in Helsinki
    ("m-paris-18", "2018-07-16", "pl-paris", ("p-sokolov", "p-duval"), None),
    # Of one year or the next
    ("m-winter", "2019-12/2020-01", "pl-ankara", ("p-demir", "p-cole"), "t-trade"),
    # Long apart, and these two have another meeting that no day is known of
    ("m-berlin-16", "2016-02-01", "pl-berlin", ("p-vogt", "p-kowal"), None),
    ("m-warsaw-18", "2018-10-05", "pl-warsaw", ("p-vogt", "p-kowal"), "t-climate"),
    # No other place: Warsaw lies in it
    ("m-poland-18", "2018-10-06", "pl-poland", ("p-vogt", "p-kowal"), "t-climate"),
    # Of a year alone: it may be within a month of any other in that year
    ("m-oslo-18", "2018", "pl-oslo", ("p-vogt", "p-bergstad"), None),
    # More of the shuttle: two places on one day, and what was no stop of it
    ("m-amman-74", "1974-01-18", "pl-amman", ("p-hartman", "p-omar"), None),
    ("m-amman-off", "1974-01-10", "pl-amman", ("p-hartman", "p-naguib"), None),
    ("m-amman-call", "1974-01-22", "pl-amman", ("p-hartman", "p-assaf"), None),
    ("m-forces-off", "1974-06-01", "pl-cairo", ("p-hartman", "p-assaf"), "t-forces"),
    # Breaks of exactly 30 days, and with meetings that were not held
    ("m-price-1", "1974-03-01", "pl-london", ("p-price", "p-shalev"), None),
    ("m-price-2", "1974-03-01", "pl-london", ("p-price", "p-shalev"), None),
    ("m-price-3", "1974-03-31", "pl-london", ("p-price", "p-shalev"), None),
    ("m-price-4-off", "1974-06-01", "pl-london", ("p-price", "p-shalev"), None),
    ("m-price-5", "1974-07-15", "pl-london", ("p-price", "p-shalev"), None),
    ("m-price-6", "1974-07-15", "pl-london", ("p-price", "p-shalev"), None),
    ("m-price-7-off", "1975-07-15", "pl-london", ("p-price", "p-shalev"), None),
    ("m-baxter-off", "1992-05-01", "pl-paris", ("p-baxter", "p-zhao"), None),
    ("m-cairo-91", "1991-04-14", "pl-cairo", ("p-baxter", "p-naguib"), None),
    # Beside the summit in Milan
    ("m-milan-off", "2018-06-08", "pl-milan", ("p-cole", "p-zhao"), None),
    ("m-milan-call", "2018-06-08", "pl-milan", ("p-cole", "p-luca"), None),
    ("m-beside-off", "2018-06-08", "pl-milan", ("p-tamm", "p-kowal"), None),
    ("m-beside-call", "2018-06-09", "pl-milan", ("p-tamm", "p-lund"), None),
    ("m-beside-eve", "2018-06-07/2018-06-08", "pl-milan", ("p-tamm", "p-petrauskas"), None),
    # Not in two countries on the day of Helsinki, whichever of the two comes first
    ("m-a-off", "2018-07-16", "pl-moscow", ("p-sokolov", "p-zhao"), None),
    ("m-a-call", "2018-07-16", "pl-moscow", ("p-sokolov", "p-zhao"), None),
    ("m-a-long", "2018-07-16/2018-07-17", "pl-moscow", ("p-sokolov", "p-zhao"), None),
    ("m-z-off", "2018-07-16", "pl-moscow", ("p-sokolov", "p-zhao"), None),
    ("m-z-call", "2018-07-16", "pl-moscow", ("p-sokolov", "p-zhao"), None),
    ("m-z-long", "2018-07-16/2018-07-17", "pl-moscow", ("p-sokolov", "p-zhao"), None),
    ("m-z-eve", "2018-07-15/2018-07-16", "pl-moscow", ("p-sokolov", "p-zhao"), None),
    ("m-b-long", "2018-07-16/2018-07-17", "pl-paris", ("p-sokolov", "p-duval"), None),
    # Of no day and place, and planned without a place
    ("m-undated-call", None, None, ("p-orlov", "p-wolff"), None),
    ("m-nowhere-planned", "2021-08-01", None, ("p-orlov", "p-wolff"), None),
    ("m-venue-off", "2018-12-20", "pl-geneva", ("p-okafor", "p-yildiz"), None),
]
# Meeting, status, date, publisher, published, who says so
REPORTS = [
    ("m-oslo-19", "held", "2019-05-04", "Caspian Post", "2019-05-05", None),
    ("m-cairo-18", "held", "2018-08-12", "Northern Wire", "2018-08-14", None),
    ("m-rome-93", "planned", "1993-06", "Northern Wire", "1993-05-02", None),
    ("m-bergen-21", "held", "2021-07", "Baltic Courier", "2021-08-01", None),
    ("m-riga-18", "held", "2018-02-14", None, None, "p-halvorsen"),
    ("m-undated", "denied", None, None, "2020-01-01", None),
]
# Posts in the Arab League of somebody who has none there
POSTS = [
    Membership(id="ms-hasan-1", role="Adviser", attested_from="2018-02", attested_to="2019-03-04"),
    Membership(id="ms-hasan-2", role="Envoy", since="2018-03-05", until="2018-09-10"),
    Membership(id="ms-hasan-3", role="Observer", attested_from="2017-05-01", attested_to="2017-05-02"),
    # Terms that are not quite known
    Membership(id="ms-hasan-4", role="Clerk", since="1984?", until="1986"),
    Membership(id="ms-hasan-5", role="Clerk", since="1984", until="1986~"),
    Membership(id="ms-hasan-6", role="Clerk", since="XXXX", until="1986-02"),
    Membership(id="ms-hasan-7", role="Clerk", since="XXXX-02-06", until=None),
    Membership(id="ms-hasan-8", role="Clerk", since="1984-03/..", until="198X"),
    Membership(id="ms-hasan-9", role="Clerk", since="../1984-03", until="1986/"),
    Membership(id="ms-hasan-10", role="Clerk", since="1984-03-XX", until="1986-01-10/1986-01-20"),
    Membership(id="ms-hasan-11", role="Clerk", since="1984-03", until=None),
    Membership(id="ms-hasan-12", role="Clerk", since="/1984", until="XXXX"),
    Membership(id="ms-hasan-13", role="Clerk", since="1983-XX", until="1986-XX-XX"),
    Membership(id="ms-hasan-14", role="Clerk", since="1984-02", until="1986"),
]


def analysed() -> Graph:
    """Return the graph."""
    g = history()
    for id, date, place, who, topic in MEETINGS:
        earliest, latest = days_of(date)
        status = {"off": "cancelled", "planned": "planned"}.get(id.split("-")[-1], "held")
        format = "remote" if id.endswith("-call") else "in_person"
        g.add(
            Meeting(id=id, label=id, status=status, kind="bilateral", format=format, date=date,
                    earliest=earliest, latest=latest)
        )  # fmt: skip
        if place:
            g.link("LOCATED_IN", id, place)
        for one in who:
            g.link("PARTICIPATES_IN", one, id)
        if topic:
            g.link("ABOUT", id, topic)
        _add_report(g, id, status, date, "Northern Wire", None, None)
    for report in REPORTS:
        _add_report(g, *report)
    g.link("HELD_AT", "m-venue-off", "pl-palais-wilson")
    for post in POSTS:
        g.add(post)
        g.link("HOLDS", "p-hasan", post.id)
        g.link("IN_ORGANIZATION", post.id, "o-league")
    return g


def _add_report(
    g: Graph,
    meeting: str,
    status: str,
    date: str | None,
    outlet: str | None,
    published: str | None,
    by: str | None,
) -> None:
    quote = f"{meeting} on {date}: {status}, says {outlet}."
    id = f"x-{meeting[2:]}"
    g.add(Document.of(quote, id=f"d-{id}", publisher=outlet, published=published))
    g.add(
        MeetingReportNode(
            id=f"mr-{id}", quote=quote, start_offset=0, end_offset=len(quote), status=status,
            kind="bilateral", format="in_person", date=date, confidence=0.9, extractor="rules 1",
        )
    )  # fmt: skip
    g.link("CONTAINS", f"d-{id}", f"mr-{id}")
    g.link("REPORTS", f"mr-{id}", meeting)
    if by:
        g.link("STATED_BY", f"mr-{id}", by)
