"""People whom reference data knows: who of them is meant, and what the graph then says of them."""

from collections.abc import Callable, Iterable
from itertools import permutations
from typing import Any

import pytest

from kg.model.judgement import Judgement
from kg.model.reference import ReferenceEntry
from kg.model.report import Record
from tests.resolve.telling import World, day, decide, holds, meeting, mention_of, person, told


def known(
    id: str,
    *names: str,
    post: str | None = None,
    country: str | None = None,
    since: str | None = None,
    until: str | None = None,
    **more: Any,
) -> list[ReferenceEntry]:
    """Return a person, with a post and a tenure in it."""
    countries = (country,) if country else ()
    given = {"countries": countries, "datasets": ("sample",), **more}
    entries = [ReferenceEntry(id=id, kind="person", name=names[0], names=tuple(sorted(names)), **given)]
    if post:
        entries.append(
            ReferenceEntry(id=f"{id}-post", kind="post", name=post, names=(post,), countries=countries)
        )
        dates = {"since": (since,) if since else (), "until": (until,) if until else ()}
        entries.append(
            ReferenceEntry(
                id=f"{id}-term",
                kind="tenure",
                holders=(id,),
                posts=(f"{id}-post",),
                datasets=("sample",),
                **dates,
            )
        )
    return entries


def find(entries: Iterable[ReferenceEntry]) -> Callable[[Iterable[str]], list[ReferenceEntry]]:
    """Look entries up as a store does."""
    all_of_them = sorted(entries, key=lambda entry: entry.id)

    def look_up(keys: Iterable[str]) -> list[ReferenceEntry]:
        wanted = set(keys)
        return [entry for entry in all_of_them if entry.keys & wanted]

    return look_up


def world(records: Iterable[Record], *entries: list[ReferenceEntry], **more: Any) -> World:
    return World(*records, references=find(entry for group in entries for entry in group), **more)


def baker(key: str, name: str = "James Baker", on: str = "1990-05-16", **more: Any) -> Record:
    post = {"role": "Secretary of State", "organization": "United States", "country": "US", **more}
    table = meeting(person(name, **post), person("Ida Holm"), date=day(on))
    return told(key, table, holds(name, **post), published=on)


BAKER = known(
    "x-baker",
    "James Addison Baker III",
    "James Baker",
    "Jim Baker",
    "Джеймс Бейкер",
    post="United States Secretary of State",
    country="US",
    since="1989-01-25",
    until="1992-08-23",
    wikidata=("Q999999911",),
    urls=("https://register.example/baker",),
)


def people(world: World) -> dict[str, str | None]:
    return {node.properties["name"]: node.properties.get("wikidata") for node in world.nodes("Person")}


def test_a_person_gets_the_wikidata_id_and_the_names_of_the_entity() -> None:
    found = world([baker("d-1")], BAKER)
    node = found.the("Person", "James Baker")
    assert (node.id, node.properties["wikidata"]) == ("wd:Q999999911", "Q999999911")
    assert {"Джеймс Бейкер", "Jim Baker"} <= set(node.properties["aliases"])
    assert people(found)["Ida Holm"] is None


def test_posts_get_their_dates_and_the_dataset_as_source() -> None:
    found = world([baker("d-1")], BAKER)
    (post,) = [node for node in found.nodes("Membership") if found.before("HOLDS", node.id)]
    assert (post.properties["role"], post.properties["since"], post.properties["until"]) == (
        "Secretary of State",
        "1989-01-25",
        "1992-08-23",
    )
    assert post.properties["attested_from"] == "1990-05-16"
    (reference,) = found.nodes("Reference")
    assert reference.properties["datasets"] == ["sample"]
    assert reference.properties["urls"] == ["https://register.example/baker"]
    assert reference.properties["entry"] == "x-baker"
    assert found.after("REFERS_TO", reference.id) == ["James Baker"]
    assert post.id in found.after("REPORTS", reference.id)


def test_a_post_that_no_document_tells_is_added() -> None:
    other = known("x-other", "James Baker", post="White House Chief of Staff", country="US", since="1981")
    (extra,) = [entry for entry in other if entry.kind == "tenure"]
    entries = [*BAKER, *other[1:2], ReferenceEntry(**{**_fields(extra), "holders": ("x-baker",)})]
    found = world([baker("d-1")], entries)
    posts = {node.properties["role"]: node.properties.get("since") for node in found.nodes("Membership")}
    assert posts == {"Secretary of State": "1989-01-25", "White House Chief of Staff": "1981"}


def test_a_post_told_without_its_state_gets_that_too() -> None:
    record = told("d-1", holds("James Baker", "Secretary of State"), published="1990-05-16")
    found = world([record], BAKER)
    (post,) = found.nodes("Membership")
    assert (post.properties["since"], found.after("IN_ORGANIZATION", post.id)) == (
        "1989-01-25",
        ["United States"],
    )


def _fields(entry: ReferenceEntry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in entry.__struct_fields__}


