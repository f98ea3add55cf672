"""Whether it came to the meeting, in the words of the design; and who says so."""

import pytest

from tests.extract.passage import meeting, meetings, names, read, speakers

A, B = "Anna Holm", "Pablo Rojas"

STATUS: list[tuple[str, str]] = [
    # planned: expected, due, announced
    ("Anna Holm will meet Pablo Rojas on Friday.", "planned"),
    ("Anna Holm is due to meet Pablo Rojas on Friday.", "planned"),
    ("Anna Holm was due to meet Pablo Rojas later on Wednesday.", "planned"),
    ("Anna Holm is expected to meet Pablo Rojas in Lima.", "planned"),
    ("Anna Holm is likely to meet Pablo Rojas in Lima.", "planned"),
    ("Anna Holm is set to hold talks with Pablo Rojas.", "planned"),
    ("Anna Holm meets Pablo Rojas in Lima on Friday.", "planned"),
    ("Anna Holm is meeting Pablo Rojas tomorrow.", "planned"),
    ("Anna Holm is preparing to meet Pablo Rojas in Lima.", "planned"),
    ("Talks between Anna Holm and Pablo Rojas are scheduled for May.", "planned"),
    ("A meeting of Anna Holm with Pablo Rojas has been arranged.", "planned"),
    ("Preparations for a meeting between Anna Holm and Pablo Rojas are under way.", "planned"),
    ("Anna Holm announced that she would meet Pablo Rojas in May.", "planned"),
    ("Anna Holm left for Lima to meet Pablo Rojas.", "planned"),
    # accepted, agreed
    ("Anna Holm accepted an invitation to meet Pablo Rojas in Lima.", "planned"),
    ("Anna Holm has accepted Pablo Rojas's invitation to visit Lima.", "planned"),
    ("Anna Holm agreed to talks with Pablo Rojas.", "planned"),
    ("Anna Holm and Pablo Rojas agreed to meet in May.", "planned"),
    ("Anna Holm has consented to receive Pablo Rojas.", "planned"),
    # proposed: invited, offered, wanted
    ("Anna Holm invited Pablo Rojas to Oslo.", "proposed"),
    ("Anna Holm has invited Pablo Rojas to visit Norway.", "proposed"),
    ("Pablo Rojas was invited by Anna Holm to talks in Oslo.", "proposed"),
    ("Anna Holm extended an invitation to Pablo Rojas to visit Oslo.", "proposed"),
    ("Anna Holm offered to hold talks with Pablo Rojas.", "proposed"),
    ("Anna Holm proposed talks with Pablo Rojas in Oslo.", "proposed"),
    ("Anna Holm called for a meeting with Pablo Rojas.", "proposed"),
    ("Anna Holm has asked to meet Pablo Rojas.", "proposed"),
    ("Anna Holm asked for a meeting with Pablo Rojas.", "proposed"),
    ("Anna Holm demanded talks with Pablo Rojas.", "proposed"),
    ("Anna Holm wants to meet Pablo Rojas in Lima.", "proposed"),
    ("Anna Holm said she was ready to meet Pablo Rojas.", "proposed"),
    ("Anna Holm hopes to meet Pablo Rojas in May.", "proposed"),
    # held
    ("Anna Holm met Pablo Rojas on Monday.", "held"),
    ("Anna Holm had met Pablo Rojas in May.", "held"),
    ("Anna Holm has held talks with Pablo Rojas.", "held"),
    ("Having met Pablo Rojas, Anna Holm flew home.", "held"),
    ("Anna Holm managed to meet Pablo Rojas in Lima.", "held"),
    ("Anna Holm ended two days of talks with Pablo Rojas.", "held"),
    ("A meeting between Anna Holm and Pablo Rojas was held in Lima.", "held"),
    ("Anna Holm confirmed that she had met Pablo Rojas.", "held"),
    ("Anna Holm did meet Pablo Rojas, an aide admitted.", "held"),
    # under way
    ("Anna Holm is holding talks with Pablo Rojas.", "held"),
    ("Anna Holm is currently meeting Pablo Rojas.", "held"),
    ("Talks between Anna Holm and Pablo Rojas are continuing.", "held"),
    ("Anna Holm has begun talks with Pablo Rojas.", "held"),
    ("Anna Holm and Pablo Rojas opened talks in Lima on Wednesday.", "held"),
    # postponed
    ("Anna Holm postponed her meeting with Pablo Rojas.", "postponed"),
    ("Anna Holm put off a meeting with Pablo Rojas until May.", "postponed"),
    ("Talks between Anna Holm and Pablo Rojas have been delayed.", "postponed"),
    ("The meeting of Anna Holm and Pablo Rojas was moved to May.", "postponed"),
    ("The meeting between Anna Holm and Pablo Rojas, planned for Friday, was postponed.", "postponed"),
    ("Anna Holm was to meet Pablo Rojas on Friday, but the meeting was postponed.", "postponed"),
    # cancelled
    ("Anna Holm called off her talks with Pablo Rojas.", "cancelled"),
    ("Anna Holm cancelled a trip to Lima.", "cancelled"),
    ("The talks between Anna Holm and Pablo Rojas were cancelled.", "cancelled"),
    ("The cancelled meeting between Anna Holm and Pablo Rojas was to have been in Lima.", "cancelled"),
    ("Anna Holm will meet Pablo Rojas on Friday. On Wednesday the meeting was called off.", "cancelled"),
    ("Anna Holm was due to meet Pablo Rojas on Friday but cancelled at short notice.", "cancelled"),
    ("Anna Holm abandoned plans for talks with Pablo Rojas.", "cancelled"),
    # refused
    ("Anna Holm refused to meet Pablo Rojas.", "denied"),
    ("Anna Holm has refused talks with Pablo Rojas.", "denied"),
    ("Anna Holm rejected an invitation to meet Pablo Rojas.", "denied"),
    ("Anna Holm turned down a meeting with Pablo Rojas.", "denied"),
    ("Anna Holm ruled out talks with Pablo Rojas.", "denied"),
    ("Anna Holm rejected an offer of talks from Pablo Rojas.", "denied"),
    ("Anna Holm is not going to meet Pablo Rojas.", "denied"),
    ("Anna Holm snubbed a summit with Pablo Rojas.", "denied"),
    ("Anna Holm boycotted the meeting with Pablo Rojas.", "denied"),
    # denied and negated
    ("Anna Holm denied having met Pablo Rojas.", "denied"),
    ("Anna Holm denied reports of a meeting with Pablo Rojas.", "denied"),
    ("Anna Holm did not meet Pablo Rojas in Lima.", "denied"),
    ("No meeting between Anna Holm and Pablo Rojas took place.", "denied"),
    ("Anna Holm left Lima without meeting Pablo Rojas.", "denied"),
    ("Anna Holm and Pablo Rojas didn't meet.", "denied"),
    ("Anna Holm was unable to meet Pablo Rojas.", "denied"),
]


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_status(text: str, status: str) -> None:
    assert [one.status for one in meetings(text)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        # hypothetical
        "If Anna Holm met Pablo Rojas, oil would top the agenda.",
        "Were Anna Holm to meet Pablo Rojas, markets would rise.",
        "Anna Holm might meet Pablo Rojas in Lima.",
        "Anna Holm could hold talks with Pablo Rojas.",
        "It would help if they met, Anna Holm said of Pablo Rojas and the rebels.",
        "Unless Anna Holm meets Pablo Rojas, the deal is dead.",
        "A meeting between Anna Holm and Pablo Rojas is possible.",
        "Should Anna Holm meet Pablo Rojas, fish will be discussed.",
        "Nobody knows whether Anna Holm will meet Pablo Rojas.",
        "It is unclear if Anna Holm will meet Pablo Rojas.",
        # habitual
        "Anna Holm and Pablo Rojas meet every year.",
        "Ambassador Anna Holm meets President Pablo Rojas in Riga on the first Friday of each month.",
        "Latvia and Peru have held consultations of their foreign ministers on an irregular basis since 2015.",
        "Latvia meet Peru in Riga on Thursday, coach Anna Holm said.",
        "Latvia and Peru last met in Riga in 2018, a 1-1 draw.",
        "Anna Holm usually meets Pablo Rojas in May.",
        "Anna Holm meets Pablo Rojas twice a year.",
        "Whenever Anna Holm meets Pablo Rojas, they talk about fish.",
        "The foreign ministers of Peru and Chile hold talks every spring.",
        "Anna Holm and Pablo Rojas regularly speak by phone.",
        # general
        "Foreign ministers meet behind closed doors.",
        "Talks between enemies take time.",
        "The treaty lets Peru and Chile hold talks at any time.",
        "A meeting of presidents is always news.",
        "Anna Holm said that leaders should talk with one another.",
        "Under the law, Anna Holm must not meet Pablo Rojas.",
    ],
)
def test_what_is_no_statement_of_a_meeting(text: str) -> None:
    assert meetings(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holm has no plans to meet Pablo Rojas.",
        "Anna Holm has never met Pablo Rojas.",
        "Neither Anna Holm nor Tom Berg met Pablo Rojas.",
        "Anna Holm never had any talks with Pablo Rojas.",
        "Nobody met Pablo Rojas in Lima.",
    ],
)
def test_a_negated_statement_is_denied_at_most(text: str) -> None:
    assert {one.status for one in meetings(text)} <= {"denied"}


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Anna Holm met Pablo Rojas in May but refused to meet Tom Berg.", ["denied", "held"]),
        ("Anna Holm, who met Pablo Rojas on Monday, will meet Tom Berg on Friday.", ["held", "planned"]),
        ("Anna Holm cancelled talks with Tom Berg and met Pablo Rojas instead.", ["cancelled", "held"]),
        ("Pablo Rojas has invited Anna Holm to Lima, where she will meet Tom Berg.", ["planned", "proposed"]),
    ],
)
def test_each_meeting_has_its_own_status(text: str, statuses: list[str]) -> None:
    assert sorted(one.status for one in meetings(text)) == statuses


