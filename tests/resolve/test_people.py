"""Which mentions are the same person, within and across documents."""

import pytest

from tests.resolve.telling import World, day, decide, holds, meeting, mention_of, person, told, unnamed

OTHER = person("Jonas Ekdal", "President", "Sweden", country="SE")


def castan(**more: str):
    return person("Mirela Castan", "Foreign Minister", "Romania", **{"country": "RO", **more})


def test_a_full_name_is_one_person_across_documents() -> None:
    world = World(told("a", meeting(castan(), OTHER)), told("b", meeting(person("Mirela Castan"), OTHER)))
    assert world.names("Person") == ["Jonas Ekdal", "Mirela Castan"]


def test_accents_and_case_make_no_other_person_and_are_kept_as_aliases() -> None:
    world = World(
        told("a", meeting(person("José Núñez"), OTHER)),
        told("b", meeting(person("Jose Nunez"), OTHER)),
        told("c", meeting(person("JOSÉ NÚÑEZ"), OTHER)),
    )
    (node,) = (node for node in world.nodes("Person") if node.properties["name"] != "Jonas Ekdal")
    assert {node.properties["name"], *node.properties["aliases"]} == {
        "José Núñez",
        "Jose Nunez",
        "JOSÉ NÚÑEZ",
    }


def test_homonyms_of_two_states_stay_apart() -> None:
    romanian, moldovan = told("a", meeting(castan(), OTHER)), told("b", meeting(castan(country="MD"), OTHER))
    world = World(romanian, moldovan)
    assert world.names("Person").count("Mirela Castan") == 2
    assert world.whom(romanian, "Mirela Castan") != world.whom(moldovan, "Mirela Castan")


def test_a_mention_without_a_state_goes_to_neither_homonym() -> None:
    records = (
        told("a", meeting(castan(), OTHER)),
        told("b", meeting(castan(country="MD"), OTHER)),
        told("c", meeting(person("Mirela Castan"), OTHER)),
    )
    world = World(*records)
    assert len({world.whom(record, "Mirela Castan") for record in records}) == 3


def test_a_lone_surname_with_the_same_post_is_the_known_person() -> None:
    known = told("a", meeting(castan(), OTHER))
    lone = told("b", meeting(person("Castan", "Minister of Foreign Affairs", "Romania", country="RO"), OTHER))
    world = World(known, lone)
    assert world.whom(lone, "Castan") == world.whom(known, "Mirela Castan")
    assert world.the("Person", "Mirela Castan").properties["aliases"] == ["Castan"]


@pytest.mark.parametrize(
    "lone",
    [
        person("Castan"),
        person("Castan", "Foreign Minister", "Moldova", country="MD"),
        person("Castan", "Mayor", "Romania", country="RO"),
    ],
    ids=["no post", "another state", "another post"],
)
def test_a_lone_surname_that_does_not_fit_stays_apart(lone) -> None:
    world = World(told("a", meeting(castan(), OTHER)), told("b", meeting(lone, OTHER)))
    assert world.names("Person") == ["Castan", "Jonas Ekdal", "Mirela Castan"]


def test_a_lone_surname_that_fits_two_people_is_neither() -> None:
    brother = person("Radu Castan", "Foreign Minister", "Romania", country="RO")
    lone = person("Castan", "Foreign Minister", "Romania", country="RO")
    world = World(
        *(told(key, meeting(one, OTHER)) for key, one in zip("abc", (castan(), brother, lone), strict=True))
    )
    assert world.names("Person") == ["Castan", "Jonas Ekdal", "Mirela Castan", "Radu Castan"]


def test_surnames_of_several_words() -> None:
    full = person("Bram de Witte", "Envoy", "Belgium", country="BE")
    lone = person("de Witte", "Envoy", "Belgium", country="BE")
    world = World(told("a", meeting(full, OTHER)), told("b", meeting(lone, OTHER)))
    assert world.names("Person") == ["Bram de Witte", "Jonas Ekdal"]


