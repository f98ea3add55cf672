"""A graph with what questions trip over: homonyms, bodies of bodies, calls, open dates, every status."""

from datetime import date

import msgspec

from kg.model.document import Document
from kg.model.entity import Meeting, MeetingReportNode, Membership, Organization, Person, Place, Topic
from kg.model.graph import Graph
from kg.model.person import add_person

GIULIA, MARIA, SVERRE, NURLAN, DANA, PETRA = (
    "p-giulia",
    "p-maria",
    "p-sverre",
    "p-nurlan",
    "p-dana",
    "p-petra",
)

PEOPLE = [
    Person(id=GIULIA, name="Giulia Ferrante", aliases=("Ferrante",)),
    Person(id=MARIA, name="Maria Ferrante"),
    Person(id=SVERRE, name="Sverre Ødegård", aliases=("old:sverre",)),
    Person(id=NURLAN, name="Nurlan Abishev", aliases=("Нурлан Абишев",)),
    Person(id=DANA, name="Dana Serikova"),
    Person(id=PETRA, name="Petra Novotná"),
]
ORGANIZATIONS = [
    Organization(id="wd:Q38", name="Italy", kind="state", country="IT"),
    Organization(id="wd:Q20", name="Norway", kind="state", country="NO"),
    Organization(id="wd:Q232", name="Kazakhstan", kind="state", country="KZ"),
    Organization(id="o-mfa-no", name="Ministry of Foreign Affairs of Norway", kind="ministry", country="NO"),
    Organization(id="o-union", name="Northern Union", kind="intergovernmental", aliases=("NU",)),
    Organization(id="o-council", name="Council of the Northern Union", kind="intergovernmental"),
]
POSTS = [
    (GIULIA, "wd:Q38", Membership(id="ms-giulia", role="Prime Minister", attested_to="2024-03-14")),
    (MARIA, "wd:Q38", Membership(id="ms-maria", role="Minister of Defence", attested_to="2023-01-01")),
    (SVERRE, "o-mfa-no", Membership(id="ms-sverre", role="Foreign Minister", attested_to="2024-03-14")),
    (NURLAN, "wd:Q232", Membership(id="ms-nurlan", role="President", attested_to="2024-01-20")),
    (DANA, "wd:Q232", Membership(id="ms-dana", role="Vice President", attested_to="2024-01-20")),
    (
        PETRA,
        "o-union",
        Membership(id="ms-petra", role="Secretary-General", rank="Dr", attested_to="2023-11-23"),
    ),
]
PLACES = [
    Place(id="gn:it", name="Italy", kind="country", country="IT"),
    Place(id="gn:rome", name="Rome", aliases=("Roma", "Рим"), kind="city", country="IT"),
    Place(id="gn:no", name="Norway", kind="country", country="NO"),
    Place(id="gn:bergen", name="Bergen", kind="city", country="NO"),
    Place(id="gn:kz", name="Kazakhstan", kind="country", country="KZ"),
    Place(id="gn:astana", name="Astana", kind="city", country="KZ"),
    Place(id="pl-palace", name="Palace of Peace", kind="venue", country="KZ"),
    # A city that nothing puts into its country but its code.
    Place(id="gn:ghent", name="Ghent", kind="city", country="BE"),
]
PARTS = [
    ("o-mfa-no", "wd:Q20"),
    ("o-council", "o-union"),
    ("gn:rome", "gn:it"),
    ("gn:bergen", "gn:no"),
    ("gn:astana", "gn:kz"),
    ("pl-palace", "gn:astana"),
]
TOPICS = [
    Topic(id="t-energy", label="energy security"),
    Topic(id="t-migration", label="migration"),
    Topic(id="t-fish", label="fishing rights in the North Sea"),
]
# id, status, kind, date, earliest, latest, place, participants, topics
MEETINGS = [
    (
        "m-rome",
        "held",
        "bilateral",
        "2024-03-14",
        (2024, 3, 14),
        (2024, 3, 14),
        "gn:rome",
        (GIULIA, SVERRE),
        ("t-energy", "t-migration"),
    ),
    (
        "m-astana",
        "planned",
        "visit",
        "2024-06-02/2024-06-03",
        (2024, 6, 2),
        (2024, 6, 3),
        "gn:astana",
        (GIULIA, NURLAN),
        (),
    ),
    (
        "m-call",
        "held",
        "call",
        "2024-01-20",
        (2024, 1, 20),
        (2024, 1, 20),
        None,
        (NURLAN, SVERRE),
        ("t-energy",),
    ),
    (
        "m-council",
        "held",
        "session",
        "2023-11-23",
        (2023, 11, 23),
        (2023, 11, 23),
        "gn:ghent",
        ("o-council", SVERRE),
        ("t-fish",),
    ),
    (
        "m-bergen",
        "cancelled",
        "bilateral",
        "2023-05-10",
        (2023, 5, 10),
        (2023, 5, 10),
        "gn:bergen",
        (GIULIA, NURLAN),
        (),
    ),
    (
        "m-open-year",
        "planned",
        "bilateral",
        "XXXX-02-06/XXXX-02-07",
        None,
        None,
        "gn:bergen",
        (GIULIA, SVERRE),
        (),
    ),
    ("m-undated", "held", "bilateral", None, None, None, "gn:rome", (MARIA, NURLAN), ()),
    ("m-denied", "denied", "bilateral", "2022-09", (2022, 9, 1), (2022, 9, 30), None, (MARIA, NURLAN), ()),
    (
        "m-proposed",
        "proposed",
        "multilateral",
        "2025",
        (2025, 1, 1),
        (2025, 12, 31),
        "gn:astana",
        ("o-union", DANA),
        (),
    ),
    ("m-put-off", "postponed", "multilateral", None, None, None, None, (), ()),
    ("m-petra", "held", "bilateral", "2022-04-01", (2022, 4, 1), (2022, 4, 1), "gn:rome", (PETRA, MARIA), ()),
]
TEXT = "Giulia Ferrante received Sverre Ødegård in Rome on 14 March. They had not met, the paper said."