MET = "Anna Holm met Pablo Rojas in Lima"


@pytest.mark.parametrize(
    ("text", "speaker", "role", "organization"),
    [
        # "X told Y"
        (f"Tom Berg told Ida Lund that {MET}.", "Tom Berg", None, None),
        (f"Tom Berg told the newspaper Example Post that {MET}.", "Tom Berg", None, None),
        (f"{MET}, Tom Berg told state television on Monday.", "Tom Berg", None, None),
        (f"“{MET},” Tom Berg told reporters in Oslo.", "Tom Berg", None, None),
        (f"Norwegian spokesman Tom Berg told Example Wire that {MET}.", "Tom Berg", "spokesman", "norway"),
        # "according to"
        (f"According to analyst Tom Berg, {MET}.", "Tom Berg", "analyst", None),
        (f"{MET}, according to Tom Berg, an analyst.", "Tom Berg", "analyst", None),
        (f"{MET}, according to the Foreign Ministry.", "Foreign Ministry", None, None),
        (f"{MET}, according to a statement by the Foreign Ministry.", "Foreign Ministry", None, None),
        # in a statement
        (f"{MET}, the Foreign Ministry said in a statement.", "Foreign Ministry", None, None),
        (f"The Foreign Ministry said in a statement on Monday that {MET}.", "Foreign Ministry", None, None),
        (f"In a statement, the Foreign Ministry said that {MET}.", "Foreign Ministry", None, None),
        (f"The United Nations announced that {MET}.", "United Nations", None, None),
        (f"{MET}, the Kremlin said.", "Kremlin", None, None),
        # who spoke before goes on
        (f"Tom Berg spoke in Oslo. “{MET},” he said.", "Tom Berg", None, None),
        (f"Tom Berg, a spokesman, gave details. {MET}, the spokesman said.", "Tom Berg", "spokesman", None),
        (f"“It went well,” Tom Berg said. “{MET}.”", "Tom Berg", None, None),
        (f"{MET}, according to a Foreign Ministry statement.", "Foreign Ministry", None, None),
        (f"{MET}, a statement from the Foreign Ministry said.", "Foreign Ministry", None, None),
        (f"Tom Berg, a spokesman, gave details. {MET}, he said.", "Tom Berg", "spokesman", None),
        # a chain ends with whom the outlet quotes
        (f"Tom Berg said that according to the ministry {MET}.", "Tom Berg", None, None),
    ],
)
def test_who_says_it(text: str, speaker: str, role: str | None, organization: str | None) -> None:
    said = meeting(text).stated_by
    assert said is not None
    assert said.name == speaker
    assert (said.role or "").casefold() == (role or "")
    assert (said.organization or "").casefold() == (organization or "")
    assert names(meeting(text)) == [A, B]