def test_an_unnamed_office_holder_is_the_only_known_holder() -> None:
    known = told("a", holds("Mirela Castan", "Foreign Minister", "Romania", country="RO"))
    bare = told("b", meeting(unnamed("Minister of Foreign Affairs", "Romania", "RO"), OTHER))
    world = World(known, bare)
    assert world.names("Person") == ["Jonas Ekdal", "Mirela Castan"]
    assert not world.the("Person", "Mirela Castan").properties["unnamed"]
    assert world.before("PARTICIPATES_IN", world.meetings()[0].id) == ["Jonas Ekdal", "Mirela Castan"]


def test_an_unnamed_office_holder_of_two_known_holders_is_neither() -> None:
    world = World(
        told("a", holds("Mirela Castan", "Foreign Minister", "Romania", country="RO")),
        told("b", holds("Radu Ionesca", "Foreign Minister", "Romania", country="RO")),
        told("c", meeting(unnamed("Foreign Minister", "Romania", "RO"), OTHER)),
    )
    (node,) = (node for node in world.nodes("Person") if node.properties["unnamed"])
    assert node.properties["name"] == "Foreign Minister of Romania"


def test_the_unnamed_of_two_documents_are_never_one_by_the_post_alone() -> None:
    bare = meeting(unnamed("Foreign Minister", "Romania", "RO"), OTHER)
    world = World(told("a", bare), told("b", bare))
    assert world.names("Person").count("Foreign Minister of Romania") == 2


def test_in_one_document_an_unnamed_post_is_one_person() -> None:
    bare = meeting(unnamed("Foreign Minister", "Romania", "RO"), OTHER)
    assert World(told("a", bare, bare)).names("Person").count("Foreign Minister of Romania") == 1


def test_nobody_meets_herself() -> None:
    known = told(
        "a", holds("Mirela Castan", "Foreign Minister", "Romania", country="RO"), published="2019-03-01"
    )
    envoy = person("Mirela Castan", "Envoy", "Romania", country="RO")
    later = told("b", meeting(envoy, unnamed("Foreign Minister", "Romania", "RO")), published="2024-03-01")
    world = World(known, later)
    assert len(world.before("PARTICIPATES_IN", world.meetings()[0].id)) == 2


@pytest.mark.xfail(
    strict=True, reason="one document that gives a name two states joins the homonyms of all other documents"
)
def test_a_document_that_mixes_up_states_does_not_make_homonyms_one() -> None:
    romanian, moldovan = told("a", meeting(castan(), OTHER)), told("b", meeting(castan(country="MD"), OTHER))
    mixed = told("c", meeting(castan(), OTHER), meeting(castan(country="MD"), OTHER))
    world = World(romanian, moldovan, mixed)
    assert world.whom(romanian, "Mirela Castan") != world.whom(moldovan, "Mirela Castan")


def test_a_judgement_joins_what_rules_leave_apart() -> None:
    one, other = told("a", meeting(castan(), OTHER)), told("b", meeting(person("M. Kastan"), OTHER))
    yes = decide(mention_of(one, "Mirela Castan"), mention_of(other, "M. Kastan"), "yes")
    world = World(one, other, judgements=[yes])
    assert world.whom(one, "Mirela Castan") == world.whom(other, "M. Kastan")
    assert world.nodes("Judgement")


def test_a_judgement_keeps_apart_what_rules_would_join() -> None:
    one, other = told("a", meeting(castan(), OTHER)), told("b", meeting(castan(), OTHER))
    no = decide(mention_of(one, "Mirela Castan"), mention_of(other, "Mirela Castan"), "no")
    assert World(one, other, judgements=[no]).names("Person").count("Mirela Castan") == 2


