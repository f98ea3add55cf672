"""A small graph made by hand that uses every label and relationship: for stores, queries and exports."""

from datetime import date

from kg.model.document import Document
from kg.model.entity import (
    AffiliationReportNode,
    Meeting,
    MeetingReportNode,
    Membership,
    Mention,
    Organization,
    Person,
    Place,
    Reference,
    Topic,
)
from kg.model.graph import Graph
from kg.model.judgement import Judgement
from kg.model.person import add_person

QUOTE = "Foreign Minister Ana Lindqvist of Sweden will meet General Omar Benali, head of the Atlas Pact, in Riga on 3-4 May."
TOLD = (
    f"{QUOTE} The two last met on 12 June last year in Oslo, analyst Rita Moss said, to discuss arms control."
)


def sample_graph() -> Graph:
    """Return two meetings of the same two people, one planned in Riga and one held in Oslo."""
    g = Graph()
    document = Document.of(
        TOLD,
        headline="Ministers to meet",
        publisher="Example Wire",
        published="2021-04-30",
        language="en",
        url="https://news.example/riga",
    )
    g.add(document)

    sweden = g.add(Organization(id="wd:Q34", name="Sweden", kind="state", country="SE", wikidata="Q34"))
    ministry = g.add(
        Organization(
            id="o-mfa-se", name="Ministry of Foreign Affairs of Sweden", kind="ministry", country="SE"
        )
    )
    pact = g.add(Organization(id="o-pact", name="Atlas Pact", kind="intergovernmental", aliases=("AP",)))
    g.link("PART_OF", ministry, sweden)

    ana = add_person(g, Person(id="p-ana", name="Ana Lindqvist", aliases=("Lindqvist",)))
    omar = add_person(g, Person(id="p-omar", name="Omar Benali", aliases=("Benali", "Омар Бенали")))
    rita = add_person(g, Person(id="p-rita", name="Rita Moss"))

    posts = {
        ana: (
            ministry,
            Membership(
                id="ms-ana", role="Foreign Minister", attested_from="2021-04-30", attested_to="2021-04-30"
            ),
        ),
        omar: (
            pact,
            Membership(
                id="ms-omar",
                role="Head",
                rank="General",
                attested_from="2021-04-30",
                attested_to="2021-04-30",
            ),
        ),
    }
    for person, (organization, membership) in posts.items():
        g.add(membership)
        g.link("HOLDS", person, membership.id)
        g.link("IN_ORGANIZATION", membership.id, organization)

    latvia = g.add(
        Place(
            id="gn:458258", name="Latvia", kind="country", country="LV", geonames="458258", lat=57.0, lon=25.0
        )
    )
    riga = g.add(
        Place(
            id="gn:456172",
            name="Riga",
            aliases=("Rīga", "Рига"),
            kind="city",
            country="LV",
            geonames="456172",
            lat=56.946,
            lon=24.10589,
        )
    )
    castle = g.add(Place(id="pl-castle", name="Riga Castle", kind="venue", country="LV"))
    norway = g.add(
        Place(
            id="gn:3144096",
            name="Norway",
            kind="country",
            country="NO",
            geonames="3144096",
            lat=62.0,
            lon=10.0,
        )
    )
    oslo = g.add(
        Place(
            id="gn:3143244",
            name="Oslo",
            kind="city",
            country="NO",
            geonames="3143244",
            lat=59.91273,
            lon=10.74609,
        )
    )
    for part, whole in ((riga, latvia), (castle, riga), (oslo, norway)):
        g.link("PART_OF", part, whole)

    planned = g.add(
        Meeting(
            id="m-riga",
            label="Ana Lindqvist and Omar Benali, Riga, 2021-05-03/2021-05-04",
            status="planned",
            date="2021-05-03/2021-05-04",
            earliest=date(2021, 5, 3),
            latest=date(2021, 5, 4),
            confidence=0.9,
        )
    )
    held = g.add(
        Meeting(
            id="m-oslo",
            label="Ana Lindqvist and Omar Benali, Oslo, 2020-06-12",
            status="held",
            date="2020-06-12",
            earliest=date(2020, 6, 12),
            latest=date(2020, 6, 12),
            confidence=0.8,
        )
    )
    summit = g.add(
        Meeting(
            id="m-summit",
            label="Atlas Pact summit, Riga, 2021-05",
            kind="multilateral",
            status="planned",
            date="2021-05",
            earliest=date(2021, 5, 1),
            latest=date(2021, 5, 31),
        )
    )
    put_off = g.add(
        Meeting(
            id="m-put-off",
            label="Ana Lindqvist and Omar Benali, Oslo, 2020-06-05",
            status="postponed",
            date="2020-06-05",
            earliest=date(2020, 6, 5),
            latest=date(2020, 6, 5),
            confidence=0.7,
        )
    )
    g.link("POSTPONED_TO", put_off, held)
    g.link("PART_OF_EVENT", planned, summit)
    g.link("PARTICIPATES_IN", pact, summit)
    for meeting, place in ((planned, riga), (held, oslo), (summit, riga)):
        g.link("LOCATED_IN", meeting, place)
    g.link("HELD_AT", planned, castle)
    arms = g.add(Topic(id="t-arms-control", label="arms control"))
    g.link("ABOUT", held, arms)
    for meeting in (planned, held, put_off):
        g.link(
            "PARTICIPATES_IN",
            ana,
            meeting,
            role="Foreign Minister",
            organization="Ministry of Foreign Affairs of Sweden",
            membership="ms-ana",
        )
        g.link(
            "PARTICIPATES_IN",
            omar,
            meeting,
            role="Head",
            rank="General",
            organization="Atlas Pact",
            membership="ms-omar",
        )

    for key, meeting, status, text in (
        ("1", planned, "planned", QUOTE),
        ("2", held, "held", TOLD[len(QUOTE) + 1 :]),
    ):
        start = TOLD.index(text)
        report = g.add(
            MeetingReportNode(
                id=f"mr-{key}",
                quote=text,
                start_offset=start,
                end_offset=start + len(text),
                status=status,
                kind="bilateral",
                format="in_person",
                date_text="3-4 May" if key == "1" else "12 June last year",
                date="2021-05-03/2021-05-04" if key == "1" else "2020-06-12",
                confidence=0.9,
                extractor="rules 1",
                stated_by=None if key == "1" else "Rita Moss",
            )
        )
        g.link("CONTAINS", document.id, report)
        g.link("REPORTS", report, meeting)
        for person, surname in ((ana, "Ana Lindqvist"), (omar, "Omar Benali")):
            at = TOLD.index(surname)
            mention = g.add(
                Mention(
                    id=f"mn-{key}-{person}",
                    text=surname,
                    start_offset=at,
                    end_offset=at + len(surname),
                    kind="person",
                    part="participant",
                )
            )
            g.link("MENTIONS", report, mention)
            g.link("REFERS_TO", mention, person)
    g.link("STATED_BY", "mr-2", rita)

    affiliation = g.add(
        AffiliationReportNode(
            id="ar-1",
            quote=QUOTE,
            start_offset=0,
            end_offset=len(QUOTE),
            role="Foreign Minister",
            confidence=0.9,
            extractor="rules 1",
        )
    )
    g.link("CONTAINS", document.id, affiliation)
    g.link("REPORTS", affiliation, "ms-ana")
    reference = g.add(
        Reference(
            id="rf-ana",
            name="Ana Lindqvist",
            entry="sample-ana",
            datasets=("sample_register",),
            urls=("https://register.example/ana",),
        )
    )
    g.link("REFERS_TO", reference, ana)
    g.link("REPORTS", reference, "ms-ana")
    g.add(
        Judgement(
            id="j-1",
            left="mn-1-p-ana",
            right="mn-2-p-ana",
            same="yes",
            score=1.0,
            by="rule:name",
            at="2021-05-01T00:00:00Z",
        )
    )
    return g