def test_somebody_whom_no_document_names_stays_out_of_the_graph() -> None:
    nobody = known("x-nobody", "Berit Ekelund", country="SE", post="Mayor", since="1990")
    assert [node.id for node in world([baker("d-1")], BAKER, nobody).nodes("Reference")] == [
        node.id for node in world([baker("d-1")], BAKER).nodes("Reference")
    ]


def test_without_reference_data_nothing_changes() -> None:
    found = world([baker("d-1")])
    assert found.nodes("Reference") == []
    assert people(found) == {"James Baker": None, "Ida Holm": None}


def test_people_under_names_that_one_entity_has_are_one() -> None:
    records = [baker("d-1"), baker("d-2", "Джеймс Бейкер", "1990-08-01"), baker("d-3", "Jim Baker")]
    assert len(world(records).names("Person")) > 2
    assert sorted(people(world(records, BAKER)))[:1] == ["Ida Holm"]
    assert list(people(world(records, BAKER)).values()).count("Q999999911") == 1


def test_so_are_people_under_names_that_are_nothing_alike() -> None:
    """A pope, a writer, a married woman: only the entity says that two names are one person's."""
    entity = known(
        "x-pope", "Tomas Brandt", "Gregor Lindqvist", post="Secretary of State", country="US", since="1989"
    )
    found = world([baker("d-1", "Tomas Brandt"), baker("d-2", "Gregor Lindqvist", "1991-02-01")], entity)
    (node,) = [one for one in found.nodes("Person") if one.properties["name"] != "Ida Holm"]
    assert {node.properties["name"], *node.properties["aliases"]} == {"Tomas Brandt", "Gregor Lindqvist"}
    assert len(found.after("HOLDS", node.id)) == 1


def test_the_order_of_documents_changes_nothing() -> None:
    records = [baker("d-1"), baker("d-2", "Jim Baker", "1990-08-01"), baker("d-3", "James A. Baker")]
    graphs = {tuple(map(str, world(order, BAKER).graph.nodes())): None for order in permutations(records)}
    assert len(graphs) == 1


@pytest.mark.parametrize(
    "entity",
    [
        known("x-1", "James Baker", country="GB", post="Secretary of State", since="1989", until="1992"),
        known("x-1", "James Baker", country="US", died=("1975",)),
        known("x-1", "James Baker", country="US", born=("1985-02",)),
        known("x-1", "James Baker", country="US", post="Secretary of State", since="2010", until="2014"),
        known("x-1", "James Baker", country="US", post="Mayor of Springfield", since="2015", until="2019"),
        known("x-1", "James Edward Baker", country="US", post="Mayor of Springfield", since="1989"),
        known("x-1", "Anna Baker", country="US", post="Secretary of State", since="1989", until="1992"),
    ],
    ids=["another state", "dead", "a child", "later", "long after", "another name", "nobody alike"],
)
def test_who_does_not_fit_is_not_taken(entity: list[ReferenceEntry]) -> None:
    assert world([baker("d-1")], entity).nodes("Reference") == []


def test_two_who_fit_as_well_are_left_open_and_the_better_one_is_taken() -> None:
    namesake = known("x-2", "James Baker", country="US", wikidata=("Q999999912",))
    one = known("x-3", "James Baker", country="US", wikidata=("Q999999913",))
    assert world([baker("d-1")], namesake, one).nodes("Reference") == []
    assert people(world([baker("d-1")], namesake, one, BAKER))["James Baker"] == "Q999999911"


def test_two_entries_with_one_wikidata_id_are_no_doubt() -> None:
    again = known("y-baker", "James Baker", country="US", wikidata=("Q999999911",), datasets=("other",))
    found = world([baker("d-1")], BAKER, again)
    assert people(found)["James Baker"] == "Q999999911"
    assert len(found.nodes("Reference")) == 2


def test_a_name_without_a_state_is_looked_up_by_the_time_of_a_term() -> None:
    def bare(on: str) -> Record:
        return told("d-1", meeting(person("James Baker"), person("Ida Holm"), date=day(on)))

    assert people(world([bare("1990-05-16")], BAKER))["James Baker"] == "Q999999911"
    assert people(world([bare("2003-05-16")], BAKER))["James Baker"] is None
    undated = known("x-1", "James Baker", country="US", wikidata=("Q999999914",))
    assert people(world([bare("1990-05-16")], undated))["James Baker"] is None


def test_a_weak_name_counts_only_in_the_same_post() -> None:
    weak = known(
        "x-1",
        "Jakob Bäcker",
        country="US",
        post="Secretary of State",
        since="1989",
        until="1992",
        weak_names=("James Baker",),
    )
    assert len(world([baker("d-1")], weak).nodes("Reference")) == 1
    assert world([baker("d-1", role="Envoy")], weak).nodes("Reference") == []