def test_unsure_decides_nothing() -> None:
    one, other = told("a", meeting(castan(), OTHER)), told("b", meeting(castan(), OTHER))
    unsure = decide(mention_of(one, "Mirela Castan"), mention_of(other, "Mirela Castan"), "unsure")
    assert World(one, other, judgements=[unsure]).names("Person").count("Mirela Castan") == 1


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (("no", "person:eva"), ("yes", "person:eva")),
        (("yes", "person:eva"), ("no", "person:eva")),
        (("no", "rule:name"), ("yes", "person:eva")),
        (("yes", "rule:name"), ("no", "person:eva")),
        (("yes", "person:eva"), ("no", "rule:name")),
        (("no", "person:eva"), ("yes", "rule:name")),
    ],
)
def test_a_person_outranks_a_rule_and_the_later_word_of_a_person_the_earlier(earlier, later) -> None:
    one, other = told("a", meeting(castan(), OTHER)), told("b", meeting(person("M. Kastan"), OTHER))
    pair = mention_of(one, "Mirela Castan"), mention_of(other, "M. Kastan")
    judgements = [
        decide(*pair, earlier[0], earlier[1], "2024-05-01"),
        decide(*pair, later[0], later[1], "2024-05-02"),
    ]
    world = World(one, other, judgements=judgements)
    same = world.whom(one, "Mirela Castan") == world.whom(other, "M. Kastan")
    winner = earlier if earlier[1].startswith("person") and later[1].startswith("rule") else later
    assert same == (winner[0] == "yes")


def test_the_later_word_counts_though_the_clock_was_set_back() -> None:
    one, other = told("a", meeting(castan(), OTHER)), told("b", meeting(person("M. Kastan"), OTHER))
    pair = mention_of(one, "Mirela Castan"), mention_of(other, "M. Kastan")
    judgements = [decide(*pair, "no", at="2024-05-02"), decide(*pair, "yes", at="2024-05-01")]
    world = World(one, other, judgements=judgements)
    assert world.whom(one, "Mirela Castan") == world.whom(other, "M. Kastan")


def test_a_body_of_a_state_tells_the_state_of_its_people() -> None:
    known = told("a", meeting(person("Yusuf Karim", "Chairman", "PLO"), OTHER, date=day("1994-05-04")))
    lone = told("b", meeting(person("Karim", country="PS"), OTHER, date=day("1994-06-04")))
    world = World(known, lone)
    assert world.whom(lone, "Karim") == world.whom(known, "Yusuf Karim")


def test_a_merge_makes_one_of_two_with_all_their_mentions() -> None:
    """Rules that would not have joined what is told of each don't take either apart."""
    full = [
        told(
            f"a{n}",
            meeting(
                person("Hosni Karim", "President", "Egypt", country="EG"), OTHER, date=day(f"199{n}-05-04")
            ),
        )
        for n in range(3)
    ]
    short = [
        told(
            f"b{n}",
            meeting(person("Karim", "Envoy", "Sudan", country="SD"), OTHER, date=day(f"199{n}-06-04")),
        )
        for n in range(3)
    ]
    before = World(*full, *short)
    assert len({before.whom(one, "Hosni Karim") for one in full}) == 1
    assert len({before.whom(one, "Karim") for one in short}) == 1
    judgement = decide(mention_of(full[0], "Hosni Karim"), mention_of(short[0], "Karim"), "yes")
    after = World(*full, *short, judgements=[judgement])
    one = {after.whom(each, "Hosni Karim") for each in full} | {after.whom(each, "Karim") for each in short}
    assert len(one) == 1


def test_two_kings_of_one_name_reign_at_one_time() -> None:
    """Where the state is implied and has kings, the king of another state isn't meant."""
    visitor = person("Jo Doe", "Secretary of State", "United States", country="US")
    jordan = told(
        "a", meeting(person("Hassan II", "King", "Jordan", country="JO"), visitor, date=day("2005-05-08"))
    )
    before = told(
        "b", meeting(person("Fahd", "King", "Saudi Arabia", country="SA"), visitor, date=day("1999-05-08"))
    )
    host = person("Hassan", "King", "Saudi Arabia", country="SA", implied=True)
    saudi = told("c", meeting(host, visitor, date=day("2006-05-04")))
    world = World(jordan, before, saudi)
    assert world.whom(saudi, "Hassan") != world.whom(jordan, "Hassan II")
    guest = person("Hassan", "King", "Norway", country="NO", implied=True)
    abroad = told("d", meeting(guest, visitor, date=day("2005-06-04")))
    world = World(jordan, before, abroad)
    assert world.whom(abroad, "Hassan") == world.whom(jordan, "Hassan II")
