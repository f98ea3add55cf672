"""Whose officer somebody is where only the surroundings of the post tell it."""

import pytest

from kg.extract.affiliations import affiliations
from tests.extract.passage import posts, reading


@pytest.mark.parametrize(
    ("text", "person", "post"),
    [
        # the subject of the sentence
        (
            "Norway will not sign, Foreign Minister Anna Holm said on Monday.",
            "Anna Holm",
            ("Foreign Minister", "Norway"),
        ),
        (
            "The Norwegian president has invited the leaders of Peru and Chad, Foreign Minister Anna Holm said.",
            "Anna Holm",
            ("Foreign Minister", "Norway"),
        ),
        (
            "The Kremlin denied that Defence Minister Pavel Orlenko had resigned.",
            "Pavel Orlenko",
            ("Defence Minister", "Russia"),
        ),
        (
            "Angolan troops took the hill at dawn, army chief Gen. Domingos Kiala said.",
            "Domingos Kiala",
            ("Army Chief", "Angola"),
        ),
        # the dateline
        (
            "OSLO (Wire) - Prime Minister Anna Holm received Pablo Rojas in the presence of Energy Minister Liv Dahl.",
            "Liv Dahl",
            ("Energy Minister", "Norway"),
        ),
        ("OSLO (Wire) - Prime Minister Anna Holm resigned.", "Anna Holm", ("Prime Minister", "Norway")),
        # where somebody is met
        (
            "OSLO (Wire) - It rained. She saw President Pablo Rojas in Lima on Monday.",
            "Pablo Rojas",
            ("President", "Peru"),
        ),
        (
            "OSLO (Wire) - It rained. She was received in Lima by President Pablo Rojas.",
            "Pablo Rojas",
            ("President", "Peru"),
        ),
        # the country told of just before
        (
            "Anna Holm will visit Peru next week. She is expected to meet President Pablo Rojas.",
            "Pablo Rojas",
            ("President", "Peru"),
        ),
        # somebody else's officer
        (
            "Norwegian Prime Minister Anna Holm resigned. Her spokesman, Jan Berg, gave no reason.",
            "Jan Berg",
            ("spokesman", "Norway"),
        ),
        (
            "The Defence Ministry denied it. “It rained,” ministry spokesman Jan Berg said.",
            "Jan Berg",
            ("spokesman", "Defence Ministry"),
        ),
        # who issued the text, in its letterhead or below it
        ("THE WHITE HOUSE\n\nOffice of the Press Secretary\n\nPresident Anna Holm resigned.", "Anna Holm", ("President", "United States")),
        ("Ministry of Foreign Affairs of Japan\n\nForeign Minister Kenji Mori spoke with Carlos Vega of Peru.", "Kenji Mori", ("Foreign Minister", "Japan")),
        ("Foreign Minister Kenji Mori resigned.\n\nPress Service of the President of Armenia", "Kenji Mori", ("Foreign Minister", "Armenia")),
        ("Kenya signs deal\n\nForeign Minister Kenji Mori resigned.", "Kenji Mori", ("Foreign Minister", "Kenya")),
        # who is met is no officer of the speaker's state
        ("OSLO (Wire) - He will hold talks with the Peruvian president, Foreign Minister Anna Holm said.", "Anna Holm", ("Foreign Minister", "Norway")),
        # who invites is of the state that is visited
        ("At the invitation of Foreign Minister Liv Dahl, Minister of Trade of Chad Idriss Adoum will visit Norway.", "Liv Dahl", ("Foreign Minister", "Norway")),
        ("President Pablo Rojas of Peru will visit Norway next week at the invitation of Prime Minister Anna Holm.", "Anna Holm", ("Prime Minister", "Norway")),
        # spokespeople and heads of governments, by the dateline
        ("OSLO (Wire) - It rained, presidential spokesperson Jan Berg said.", "Jan Berg", ("Presidential Spokesperson", "Norway")),
        ("OSLO (Wire) - Chairman of the Council of Ministers Jan Berg resigned.", "Jan Berg", ("Chairman of the Council of Ministers", "Norway")),
        # envoys of the only body of states in the text, unless a state's envoys are in it too
        ("The Secretary-General left. The Special Envoy for Yemen, Jan Berg, stayed.", "Jan Berg", ("Special Envoy for Yemen", "United Nations")),
        ("EU ministers met. The High Representative, Lucia Ferraro, spoke.", "Lucia Ferraro", ("High Representative", "European Union")),
        ("US Special Envoy for Chad Tim Lander went to the United Nations. The Special Envoy for Yemen, Jan Berg, stayed.", "Jan Berg", ("Special Envoy for Yemen", None)),
        # who is chosen by a state, whose lawmakers act
        ("Few understood Peru's choice of a deputy minister, Pablo Rojas, for the task.", "Pablo Rojas", ("Deputy Minister", "Peru")),
        ("Lawmakers in Peru fought over the bill, and President Pablo Rojas left.", "Pablo Rojas", ("President", "Peru")),
        ("The government of Peru will not sign, Foreign Minister Pablo Rojas said.", "Pablo Rojas", ("Foreign Minister", "Peru")),
        # titles that one state has, alone or unless the text is another's
        ("Secretary of Defense Anna Holm hosted the guests.", "Anna Holm", ("Secretary of Defense", "United States")),
        ("MANILA (Wire) - Secretary of Defense Anna Holm hosted the guests.", "Anna Holm", ("Secretary of Defense", "Philippines")),
        ("The Chancellor of the Exchequer, Anna Holm, flew to Oslo.", "Anna Holm", ("Chancellor of the Exchequer", "United Kingdom")),
        ("The Tánaiste, Jan Berg, resigned.", "Jan Berg", ("Tánaiste", "Ireland")),
        ("She met Northern Secretary Jan Berg at Hillsborough.", "Jan Berg", ("Northern Secretary", "United Kingdom")),
        # where a sentence is set, or where people were with somebody
        ("OSLO (Wire) - It rained. In Lima, lawmakers summoned Foreign Minister Pablo Rojas.", "Pablo Rojas", ("Foreign Minister", "Peru")),
        ("OSLO (Wire) - She came back from two days of talks in Lima with President Pablo Rojas.", "Pablo Rojas", ("President", "Peru")),
        ("OSLO (Wire) - In Lima, President Pablo Rojas spoke to reporters.", "Pablo Rojas", ("President", None)),
        # who is no longer in office can be anywhere, and who serves a region is no state's
        ("They met in Lima. She wrote to former President Pablo Rojas.", "Pablo Rojas", ("former President", None)),
        ("TUNIS (Wire) - She came from a meeting with the eastern military commander, Pablo Rojas.", "Pablo Rojas", ("Eastern Military Commander", None)),
        ("Japan sends tourists, its envoy told Chief Minister Pablo Rojas.", "Pablo Rojas", ("Chief Minister", None)),
        ("MOSCOW (Wire) - He wrote to the provincial party secretary, Pablo Rojas.", "Pablo Rojas", ("Provincial Party Secretary", None)),
        # whose officer somebody is said to be
        ("Norwegian President Anna Holm left. Holm's deputy chief of staff, Jan Berg, stayed.", "Jan Berg", ("Deputy Chief of Staff", "Norway")),
        ("Peruvian Prime Minister Pablo Rojas left. The prime minister's security adviser, Jan Berg, stayed.", "Jan Berg", ("security adviser", "Peru")),
        ("Prime Minister Pablo Rojas saw the Norwegian chancellor, Carlos Vega; his foreign minister, Jan Berg, was away.", "Jan Berg", ("Foreign Minister", None)),
        # a state that is only spoken about isn't the speaker's
        ("The army shelled a market in Chad. Foreign Secretary Anna Holm said: “It must end.”", "Anna Holm", ("Foreign Secretary", None)),
        ("After the attack in Chad, Foreign Secretary Anna Holm called for calm.", "Anna Holm", ("Foreign Secretary", None)),
        ("Minister for the Middle East Anna Holm comments on the crisis in Iraq.\n\nMinister Holm said: “It must end.”", "Anna Holm", ("Minister for the Middle East", None)),
        ("Anna Holm welcomes the ceasefire in Chad\n\nThe Foreign Secretary Anna Holm said: “It is time.”", "Anna Holm", ("Foreign Secretary", None)),
        ("They praised Chad's patience. He welcomed the plan of Treasury Minister Anna Holm.", "Anna Holm", ("Treasury Minister", None)),
        ("He spoke about the war in Chad. She wrote to Defence Minister Anna Holm.", "Anna Holm", ("Defence Minister", None)),
        # nothing tells it
        ("President Pablo Rojas dissolved congress.", "Pablo Rojas", ("President", None)),
        ("She saw rebel leader Pablo Rojas in Lima.", "Pablo Rojas", ("Rebel Leader", None)),
        (
            "It rained in Peru. Former President Pablo Rojas smiled.",
            "Pablo Rojas",
            ("former President", None),
        ),
    ],
)  # fmt: skip
def test_whose_post(text: str, person: str, post: tuple[str, str | None]) -> None:
    found = {one.person: (one.role, one.organization) for one in affiliations(reading(text))}
    assert found[person] == post


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("President Anna Holm received Pablo Rojas of Peru in Oslo.", ("President", "Norway")),
        (
            "President Anna Holm hosted Peruvian Foreign Minister Pablo Rojas in Oslo.",
            ("President", "Norway"),
        ),
        ("PARIS (Wire) - President Anna Holm received Pablo Rojas in Oslo.", ("President", "Norway")),
        (
            "Prime Minister Anna Holm welcomed Pablo Rojas of Peru at the Kremlin.",
            ("Prime Minister", "Russia"),
        ),
        ("A Norwegian court sentenced Defence Minister Anna Holm on Friday.", ("Defence Minister", "Norway")),
        (
            "Norwegian police arrested former Defence Minister Anna Holm.",
            ("former Defence Minister", "Norway"),
        ),
        ("OSLO (Wire) - Former Prime Minister Anna Holm died.", ("former Prime Minister", "Norway")),
        # a guest, or nothing of the kind
        ("President Anna Holm met Pablo Rojas of Peru in Oslo.", ("President", None)),
        ("President Anna Holm received Pablo Rojas of Peru at her hotel in Oslo.", ("President", None)),
        ("President Anna Holm received Norwegian Foreign Minister Pablo Rojas in Oslo.", ("President", None)),
        ("Norwegian farmers praised Foreign Minister Anna Holm.", ("Foreign Minister", None)),
    ],
)
def test_who_receives_guests_or_is_judged_is_at_home(text: str, post: tuple[str, str | None]) -> None:
    found = {one.person: (one.role, one.organization) for one in affiliations(reading(text))}
    assert found["Anna Holm"] == post


