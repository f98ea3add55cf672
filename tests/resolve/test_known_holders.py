"""Posts without a name, by who held them at the time as reference data knows."""

from itertools import permutations

import pytest

from kg.model.judgement import Judgement
from kg.model.reference import ReferenceEntry
from kg.model.report import Record
from kg.resolve.doubts import doubts
from tests.resolve.telling import World, day, decide, holds, meeting, mention_of, person, told, unnamed
from tests.resolve.test_known import find, known, world

KOHL = known("x-kohl", "Helmut Kohl", "Гельмут Коль", post="Federal Chancellor of Germany", country="DE",
             since="1982-10-01", until="1998-10-27", wikidata=("Q999999971",))  # fmt: skip
NEXT = known("x-next", "Gerhard Schröder", post="Federal Chancellor of Germany", country="DE",
             since="1998-10", until="2005-11-22", wikidata=("Q999999972",))  # fmt: skip
WORDS = "Chancellor of Germany"


def chancellor(
    key: str, on: str | None = "1990-05-16", role: str = "Chancellor", body: str = "Germany"
) -> Record:
    when = day(on) if on else None
    return told(key, meeting(unnamed(role, body, "DE"), person("Ida Holm"), date=when), published=on)


def who(record: Record, *entries: list[ReferenceEntry], judgements: tuple[Judgement, ...] = ()) -> str:
    return world([record], *entries, judgements=judgements).whom(record, _words(record))


def _words(record: Record) -> str:
    return record.extraction.meetings[0].participants[0].text


def test_a_post_without_a_name_is_its_holder_at_the_time() -> None:
    record = chancellor("d-1")
    found = world([record], KOHL, NEXT)
    assert found.whom(record, WORDS) == "wd:Q999999971"
    node = found.the("Person", "Helmut Kohl")
    assert node.properties["unnamed"] is False
    assert node.properties["aliases"] == ["Гельмут Коль"]
    assert who(chancellor("d-1", "2001-02-03"), KOHL, NEXT) == "wd:Q999999972"


def test_who_is_named_elsewhere_and_who_is_not_are_one() -> None:
    records = [
        chancellor("d-1"),
        chancellor("d-2", "1991-05-16"),
        told(
            "d-3",
            holds("Helmut Kohl", "Chancellor", "Germany", country="DE"),
            published="1986-03-01",
        ),
    ]
    graphs = {
        tuple(map(str, world(order, KOHL, NEXT).graph.nodes())): None for order in permutations(records)
    }
    assert len(graphs) == 1
    assert sorted(world(records, KOHL, NEXT).names("Person")) == ["Helmut Kohl", "Ida Holm"]
    # Without anybody of that name in the documents, too.
    assert sorted(world(records[:2], KOHL, NEXT).names("Person")) == ["Helmut Kohl", "Ida Holm"]


def test_terms_outweigh_whom_documents_attest_near_to_the_time() -> None:
    before = told("d-1", holds("Helmut Kohl", "Chancellor", "Germany", country="DE"), published="1998-09-01")
    record = chancellor("d-2", "1998-12-01")
    assert (
        world([before, record]).whom(record, WORDS) == World(before, record).the("Person", "Helmut Kohl").id
    )
    assert world([before, record], KOHL, NEXT).whom(record, WORDS) == "wd:Q999999972"


@pytest.mark.parametrize(
    ("record", "entries"),
    [
        (chancellor("d-1", "1998-10-20"), [KOHL, NEXT]),
        (chancellor("d-1", "2015-05-16"), [KOHL, NEXT]),
        (chancellor("d-1", None), [KOHL]),
        (chancellor("d-1", "1990-05-16", "Former Chancellor"), [KOHL]),
        (chancellor("d-1", "1990-05-16", "Vice Chancellor"), [KOHL]),
        (chancellor("d-1", "1990-05-16", body="University of Bonn"), [KOHL]),
        (chancellor("d-1", "1990-05-16", "Ambassador"),
         [known("x-1", "Eva Dahl", post="Ambassador of Germany", country="DE", since="1989", until="1995")]),
        (chancellor("d-1"), [known("x-1", "Eva Dahl", post="Chancellor of Germany", country="DE")]),
        (chancellor("d-1"), [known("x-1", "Eva Dahl", post="Chancellor of Germany", country="DE", since="1950")]),
        (chancellor("d-1"), [known("x-1", "Eva Dahl", post="Chancellor of Austria", country="AT", since="1989")]),
    ],
    ids=["a handover", "nobody then", "no time", "a former one", "another post", "another body",
         "a post of many", "no term", "a term without an end, long ago", "another state"],
)  # fmt: skip
def test_what_is_not_sure_stays_without_a_name(record: Record, entries: list[list[ReferenceEntry]]) -> None:
    without = World(record).whom(record, _words(record))
    assert who(record, *entries) == without


def test_a_term_that_goes_on_counts() -> None:
    now = known("x-1", "Eva Dahl", post="Chancellor of Germany", country="DE", since="1989-03-01")
    assert world([chancellor("d-1")], now).names("Person") == ["Eva Dahl", "Ida Holm"]


def test_a_reign_without_an_end_lasts_longer() -> None:
    king = known("x-1", "Harald", post="King of Norway", country="NO", since="1991-01-17")
    table = meeting(unnamed("King", "Norway", "NO"), person("Ida Holm"), date=day("2015-05-16"))
    assert world([told("d-1", table)], king).names("Person") == ["Harald", "Ida Holm"]


def test_nobody_meets_himself() -> None:
    kohl = person("Helmut Kohl", "Chancellor", "Germany", country="DE")
    two = meeting(kohl, unnamed("Chancellor", "Germany", "DE"), date=day("1990-05-16"))
    assert len(world([told("d-1", two)], KOHL).nodes("Person")) == 2


def test_one_document_on_two_times_means_nobody_for_sure() -> None:
    early = meeting(unnamed("Chancellor", "Germany", "DE"), person("Ida Holm"), date=day("1990-05-16"))
    late = meeting(unnamed("Chancellor", "Germany", "DE"), person("Ida Holm"), date=day("2001-05-16"))
    assert world([told("d-1", early, late)], KOHL, NEXT).nodes("Reference") == []


def test_a_judgement_outranks_terms() -> None:
    record = chancellor("d-1", "1998-10-20")
    mention = mention_of(record, WORDS)
    assert who(record, KOHL, NEXT, judgements=(decide(mention, "x-next", "yes"),)) == "wd:Q999999972"
    early = chancellor("d-1")
    refused = (decide(mention_of(early, WORDS), "x-kohl", "no"),)
    assert who(early, KOHL, NEXT, judgements=refused) == World(early).whom(early, WORDS)


def test_who_is_refused_is_not_taken_by_way_of_documents_either() -> None:
    named = told("d-1", holds("Helmut Kohl", "Chancellor", "Germany", country="DE"), published="1990-06-01")
    record = chancellor("d-2")
    refused = decide(mention_of(record, WORDS), "x-kohl", "no")
    assert world([named, record], KOHL).whom(record, WORDS) == "wd:Q999999971"
    assert world([named, record], KOHL, judgements=[refused]).whom(record, WORDS) != "wd:Q999999971"


def test_who_is_known_by_a_post_alone_leaves_nothing_to_ask() -> None:
    assert doubts([chancellor("d-1")], (), find([*KOHL, *NEXT])) == []