def world() -> Graph:
    """Return the graph."""
    g = Graph()
    for person in PEOPLE:
        add_person(g, person)
    for one in (*ORGANIZATIONS, *PLACES, *TOPICS):
        g.add(one)
    for part, whole in PARTS:
        g.link("PART_OF", part, whole)
    for person, organization, post in POSTS:
        g.add(post)
        g.link("HOLDS", person, post.id)
        g.link("IN_ORGANIZATION", post.id, organization)
    for row in MEETINGS:
        _add_meeting(g, *row)
    g.link("POSTPONED_TO", "m-put-off", "m-proposed")
    g.link("PART_OF_EVENT", "m-petra", "m-proposed")
    g.link("HELD_AT", "m-astana", "pl-palace")
    _add_sources(g)
    return g


def _add_meeting(g, id, status, kind, edtf, earliest, latest, place, people, topics) -> None:
    posts = {person: (post, organization) for person, organization, post in POSTS}
    names = {one.id: one.name for one in ORGANIZATIONS}
    g.add(
        Meeting(
            id=id,
            label=f"{id} label",
            status=status,
            kind=kind,
            format="remote" if kind == "call" else "in_person",
            date=edtf,
            earliest=date(*earliest) if earliest else None,
            latest=date(*latest) if latest else None,
        )
    )
    if place:
        g.link("LOCATED_IN", id, place)
    for person in people:
        post, organization = posts.get(person, (None, None))
        g.link(
            "PARTICIPATES_IN",
            person,
            id,
            role=post.role if post else None,
            rank=post.rank if post else None,
            organization=names.get(organization),
            membership=post.id if post else None,
        )
    for topic in topics:
        g.link("ABOUT", id, topic)


def _add_sources(g: Graph) -> None:
    document = g.add(
        Document.of(
            TEXT,
            id="d-1",
            headline="[bold]Talks[/bold]\x1b[31m",
            publisher="Example Post",
            published="2024-03-15",
        )
    )
    g.add(msgspec.structs.replace(Document.of("Ils ont discuté.", id="d-2"), load_status="language not read"))
    middle = TEXT.index("They")
    for id, start, stop, status in (("mr-1", 0, middle - 1, "held"), ("mr-2", middle, len(TEXT), "denied")):
        g.add(
            MeetingReportNode(
                id=id,
                quote=TEXT[start:stop],
                start_offset=start,
                end_offset=stop,
                status=status,
                kind="bilateral",
                format="in_person",
                date="2024-03-14",
                confidence=0.9,
                extractor="rules 1",
                stated_by="the paper" if id == "mr-2" else None,
            )
        )
        g.link("CONTAINS", document, id)
        g.link("REPORTS", id, "m-rome")