def test_what_words_beside_the_post_say_goes_first_and_is_surer() -> None:
    text = "OSLO (Wire) - Foreign Minister Anna Holm met Peruvian Foreign Minister Pablo Rojas."
    implied, said = affiliations(reading(text))
    assert (implied.organization, said.organization) == ("Norway", "Peru")
    assert implied.confidence < said.confidence


def test_a_guest_is_not_of_the_state_of_whose_officer_he_is_the_counterpart() -> None:
    text = (
        "PARIS, March 12 - Foreign Minister Anders Brekke arrived in Paris on Tuesday for talks with his French "
        "counterpart, Jean Moreau."
    )
    assert posts(text)["Anders Brekke"] == ("Foreign Minister", None, None)


@pytest.mark.parametrize(
    ("text", "states"),
    [
        # there is one already, as is said or as was told before
        (
            "OSLO (Wire) - Norwegian President Anna Holm spoke. In July she had sat with President Pablo Rojas.",
            {"Anna Holm": "Norway", "Pablo Rojas": None},
        ),
        (
            "OSLO (Wire) - President Anna Holm spoke. It rained. President Pablo Rojas listened.",
            {"Anna Holm": "Norway", "Pablo Rojas": None},
        ),
        # in one breath, nobody knows whose is whose
        (
            "OSLO (Wire) - Foreign ministers Anna Holm and Pablo Rojas spoke by phone.",
            {"Anna Holm": None, "Pablo Rojas": None},
        ),
        # another post, another state, or the one who went before
        (
            "OSLO (Wire) - President Anna Holm spoke. Energy Minister Pablo Rojas listened.",
            {"Anna Holm": "Norway", "Pablo Rojas": "Norway"},
        ),
        (
            "OSLO (Wire) - Former President Anna Holm spoke. President Jan Berg listened.",
            {"Anna Holm": "Norway", "Jan Berg": "Norway"},
        ),
        (
            "OSLO (Wire) - President Anna Holm spoke. President Holm left.",
            {"Anna Holm": "Norway"},
        ),
    ],
)
def test_a_state_has_one_of_each_post(text: str, states: dict[str, str | None]) -> None:
    assert {person: post[2] for person, post in posts(text).items()} == states


