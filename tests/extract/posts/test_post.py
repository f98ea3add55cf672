"""What a post says: role, rank, organization, each apart; stated once per person."""

import pytest

from tests.extract.passage import people, posts, read

Post = tuple[str | None, str | None, str | None]
HOLT: Post = ("Prime Minister", None, "United Kingdom")


@pytest.mark.parametrize(
    "text",
    [
        "British Prime Minister Mary Holt spoke.",
        "UK Prime Minister Mary Holt spoke.",
        "The British prime minister, Mary Holt, spoke.",
        "Mary Holt, the British prime minister, spoke.",
        "Mary Holt, prime minister of the United Kingdom, spoke.",
        "Prime Minister of the United Kingdom Mary Holt spoke.",
        "The prime minister of the United Kingdom, Mary Holt, spoke.",
        "The United Kingdom's prime minister, Mary Holt, spoke.",
        "The United Kingdom’s prime minister Mary Holt spoke.",
        "Visiting British Prime Minister Mary Holt spoke.",
        "Mary Holt (the British prime minister) spoke.",
    ],
)
def test_one_post_in_many_wordings(text: str) -> None:
    assert posts(text) == {"Mary Holt": HOLT}


@pytest.mark.parametrize(
    ("text", "person", "post"),
    [
        # stacks, ranks and acronyms
        (
            "Chief of the Defence Staff of the Estonian Armed Forces, Lieutenant General Kaarel Tamm spoke.",
            "Kaarel Tamm",
            ("Chief of the Defence Staff", "Lieutenant General", "Estonian Armed Forces"),
        ),
        (
            "Commander-in-Chief of the Armed Forces of Ukraine, General Oleh Bondar, spoke.",
            "Oleh Bondar",
            ("Commander-in-Chief", "General", "Armed Forces of Ukraine"),
        ),
        (
            "First Deputy Minister of Defence of Belarus, Lieutenant General Oleh Bondar, spoke.",
            "Oleh Bondar",
            ("First Deputy Minister of Defence", "Lieutenant General", "Belarus"),
        ),
        (
            "The Deputy Prime Minister – Minister of Foreign Affairs of Moldova, Ion Rusu, spoke.",
            "Ion Rusu",
            ("Deputy Prime Minister – Minister of Foreign Affairs", None, "Moldova"),
        ),
        (
            "Ida Brandvold, Secretary General of the North Atlantic Treaty Organization (NATO), spoke.",
            "Ida Brandvold",
            ("Secretary General", None, "North Atlantic Treaty Organization"),
        ),
        (
            "Colonel-General Karl Weiss of the Riverland Armed Forces spoke.",
            "Karl Weiss",
            (None, "Colonel-General", "Riverland Armed Forces"),
        ),
        # bodies
        ("NATO's Secretary General, Ida Brandvold, spoke.", "Ida Brandvold", ("Secretary General", None, "NATO")),
        ("Ida Brandvold, Secretary General of NATO, spoke.", "Ida Brandvold", ("Secretary General", None, "NATO")),
        ("UN Special Envoy for Yemen Piet Haanstra spoke.", "Piet Haanstra", ("Special Envoy for Yemen", None, "UN")),
        ("European Commission President Karl Weiss spoke.", "Karl Weiss", ("President", None, "European Commission")),
        (
            "Speaker of the Latvian Parliament Anna Ozola spoke.",
            "Anna Ozola",
            ("Speaker", None, "Latvian Parliament"),
        ),
        (
            "Anna Ozola, head of the Central Bank of Latvia, spoke.",
            "Anna Ozola",
            ("head", None, "Central Bank of Latvia"),
        ),
        ("Director General of the Example Agency Karl Weiss spoke.", "Karl Weiss", ("Director General", None, "Example Agency")),
        # portfolios
        (
            "Minister of Foreign Affairs and Trade Anna Ozola spoke.",
            "Anna Ozola",
            ("Minister of Foreign Affairs and Trade", None, None),
        ),
        (
            "Latvia's Foreign and Defence Minister Anna Ozola spoke.",
            "Anna Ozola",
            ("Foreign and Defence Minister", None, "Latvia"),
        ),
        ("Anna Ozola, Latvia's ambassador to Chad, spoke.", "Anna Ozola", ("Ambassador to Chad", None, "Latvia")),
        # no body at all
        ("Eero Laine, an analyst, spoke.", "Eero Laine", ("analyst", None, None)),
        ("President of the Republic of Zambia Joseph Banda spoke.", "Joseph Banda", ("President", None, "Zambia")),
    ],
)  # fmt: skip
def test_role_rank_and_organization(text: str, person: str, post: Post) -> None:
    assert posts(text)[person] == post


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Foreign Minister Ingrid Solhaug and her Georgian counterpart, Nino Beridze, spoke.",
        "Norwegian Foreign Minister Ingrid Solhaug and her Georgian counterpart Nino Beridze spoke.",
        "Norwegian Foreign Minister Ingrid Solhaug met Nino Beridze, her Georgian counterpart.",
    ],
)
def test_a_counterpart_holds_the_same_post_elsewhere(text: str) -> None:
    assert posts(text)["Ingrid Solhaug"] == ("Foreign Minister", None, "Norway")
    (beridze,) = {person.role for person in people(text) if person.name == "Nino Beridze"}
    assert beridze is not None
    assert (beridze.role, beridze.organization, beridze.country) == ("Foreign Minister", "Georgia", "GE")