def test_father_and_son_are_told_apart_by_their_terms() -> None:
    def president(key: str, name: str, on: str) -> Record:
        return told(
            key,
            meeting(
                person(name, "President", "United States", country="US"), person("Ida Holm"), date=day(on)
            ),
        )

    father = known("x-f", "George Bush", "George H. W. Bush", post="President of the United States",
                   country="US", since="1989-01-20", until="1993-01-20", wikidata=("Q999999921",))  # fmt: skip
    son = known("x-s", "George Bush", "George W. Bush", post="President of the United States",
                country="US", since="2001-01-20", until="2009-01-20", wikidata=("Q999999922",))  # fmt: skip
    early, late = (
        president("d-1", "George H. W. Bush", "1990-03-01"),
        president("d-2", "George W. Bush", "2005-03-01"),
    )
    found = world([early, late], father, son)
    assert found.whom(early, "George H. W. Bush") == "wd:Q999999921"
    assert found.whom(late, "George W. Bush") == "wd:Q999999922"


def test_a_surname_means_who_of_that_name_held_the_post_then() -> None:
    found = world([baker("d-1", "Baker")], BAKER)
    assert people(found) == {"James Addison Baker III": "Q999999911", "Ida Holm": None}
    assert "Baker" in found.the("Person", "James Addison Baker III").properties["aliases"]
    assert world([baker("d-1", "Baker", on="1997-05-16")], BAKER).nodes("Reference") == []
    assert world([baker("d-1", "Baker", role="Envoy")], BAKER).nodes("Reference") == []
    assert world([baker("d-1", "Bakker")], BAKER).nodes("Reference") == []
    brother = known("x-2", "John Baker", country="US", post="Secretary of State", since="1989", until="1992")
    assert world([baker("d-1", "Baker")], BAKER, brother).nodes("Reference") == []


@pytest.mark.parametrize(
    ("told_as", "post"),
    [
        ("Foreign Minister", "Federal Minister for Foreign Affairs"),
        ("Defence Minister", "Minister of National Defence"),
        ("Chancellor", "Federal Chancellor"),
    ],
)
def test_a_post_is_one_under_other_words(told_as: str, post: str) -> None:
    minister = known("x-1", "James Baker", country="US", post=post, since="1989", until="1992")
    assert len(world([baker("d-1", "Baker", role=told_as)], minister).nodes("Reference")) == 1


def test_a_surname_and_the_full_name_of_the_holder_are_one() -> None:
    records = [baker("d-1", "Baker"), baker("d-2", "Jim Baker", "1992-03-01", role="Envoy")]
    assert list(people(world(records, BAKER)).values()).count("Q999999911") == 1


def test_a_judgement_outranks_the_rules() -> None:
    record = baker("d-1")
    mention = mention_of(record, "James Baker")
    no = world([record], BAKER, judgements=[decide(mention, "x-baker", "no")])
    assert no.nodes("Reference") == []
    other = known("x-2", "James Barker", country="GB", wikidata=("Q999999915",))
    yes = world([record], BAKER, other, judgements=[decide(mention, "x-2", "yes")])
    assert people(yes)["James Baker"] == "Q999999915"


def test_who_was_merged_is_whom_a_judgement_says_and_nobody_whom_it_refuses() -> None:
    records = [baker("d-1"), told("d-2", holds("Eva Dahl", "Envoy", "Norway", country="NO"))]
    dahl = known("x-2", "Eva Dahl", country="NO", wikidata=("Q999999916",))
    one, other = mention_of(records[0], "James Baker"), mention_of(records[1], "Eva Dahl")
    merged = decide(one, other, "yes")

    def links(*judgements: Judgement) -> list[str]:
        found = world(records, BAKER, dahl, judgements=[merged, *judgements])
        return sorted(node.properties["entry"] for node in found.nodes("Reference"))

    assert links(decide(one, "x-baker", "no"), decide(other, "x-2", "no")) == []
    assert links(decide(other, "x-baker", "no")) == ["x-2"]
    assert links(decide(one, "x-baker", "yes")) == ["x-baker"]


def test_those_whom_a_judgement_keeps_apart_are_not_joined_by_an_entity() -> None:
    records = [baker("d-1"), baker("d-2"), baker("d-3", on="1990-08-01")]
    first, last = (mention_of(record, "James Baker") for record in (records[0], records[2]))
    found = world(records, BAKER, judgements=[decide(first, last, "no")])
    assert found.whom(records[0], "James Baker") != found.whom(records[2], "James Baker")
    assert [node.properties.get("wikidata") for node in found.nodes("Person")].count("Q999999911") == 1


def test_two_participants_of_one_meeting_are_not_joined_by_an_entity() -> None:
    secretary = person("James Baker", "Secretary of State", country="US")
    adviser = person("Jim Baker", "Adviser", country="US")
    record = told("d-1", meeting(secretary, adviser, date=day("1990-05-16")))
    names = people(world([record], BAKER))
    assert len(names) == 2
    assert list(names.values()).count("Q999999911") == 1