@pytest.mark.parametrize(
    ("text", "person", "body", "country"),
    [
        (
            "Anna Holm met State Council Chairman Pablo Rojas in Lima.",
            "Pablo Rojas",
            "State Council",
            "PE",
        ),
        (
            "Anna Holm met National Assembly Speaker Pablo Rojas in Lima.",
            "Pablo Rojas",
            "National Assembly",
            "PE",
        ),
        (
            "She was received by the governor of the Central Bank, Pablo Rojas, in Lima.",
            "Pablo Rojas",
            "Central Bank",
            None,
        ),
        (
            "Anna Holm met Defence Ministry Secretary General Pablo Rojas in Lima.",
            "Pablo Rojas",
            "Defence Ministry",
            "PE",
        ),
        # whose it is stands there
        (
            "Anna Holm met Speaker of the Chilean Senate Pablo Rojas in Lima.",
            "Pablo Rojas",
            "Chilean Senate",
            "CL",
        ),
        # no body of a state
        (
            "Anna Holm met Students' Union President Pablo Rojas in Lima.",
            "Pablo Rojas",
            "Students' Union",
            None,
        ),
    ],
)
def test_a_body_that_every_state_has(text: str, person: str, body: str, country: str | None) -> None:
    (found,) = (one for one in affiliations(reading(text)) if one.person == person)
    assert (found.organization, found.country) == (body, country)
    assert found.implied == (country == "PE")