def test_each_person_has_their_own_post() -> None:
    text = "Prime Minister Mary Holt, Finance Minister Karl Weiss and General Paul Okoth met."
    assert posts(text) == {
        "Mary Holt": ("Prime Minister", None, None),
        "Karl Weiss": ("Finance Minister", None, None),
    }


def test_a_rank_alone_states_no_affiliation() -> None:
    text = "On Monday Colonel-General Karl Weiss spoke."
    assert posts(text) == {}
    assert [one.role and one.role.rank for one in people(text)] == ["Colonel-General"]


def test_a_spokesman_does_not_take_the_post_of_whom_he_speaks_for() -> None:
    text = "German Chancellor Karl Weiss's spokesman Jens Albrecht spoke."
    assert posts(text) == {
        "Karl Weiss": ("Chancellor", None, "Germany"),
        "Jens Albrecht": ("spokesman", None, "Germany"),
    }


def test_a_post_is_stated_once_where_it_first_stands() -> None:
    text = "Finnish President Eero Laine spoke. It rained. Finnish President Eero Laine left."
    (only,) = read(text).affiliations
    assert (only.start, only.end) == (0, len("Finnish President Eero Laine spoke."))


def test_later_mentions_know_the_post() -> None:
    text = "Finnish President Eero Laine spoke. Laine left."
    assert [(one.name, one.role and one.role.country) for one in people(text)] == [("Eero Laine", "FI")] * 2


@pytest.mark.parametrize(
    ("text", "person", "post"),
    [
        # what is a country's own belongs to the title of its chief
        ("Rwandan army chief Gen. Paul Okoth spoke.", "Paul Okoth", ("Army Chief", "Gen", "Rwanda")),
        ("Indian Army chief General Paul Okoth spoke.", "Paul Okoth", ("Army Chief", "General", "India")),
        ("Fiji's opposition leader, Paul Okoth, spoke.", "Paul Okoth", ("Opposition Leader", None, "Fiji")),
        ("French Army Chief of Staff General Paul Okoth spoke.", "Paul Okoth", ("Chief of Staff", "General", "French Army")),
        # bodies that nothing lists
        ("The chief executive of Nordfjord Kraft, Karl Weiss, spoke.", "Karl Weiss", ("chief executive", None, "Nordfjord Kraft")),
        ("Chadian foreign ministry spokeswoman Anna Ozola spoke.", "Anna Ozola", ("spokeswoman", None, "Chadian foreign ministry")),
        ("Anna Ozola, spokeswoman for the transitional government, spoke.", "Anna Ozola", ("spokeswoman", None, "transitional government")),
        ("Eero Laine, a senior fellow at the Lakeside Institution, spoke.", "Eero Laine", ("senior fellow", None, "Lakeside Institution")),
        ("Eero Laine, a researcher at the Lakeside Institute for Security, spoke.", "Eero Laine", ("researcher", None, "Lakeside Institute for Security")),
        ("The Lakeside Fund wrote to its director general, Eero Laine.", "Eero Laine", ("director general", None, "Lakeside Fund")),
        # where a post ends and a name begins
        ("Speaker of the Latvian Parliament Doina Ozola spoke.", "Doina Ozola", ("Speaker", None, "Latvian Parliament")),
        ("Inspector General of the Bundeswehr General Karl Weiss spoke.", "Karl Weiss", ("Inspector General", "General", "Bundeswehr")),
        ("British Chief of the Defence Staff Adm. Sir Karl Weiss spoke.", "Karl Weiss", ("Chief of the Defence Staff", "Adm.", "United Kingdom")),
        ("On 19 June Polish Defence Minister Witold Nowak spoke.", "Witold Nowak", ("Defence Minister", None, "Poland")),
        ("Latvian Vice-Premier Anna Ozola spoke.", "Anna Ozola", ("Vice-Premier", None, "Latvia")),
        ("Anna Ozola, Latvia's minister of trade and industry, spoke.", "Anna Ozola", ("Minister of Trade and Industry", None, "Latvia")),
        # whose a post is
        ("The Emir of Kuwait's special envoy, Sheikh Faisal Al-Mutlaq, spoke.", "Faisal Al-Mutlaq", ("Special Envoy", None, "Kuwait")),
        ("The ambassador of the Kingdom of Lesotho, Paul Okoth, spoke.", "Paul Okoth", ("Ambassador", None, "Lesotho")),
        ("The US trade representative, Mary Holt, spoke.", "Mary Holt", ("trade representative", None, "United States")),
        ("Chief of Defence Forces of Kenya General Paul Okoth spoke.", "Paul Okoth", ("Chief of Defence Forces", "General", "Kenya")),
        # over
        ("Paul Okoth, a former director of the Kenya Fund, spoke.", "Paul Okoth", ("former director", None, "Kenya Fund")),
        ("Outgoing Kenyan President Paul Okoth spoke.", "Paul Okoth", ("President", None, "Kenya")),
    ],
)  # fmt: skip
def test_where_a_post_ends_and_whose_it_is(text: str, person: str, post: Post) -> None:
    role, rank, organization = posts(text)[person]
    assert (role, (rank or "").rstrip(".") or None, organization) == (
        post[0],
        (post[1] or "").rstrip(".") or None,
        post[2],
    )


