"""Who somebody is: posts in all the places where news puts them, names of all peoples, words for the known."""

from typing import Any

import pytest

from kg.model.report import MeetingReport, Participant
from tests.extract.passage import meeting, meetings, names, posts, read


def misread(*values: Any, read: str) -> Any:
    """Return a case that goes wrong today, with what is read instead."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=read))


def who(one: Participant) -> str:
    """Return a participant in short: "Anna Holm: foreign minister, Norway"."""
    post = ", ".join(part for part in (one.rank, one.role, one.organization) if part and one.kind == "person")
    return f"{one.name}: {post}".casefold() if post else one.name.casefold()


def party(report: MeetingReport) -> list[str]:
    """Return the participants in short, sorted."""
    return sorted(map(who, report.participants))


def posts_of(text: str) -> list[str]:
    """Return in short who holds which post after a text."""
    return [
        f"{one.person}: {', '.join(part for part in (one.rank, one.role, one.organization) if part)}".casefold()
        for one in read(text).affiliations
    ]


@pytest.mark.parametrize(
    ("text", "post"),
    [
        # before the name
        ("Norwegian Foreign Minister Anna Holm spoke.", "foreign minister, norway"),
        ("Visiting Thai Defence Minister Anna Holm spoke.", "defence minister, thailand"),
        ("UN Special Envoy for Yemen Anna Holm spoke.", "special envoy for yemen, un"),
        ("The veteran Danish diplomat Anna Holm spoke.", "diplomat, denmark"),
        # after the name
        ("Anna Holm, the Norwegian foreign minister, spoke.", "foreign minister, norway"),
        ("Anna Holm, foreign minister of Norway, spoke.", "foreign minister, norway"),
        ("Anna Holm, Norway's minister for foreign affairs, spoke.", "minister for foreign affairs, norway"),
        ("Anna Holm, the secretary of the Bahraini cabinet, spoke.", "secretary, bahraini cabinet"),
        # appositives
        ("The Norwegian foreign minister, Anna Holm, spoke.", "foreign minister, norway"),
        ("The head of the Arctic Council, Anna Holm, spoke.", "head, arctic council"),
        ("Peru's ambassador to Japan, Anna Holm, spoke.", "ambassador to japan, peru"),
        ("The president – Anna Holm – spoke in Lima.", "president"),
        # "X's Foreign Minister Y"
        ("Norway's Foreign Minister Anna Holm spoke.", "foreign minister, norway"),
        ("Norway’s foreign minister Anna Holm spoke.", "foreign minister, norway"),
        ("The Philippines' Foreign Secretary Anna Holm spoke.", "foreign secretary, philippines"),
        ("NATO's Deputy Secretary General Anna Holm spoke.", "deputy secretary general, nato"),
        # "Foreign Minister of X Y"
        ("Foreign Minister of Norway Anna Holm spoke.", "foreign minister, norway"),
        (
            "Minister of Foreign Affairs of the Kingdom of Norway Anna Holm spoke.",
            "minister of foreign affairs, norway",
        ),
        ("President of the Republic of Cyprus Anna Holm spoke.", "president, cyprus"),
        ("Secretary General of the Arab League Anna Holm spoke.", "secretary general, arab league"),
        # relative clauses
        ("Anna Holm, who is Norway's foreign minister, spoke.", "foreign minister, norway"),
        ("Anna Holm, who serves as Norway's ambassador to Chile, spoke.", "ambassador to chile, norway"),
        ("Anna Holm, who was elected president of Finland in May, spoke.", "president, finland"),
        (
            "Anna Holm, who has been the Danish defence minister since 2019, spoke.",
            "defence minister, denmark",
        ),
        # acting, former, deputy, designate
        ("Acting Norwegian Foreign Minister Anna Holm spoke.", "acting foreign minister, norway"),
        ("Anna Holm, Bulgaria's caretaker prime minister, spoke.", "caretaker prime minister, bulgaria"),
        ("Former Norwegian Foreign Minister Anna Holm spoke.", "former foreign minister, norway"),
        ("Anna Holm, a former president of Iceland, spoke.", "former president, iceland"),
        ("Ex-president of Iceland Anna Holm spoke.", "former president, iceland"),
        ("Deputy Foreign Minister of Laos Anna Holm spoke.", "deputy foreign minister, laos"),
        ("Peru's vice-minister of defence, Anna Holm, spoke.", "vice-minister of defence, peru"),
        ("Iraqi Prime Minister-designate Anna Holm spoke.", "prime minister-designate, iraq"),
        ("Iceland's president-elect, Anna Holm, spoke.", "president-elect, iceland"),
        ("The special Swedish envoy, Anna Holm, spoke.", "special envoy, sweden"),
        ("Acting South Korean Prime Minister Anna Holm spoke.", "acting prime minister, south korea"),
        ("The Norwegian foreign minister (Anna Holm) spoke.", "foreign minister, norway"),
        ("Iceland's president – Anna Holm – spoke in Lima.", "president, iceland"),
        ("Anna Holm (1881–1949) was Iran's foreign minister.", "foreign minister, iran"),
        (
            "Myanmar's army-appointed foreign minister, Anna Holm, spoke.",
            "army-appointed foreign minister, myanmar",
        ),
        # of bodies and peoples
        ("Bosnian Serb leader Anna Holm spoke.", "leader, bosnian serbs"),
        ("Anna Holm, the leader of the Greens, spoke.", "leader, greens"),
        (
            "Anna Holm, a former head of the Zurich stock exchange, spoke.",
            "former head, zurich stock exchange",
        ),
        ("The head of the OSCE Mission to Moldova, Anna Holm, spoke.", "head, osce mission to moldova"),
        (
            "NATO officers met. The chairman of the alliance's Military Committee, Italian Admiral Anna Holm, spoke.",
            "admiral, chairman, military committee",
        ),
        ("Colonel Anna Holm of the 9th Infantry Division spoke.", "colonel, 9th infantry division"),
        ("Anna Holm, who teaches at Sophia University, spoke.", "sophia university"),
        (
            "Nigeria has named Major General Anna Holm as its chief of army staff.",
            "major general, chief of army staff, nigeria",
        ),
        (
            "Sri Lanka's government will not sign, cabinet spokeswoman Anna Holm said.",
            "cabinet spokeswoman, sri lanka",
        ),
        # ranks and honorifics
        ("Finnish army chief General Anna Holm spoke.", "general, army chief, finland"),
        ("Gen. Anna Holm, chief of the Finnish navy, spoke.", "gen., chief, finnish navy"),
        ("Commander of the Estonian Navy Commodore Anna Holm spoke.", "commodore, commander, estonian navy"),
        ("H.E. Dr. Anna Holm, Ambassador of Norway, spoke.", "ambassador, norway"),
        ("Her Excellency Ms. Anna Holm, President of Iceland, spoke.", "president, iceland"),
        ("The Right Honourable Anna Holm, prime minister of Belize, spoke.", "prime minister, belize"),
    ],
)
def test_a_post_wherever_it_stands(text: str, post: str) -> None:
    assert posts_of(text) == [f"anna holm: {post}"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Anna Holm, who chairs the African Union, spoke.", "African Union"),
        ("Anna Holm, who heads the Danish Refugee Council, spoke.", "Danish Refugee Council"),
        ("Anna Holm, who leads the Social Democratic Party, spoke.", "Social Democratic Party"),
        ("Anna Holm, who runs the World Food Programme, spoke.", "World Food Programme"),
        ("Anna Holm, chairing the OSCE this year, spoke.", "OSCE"),
    ],
)
def test_whom_a_clause_puts_at_the_head_of_a_body(text: str, body: str) -> None:
    assert posts(text)["Anna Holm"][2] == body


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "Anna Holm, Deputy Prime Minister and Minister of Finance of Latvia, spoke.",
            ["deputy prime minister, latvia", "minister of finance, latvia"],
        ),
        (
            "Latvia's prime minister and finance minister, Anna Holm, spoke.",
            ["finance minister, latvia", "prime minister, latvia"],
        ),
        (
            "President of Togo and chairwoman of ECOWAS Anna Holm spoke.",
            ["chairwoman, ecowas", "president, togo"],
        ),
        (
            "Anna Holm, the president of Togo, who also chairs ECOWAS, spoke.",
            ["chair, ecowas", "president, togo"],
        ),
    ],
)
def test_several_posts_at_once(text: str, held: list[str]) -> None:
    assert sorted(posts_of(text)) == [f"anna holm: {post}" for post in held]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (
            "Danish Foreign Minister Jens Bak met his Norwegian counterpart Anna Holm.",
            "foreign minister, norway",
        ),
        (
            "Danish Foreign Minister Jens Bak met his Norwegian counterpart, Anna Holm, in Skagen.",
            "foreign minister, norway",
        ),
        ("Danish President Jens Bak received Anna Holm, his counterpart from Chile.", "president, chile"),
        (
            "Danish Defence Minister Jens Bak met his Kenyan opposite number, Anna Holm.",
            "defence minister, kenya",
        ),
        (
            "Danish Prime Minister Jens Bak and his Fijian colleague Anna Holm met in Suva.",
            "prime minister, fiji",
        ),
        (
            "Jens Bak, the Danish army chief, held talks with Anna Holm, his Swedish counterpart.",
            "army chief, sweden",
        ),
    ],
)
def test_a_counterpart_has_the_same_post(text: str, other: str) -> None:
    (holm,) = [one for one in meeting(text).participants if one.name == "Anna Holm"]
    assert who(holm) == f"anna holm: {other}"


TWO = "Norwegian Foreign Minister Anna Holm and Chilean Foreign Minister Pablo Rojas arrived in Cairo. "


@pytest.mark.parametrize(
    "text",
    [
        TWO + "The two ministers met on Monday.",
        TWO + "The ministers held talks on Monday.",
        TWO + "Both ministers will hold talks on Friday.",
        TWO + "The two will meet on Friday.",
        TWO + "They met on Monday.",
        TWO + "The pair met behind closed doors.",
        TWO + "The two diplomats met for an hour.",
        TWO + "A meeting of the two ministers is planned for Friday.",
        TWO + "Talks between the two sides began on Monday.",
        TWO + "On Monday the sides held talks.",
        TWO + "Both will meet at the opera house.",
    ],
)
def test_words_for_both(text: str) -> None:
    found = [one for one in meetings(text) if one.kind != "visit"]
    assert [names(one) for one in found] == [["Anna Holm", "Pablo Rojas"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President Anna Holm met President Pablo Rojas. Both leaders will meet again in May.",
            ["Anna Holm", "Pablo Rojas"],
        ),
        ("President Anna Holm met King Omar. The two leaders will meet again in May.", ["Anna Holm", "Omar"]),
        ("Peru and Chile held talks in May. The two countries will meet again in June.", ["Chile", "Peru"]),
        ("Peru and Chile held talks in May. The two sides will meet again in June.", ["Chile", "Peru"]),
    ],
)
def test_words_for_both_in_a_further_meeting(text: str, expected: list[str]) -> None:
    assert [names(one) for one in meetings(text)] == [expected, expected]


@pytest.mark.parametrize(
    "name",
    [
        # particles
        "Faisal al-Harbi",
        "Khalid bin Salem Al Nuaimi",
        "Abdul Rahman ibn Yusuf",
        "Jan van der Meer",
        "Otto von Haller",
        "María Reyes de la Cruz",
        "Luís dos Santos",
        "Carlo Di Bella",
        "Moussa Ould Sidi",
        "Fatima bint Hamad",
        "Seán Ó Briain",
        "Nour El-Din Sabry",
        # patronymics
        "Sergei Ivanovich Malkov",
        "Rustam Karim oglu Aliyev",
        "Leyla Karim qizi Mammadova",
        "Björk Einarsdóttir",
        # family name first
        "Kim Jong Hwa",
        "Nguyen Thi Lan",
        "Li Weiguo",
        "Lee Sung-min",
        # diacritics
        "Łukasz Wójcik",
        "Nikola Đurić",
        "Şükrü Yıldız",
        "Håkon Sæther",
        "Ana Țurcanu",
        "Rustam Yo‘ldoshev",
        "Federico Lugones Paz",
        # initials
        "J. B. Okoro",
        "K.P. Sharma Rai",
        "Anne M. Whitfield",
        "Robert Hale Jr.",
        "Patrick O'Connell",
        "Jean-Pierre Lebrun",
    ],
)
def test_names_of_all_peoples_are_whole(name: str) -> None:
    assert names(meeting(f"{name} met Foreign Minister Anna Holm in Doha on Monday.")) == sorted(
        [name, "Anna Holm"]
    )
    assert names(meeting(f"Anna Holm held talks with Prime Minister {name}.".replace("..", "."))) == sorted(
        [name, "Anna Holm"]
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("King Omar received Foreign Minister Anna Holm.", ["Anna Holm", "Omar"]),
        ("Sultan Qasim met with Anna Holm in Muscat.", ["Anna Holm", "Qasim"]),
        ("Indonesian President Sutarno met Anna Holm in Bogor.", ["Anna Holm", "Sutarno"]),
        ("Pope Gregory received Anna Holm in Rome.", ["Anna Holm", "Gregory"]),
        ("Anna Holm called on Queen Ingeborg.", ["Anna Holm", "Ingeborg"]),
    ],
)
def test_single_names(text: str, expected: list[str]) -> None:
    assert names(meeting(text)) == expected


BEFORE = "Norwegian Foreign Minister Anna Holm and Chilean President Pablo Rojas spoke to reporters. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # surnames alone and with Mr, Mrs
        ("Holm met Tom Berg in Oslo.", ["Anna Holm", "Tom Berg"]),
        ("Rojas met with Holm for an hour.", ["Anna Holm", "Pablo Rojas"]),
        ("Mr. Rojas will receive Tom Berg.", ["Pablo Rojas", "Tom Berg"]),
        ("Mr Rojas met Mrs Holm.", ["Anna Holm", "Pablo Rojas"]),
        ("Ms. Holm held talks with Tom Berg.", ["Anna Holm", "Tom Berg"]),
        ("President Rojas received Tom Berg.", ["Pablo Rojas", "Tom Berg"]),
        ("Minister Holm met Tom Berg.", ["Anna Holm", "Tom Berg"]),
        # by their posts
        ("The Chilean president met Tom Berg.", ["Pablo Rojas", "Tom Berg"]),
        ("The Norwegian foreign minister met Tom Berg.", ["Anna Holm", "Tom Berg"]),
        ("The president received Tom Berg.", ["Pablo Rojas", "Tom Berg"]),
        ("The minister later met Tom Berg.", ["Anna Holm", "Tom Berg"]),
        ("Chile's president had lunch with Tom Berg.", ["Pablo Rojas", "Tom Berg"]),
        ("The Norwegian minister and the Chilean president met.", ["Anna Holm", "Pablo Rojas"]),
    ],
)
def test_later_mentions_mean_whom_the_text_named(text: str, expected: list[str]) -> None:
    assert names(meeting(BEFORE + text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foreign Minister Anna Holm landed in Oslo. She met Tom Berg.", ["Anna Holm", "Tom Berg"]),
        ("Foreign Minister Ivan Petrov spoke. He will meet Tom Berg in Riga.", ["Ivan Petrov", "Tom Berg"]),
        ("Anna Holm spoke. Tom Berg met her later.", ["Anna Holm", "Tom Berg"]),
        ("Anna Holm said that she had met Tom Berg.", ["Anna Holm", "Tom Berg"]),
        ("Anna Holm thanked Tom Berg and said they would meet in May.", ["Anna Holm", "Tom Berg"]),
        ("Queen Astrid opened the show. She later received Tom Berg.", ["Astrid", "Tom Berg"]),
        ("“I met Tom Berg in Riga,” Anna Holm said.", ["Anna Holm", "Tom Berg"]),
        ('"Tom Berg will receive me on Monday," Anna Holm said.', ["Anna Holm", "Tom Berg"]),
        ("“We will meet in Riga,” Anna Holm said after calling Tom Berg.", ["Anna Holm", "Tom Berg"]),
    ],
)
def test_pronouns(text: str, expected: list[str]) -> None:
    assert expected in [names(one) for one in meetings(text)]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Azerbaijan's president met Anna Holm in Baku.", "President of Azerbaijan", "AZ"),
        ("Anna Holm met the Azerbaijani president in Baku.", "President of Azerbaijan", "AZ"),
        ("Anna Holm held talks with the French defence minister.", "Defence Minister of France", "FR"),
        ("The king of Jordan received Anna Holm.", "King of Jordan", "JO"),
    ],
)
def test_posts_without_a_name(text: str, name: str, country: str) -> None:
    (one,) = [one for one in meeting(text).participants if one.name != "Anna Holm"]
    assert (one.name.casefold(), one.country, one.unnamed) == (name.casefold(), country, True)


@pytest.mark.parametrize(
    "text",
    [
        "The foreign minister's post has been vacant since May.",
        "President Street was closed for repairs on Monday.",
        "The Prime Minister Cup was played in Lima.",
        "General Motors opened a plant in Mexico.",
        "The King Omar Bridge opened to traffic.",
        "The Holm Institute published a study.",
        "A minister must be thirty years old.",
        "He spoke. She listened. They left.",
    ],
)
def test_nobody_holds_a_post_here(text: str) -> None:
    assert posts(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Kari Dahl of Norway and Ion Ciobotaru of Moldova met in Vienna on Tuesday.",
        "President Kari Dahl of Norway and President Ion Ciobotaru of Moldova will meet in Vienna on Friday.",
        "Foreign Ministers Kari Dahl of Norway and Ion Ciobotaru of Moldova met in Vienna.",
        "Kari Dahl of Norway and Ion Ciobotaru of Moldova held talks in Vienna on Tuesday.",
        "Talks between Foreign Minister Kari Dahl of Norway and Premier Ion Ciobotaru of Moldova ended in Vienna.",
        "President Kari Dahl of Norway and her Moldovan counterpart Ion Ciobotaru met in Vienna.",
        "Prime Minister Kari Dahl of the Kingdom of Norway and Ion Ciobotaru of Moldova are to meet in Vienna.",
        "Kari Dahl of Norway met Ion Ciobotaru of Moldova in Vienna.",
    ],
)
def test_each_of_a_state(text: str) -> None:
    report = meeting(text)
    assert [(one.name, one.country) for one in report.participants] == [
        ("Kari Dahl", "NO"),
        ("Ion Ciobotaru", "MD"),
    ]
    assert report.place is not None
    assert report.place.name == "Vienna"


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "Minister Dahl praised the talks. Foreign Minister Kari Dahl met Ion Ciobotaru in Vienna.",
            "foreign minister",
        ),
        (
            "Readout of Secretary Dahl's Meeting\n\nSecretary of State Kari Dahl met Ion Ciobotaru in Vienna.",
            "secretary of state",
        ),
        (
            "Foreign Minister Kari Dahl met Ion Ciobotaru. Minister Dahl praised the talks.",
            "foreign minister",
        ),
        ("President Kari Dahl met Ion Ciobotaru in Vienna. Mr Ciobotaru is vice president.", "president"),
    ],
)
def test_the_full_title_outdoes_what_people_are_called_by(text: str, post: str) -> None:
    (report,) = [one for one in meetings(text) if len(one.participants) == 2]
    assert (report.participants[0].role or "").casefold() == post


LANDED = "Karl Weiss landed in Doha on Monday. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("After meeting Omar Haddad he went to see Tom Berg.", [["Karl Weiss", "Omar Haddad"], ["Karl Weiss", "Tom Berg"]]),
        ("Following his meeting with Omar Haddad, he met Tom Berg.", [["Karl Weiss", "Omar Haddad"], ["Karl Weiss", "Tom Berg"]]),
        ("After talks with Omar Haddad, he met Tom Berg.", [["Karl Weiss", "Omar Haddad"], ["Karl Weiss", "Tom Berg"]]),
        ("Having met Omar Haddad, he will see Tom Berg on Friday.", [["Karl Weiss", "Omar Haddad"], ["Karl Weiss", "Tom Berg"]]),
        ("After Omar Haddad received him, he met Tom Berg.", [["Karl Weiss", "Omar Haddad"], ["Karl Weiss", "Tom Berg"]]),
        ("Before meeting Omar Haddad, he called on Tom Berg.", [["Karl Weiss", "Omar Haddad"], ["Karl Weiss", "Tom Berg"]]),
        ("After meeting Omar Haddad, he said he would meet Tom Berg.", [["Karl Weiss", "Omar Haddad"], ["Karl Weiss", "Tom Berg"]]),
        ("At the invitation of Omar Haddad, he met Tom Berg.", [["Karl Weiss", "Tom Berg"]]),
        # others are meant
        ("When Omar Haddad arrived, he met Tom Berg.", [["Omar Haddad", "Tom Berg"]]),
        ("Omar Haddad said he had met Tom Berg.", [["Omar Haddad", "Tom Berg"]]),
        ("After meeting Omar Haddad, she said he would meet Tom Berg.", [["Omar Haddad", "Tom Berg"]]),
    ],
)  # fmt: skip
def test_a_pronoun_behind_whom_somebody_met(text: str, expected: list[list[str]]) -> None:
    found = [names(one) for one in meetings(LANDED + text) if one.kind != "visit"]
    assert [one for one in found if len(one) > 1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ida Holm and Karl Weiss spoke. The former met Tom Berg.", "Ida Holm"),
        ("Ida Holm met Karl Weiss in Oslo. The latter had met Tom Berg before.", "Karl Weiss"),
        ("Ida Holm received Karl Weiss. Tom Berg will meet the latter on Friday.", "Karl Weiss"),
        ("Karl Weiss was received by Ida Holm. His host will meet Tom Berg on Friday.", "Ida Holm"),
        ("Karl Weiss visited Ida Holm in Oslo. His host will meet Tom Berg on Friday.", "Ida Holm"),
        ("Ida Holm received Karl Weiss. Her visitor will meet Tom Berg on Friday.", "Karl Weiss"),
        ("President Ida Holm left. Her spokesman said she would meet Tom Berg.", "Ida Holm"),
        ("President Ida Holm left. Her spokesman Karl Weiss said she would meet Tom Berg.", "Ida Holm"),
        ("President Karl Weiss left. His spokesman, Jens Bak, said he would meet Tom Berg.", "Karl Weiss"),
        ("President Karl Weiss left. His spokesman, Jens Bak, spoke. He will meet Tom Berg.", "Karl Weiss"),
        # others are meant
        ("President Karl Weiss left. His minister, Jens Bak, said he would meet Tom Berg.", "Jens Bak"),
        ("Ida Holm and Karl Weiss spoke. The former minister Jens Bak met Tom Berg.", "Jens Bak"),
        ("Ida Holm, Jens Bak and Karl Weiss spoke. The latter met Tom Berg.", None),
    ],
)
def test_who_is_called_by_their_part(text: str, expected: str | None) -> None:
    found = [names(one) for one in meetings(text) if "Tom Berg" in names(one)]
    assert found == ([sorted([expected, "Tom Berg"])] if expected else [])


@pytest.mark.parametrize(
    "text",
    [
        "Norway's Anna Holm, Sweden's Nils Ek and Peru's Pablo Rojas met in Oslo.",
        "Talks in Oslo brought together Norway's Anna Holm, Sweden's Nils Ek and Peru's Pablo Rojas.",
        "Anna Holm of Norway, Nils Ek of Sweden and Pablo Rojas of Peru met in Oslo.",
        "Anna Holm from Norway, Nils Ek from Sweden and Pablo Rojas from Peru met in Oslo.",
        "Anna Holm (Norway), Nils Ek (Sweden) and Pablo Rojas (Peru) met in Oslo.",
    ],
)
def test_rows_of_people_with_their_states(text: str) -> None:
    assert party(meeting(text)) == ["anna holm: norway", "nils ek: sweden", "pablo rojas: peru"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # towns are called like people
        (
            "Norway's Dahl, Sweden's Berg and Finland's Salmi met in Oslo.",
            ["berg: sweden", "dahl: norway", "salmi: finland"],
        ),
        (
            "Ministers Dahl of Norway, Berg of Sweden and Salmi of Finland met in Oslo.",
            ["berg: minister, sweden", "dahl: minister, norway", "salmi: minister, finland"],
        ),
        ("Norway's Oslo and Sweden's Lund will host talks between Kenya and Uganda.", ["kenya", "uganda"]),
        ("Anna Holm returned from Norway and met Pablo Rojas.", ["anna holm", "pablo rojas"]),
    ],
)
def test_rows_of_surnames_with_their_states(text: str, who: list[str]) -> None:
    assert party(meeting(text)) == who


AT_ODDS = "Bolivia and Chile are at odds over a river. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (AT_ODDS + "Their foreign ministers met in Oslo on Monday.", ["foreign ministers of Bolivia", "foreign ministers of Chile"]),
        (AT_ODDS + "The two countries' army chiefs will meet in Oslo on Friday.", ["army chiefs of Bolivia", "army chiefs of Chile"]),
        (AT_ODDS + "The UN proposed that both countries' presidents hold talks.", ["presidents of Bolivia", "presidents of Chile"]),
        ("Bolivia and Chile will try again when their ministers convene on 21 June.", ["ministers of Bolivia", "ministers of Chile"]),
        ("Anna Holm fell ill. Her office said that talks with Tom Berg had been cancelled.", ["Anna Holm", "Tom Berg"]),
        ("Anna Holm fell ill. Her office said that the courtesy call on Tom Berg had been dropped.", ["Anna Holm", "Tom Berg"]),
        ("Anna Holm's spokesman said that talks with Tom Berg had been cancelled.", ["Anna Holm", "Tom Berg"]),
    ],
)  # fmt: skip
def test_whose_people_meet(text: str, expected: list[str]) -> None:
    assert names(meeting(text)) == expected


@pytest.mark.parametrize(
    "text", ["Their ministers met in Oslo.", "Anna Holm and Tom Berg spoke. Their ministers met in Oslo."]
)
def test_people_of_whom_nothing_is_told(text: str) -> None:
    assert meetings(text) == ()


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Anna Holm met the chief of Oman's general staff in Muscat.", "Chief of general staff of Oman", "OM"),
        ("Anna Holm received the head of Peru's customs service.", "head of customs service of Peru", "PE"),
        ("Talks between the director of Peru's coast guard and Anna Holm began.", "director of coast guard of Peru", "PE"),
        ("Anna Holm met the governor of Norway's central bank.", "Governor of central bank of Norway", "NO"),
        # whose the body is, its name says
        ("Anna Holm met the commander of the Peruvian navy.", "Commander of Peruvian navy", "PE"),
        ("Anna Holm met the Peruvian president.", "President of Peru", "PE"),
        ("Anna Holm met the secretary general of the Arab League.", "Secretary General of Arab League", None),
    ],
)  # fmt: skip
def test_a_body_of_a_state_keeps_its_state(text: str, name: str, country: str | None) -> None:
    (one,) = [one for one in meeting(text).participants if one.name != "Anna Holm"]
    assert (one.name.casefold(), one.country) == (name.casefold(), country)


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Anna Holm, the chief of Oman's general staff, spoke.", ("Chief", None, "general staff")),
        ("The head of Peru's customs service, Anna Holm, spoke.", ("head", None, "customs service")),
        ("The Emir of Qatar's special envoy, Anna Holm, spoke.", ("Special Envoy", None, "Qatar")),
    ],
)  # fmt: skip
def test_who_heads_a_body_of_a_state(text: str, post: tuple[str, None, str]) -> None:
    found = read(text).affiliations
    assert [(one.role, one.rank, one.organization) for one in found] == [post]
    assert found[0].country is not None