@pytest.mark.parametrize(
    "text",
    [
        f"{MET}, Example Wire reported.",
        f"{MET}. The ministers discussed fish.",
        f"{MET} and told reporters that fish was cheap.",
        f"{MET}, Khaleej News Agency reported.",
        f"LIMA, March 12 (Example Wire) - {MET}.",
        f"{MET} and said that fish was cheap.",
        f"{MET}. (Reporting by Tom Berg; editing by Ida Lund)",
        f"By Tom Berg\n\n{MET}.",
    ],
)
def test_agencies_and_credits_are_the_outlet(text: str) -> None:
    found = read(text, publisher="Example Wire").meetings
    assert [names(one) for one in found] == [[A, B]]
    assert [one.stated_by and one.stated_by.name for one in found] == [None]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("“She told me: ‘We will meet,’” Tom Berg said.", "Tom Berg"),
        ("“He said ‘no’ to me. We won't meet,” said Tom Berg.", "Tom Berg"),
        ("\"They called it a 'meeting of friends',\" Tom Berg said.", "Tom Berg"),
        ("Tom Berg said: “The ‘summit’ was a dinner.”", "Tom Berg"),
    ],
)
def test_quotes_inside_quotes_are_the_outer_speakers(text: str, last: str) -> None:
    said = speakers(text)[-1]
    assert said is not None
    assert said.name == last