@pytest.mark.parametrize(
    "text",
    [
        "Deputy Prime Minister and Minister of Foreign Affairs of the Republic of Serbia Zoran Nowak spoke.",
        "Zoran Nowak, Deputy Prime Minister and Minister of Foreign Affairs of Serbia, spoke.",
    ],
)
def test_two_posts_of_one_person_are_two(text: str) -> None:
    assert [(one.role, one.organization) for one in read(text).affiliations] == [
        ("Deputy Prime Minister", "Serbia"),
        ("Minister of Foreign Affairs", "Serbia"),
    ]


def test_an_article_parts_two_people() -> None:
    (okoth,) = read("Karl Weiss saw the prime minister and Foreign Minister Paul Okoth.").affiliations
    assert (okoth.person, okoth.role) == ("Paul Okoth", "Foreign Minister")


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Vice-Premier Ingrid Solhaug and her Georgian opposite number, Nino Beridze, spoke.",
        "Norwegian Vice-Premier Ingrid Solhaug rang her Georgian vis-à-vis, Nino Beridze.",
    ],
)
def test_other_words_for_a_counterpart(text: str) -> None:
    assert posts(text)["Nino Beridze"] == ("Vice-Premier", None, "Georgia")


def test_what_is_said_of_the_next_post_is_no_apposition() -> None:
    text = "At the invitation of the Speaker of the Latvian Parliament, Anna Ozola, the President of Chad will come."
    assert posts(text) == {"Anna Ozola": ("Speaker", None, "Latvian Parliament")}


def test_honorifics_state_nothing() -> None:
    assert posts("Mr Karl Weiss and Dr Anna Ozola spoke.") == {}


# --- weaknesses that are known ---


@pytest.mark.parametrize(
    ("text", "person", "post"),
    [
        (
            "NATO Secretary General Ida Brandvold spoke.",
            "Ida Brandvold",
            ("Secretary General", None, "NATO"),
        ),
        (
            "Admiral Piet Haanstra, commander of the Dutch Navy, spoke.",
            "Piet Haanstra",
            ("Commander", "Admiral", "Dutch Navy"),
        ),
        (
            "Eero Laine, an energy expert at the Helsinki Institute, spoke.",
            "Eero Laine",
            ("energy expert", None, "Helsinki Institute"),
        ),
        (
            "U.S. Secretary of State Mary Holt spoke.",
            "Mary Holt",
            ("Secretary of State", None, "United States"),
        ),
        (
            "Foreign Minister Ingrid Solhaug of Norway spoke.",
            "Ingrid Solhaug",
            ("Foreign Minister", None, "Norway"),
        ),
        ("King Oskar II of Sweden spoke.", "Oskar II", ("King", None, "Sweden")),
    ],
)
def test_posts_that_were_read_wrong(text: str, person: str, post: Post) -> None:
    assert posts(text)[person] == post


@pytest.mark.parametrize(
    "text",
    ["Former Finnish President Eero Laine spoke.", "Eero Laine, a former president of Finland, spoke."],
)
def test_a_former_post_is_not_stated_as_held(text: str) -> None:
    role, _, _ = posts(text).get("Eero Laine", (None, None, None))
    assert role is None or role.lower().startswith("former")
