"""Posts as ministries, press services and armies write them: in full, in stacks, with acronyms and styles."""

import pytest

from tests.extract.passage import meeting, people, posts, read

Post = tuple[str | None, str | None, str | None]


@pytest.mark.parametrize(
    ("text", "person", "post"),
    [
        # what a state sends, and where
        (
            "The High Commissioner of Ghana to Malta, Kofi Mensah, spoke.",
            "Kofi Mensah",
            ("High Commissioner to Malta", None, "Ghana"),
        ),
        (
            "Kofi Mensah, Ambassador of Ghana to the Kingdom of Morocco, spoke.",
            "Kofi Mensah",
            ("Ambassador to the Kingdom of Morocco", None, "Ghana"),
        ),
        (
            "Karin Lind, Ambassador Extraordinary and Plenipotentiary of Sweden to the Republic of Cyprus, left.",
            "Karin Lind",
            ("Ambassador Extraordinary and Plenipotentiary to the Republic of Cyprus", None, "Sweden"),
        ),
        # the state that everybody knows, by another word or by what it calls its head
        ("The President of the Republic, Ana Costa, spoke.", "Ana Costa", ("President", None, None)),
        ("The Chadian head of state, Idriss Adoum, spoke.", "Idriss Adoum", ("Head of State", None, "Chad")),
        # bodies by their own names, after their matter, after a number
        ("Speaker of the Seimas Rasa Kalnaitė spoke.", "Rasa Kalnaitė", ("Speaker", None, "Seimas")),
        (
            "The Chair of the Committee on Foreign Affairs, Mary Holt, spoke.",
            "Mary Holt",
            ("Chair", None, "Committee on Foreign Affairs"),
        ),
        (
            "Colonel Piotr Nowak, commander of the 25th Transport Wing, spoke.",
            "Piotr Nowak",
            ("Commander", "Colonel", "25th Transport Wing"),
        ),
        (
            "The Secretary General of the Organization for Security and Co-operation in Europe, Karl Weiss, spoke.",
            "Karl Weiss",
            ("Secretary General", None, "Organization for Security and Co-operation in Europe"),
        ),
        (
            "The State Secretary at the Ministry of Health, Mary Holt, spoke.",
            "Mary Holt",
            ("State Secretary", None, "Ministry of Health"),
        ),
        # acronyms, told and untold
        (
            "The Riverland Trade Authority (RTA) met. RTA director-general Mary Holt spoke.",
            "Mary Holt",
            ("director-general", None, "Riverland Trade Authority"),
        ),
        (
            "The Joint Lake Force (JLF) is back. The Force Commander JLF, Major General Musa Bello, spoke.",
            "Musa Bello",
            ("Force Commander", "Major General", "Joint Lake Force"),
        ),
        # titles of courtesy beside a post
        (
            "His Highness Prince Sultan bin Fahd, Minister of Energy of Qatar, spoke.",
            "Sultan bin Fahd",
            ("Minister of Energy", None, "Qatar"),
        ),
        (
            "The AU Commissioner for Trade and Industry, Ambassador Musa Bello, spoke.",
            "Musa Bello",
            ("Commissioner for Trade and Industry", None, "AU"),
        ),
        (
            "The Permanent Representative of Ghana, Ambassador Kofi Mensah, spoke.",
            "Kofi Mensah",
            ("Permanent Representative", None, "Ghana"),
        ),
        # portfolios and parliaments right before names, known and unknown
        ("Polish Minister of National Defense Witold Grabski spoke.", "Witold Grabski", ("Minister of National Defense", None, "Poland")),
        ("Minister of Economy and Finance Davron Qosimov spoke.", "Davron Qosimov", ("Minister of Economy and Finance", None, None)),
        ("Poland's Minister of Agriculture and Rural Development Witold Grabski spoke.", "Witold Grabski", ("Minister of Agriculture and Rural Development", None, "Poland")),
        ("The Chairperson of the Mejlis Gulbahar Amanova spoke.", "Gulbahar Amanova", ("Chairperson", None, "Mejlis")),
        ("Speaker of the Jogorku Kenesh Talant Mamyrov spoke.", "Talant Mamyrov", ("Speaker", None, "Jogorku Kenesh")),
        ("Minister of Justice and Police Commissioner Jo Doe spoke.", "Jo Doe", ("Police Commissioner", None, None)),
        # a rank behind the body, parts of bodies, bodies before a title with a state behind it
        ("Vice Chairman of China's Central Military Commission General Tang Weiguo spoke.", "Tang Weiguo", ("Vice Chairman", "General", "Central Military Commission")),
        ("Secretary of Ukraine's Security Council Colonel Petro Danko spoke.", "Petro Danko", ("Secretary", "Colonel", "Security Council")),
        ("Rui Mota, a member of the Political Bureau of the Workers' Party, spoke.", "Rui Mota", ("member of the Political Bureau", None, "Workers' Party")),
        ("Shen Guozhong, vice chairman of the Standing Committee of the National Congress, spoke.", "Shen Guozhong", ("vice chairman of the Standing Committee", None, "National Congress")),
        ("Rui Mota, a member of the Political Bureau, spoke.", "Rui Mota", ("member", None, "Political Bureau")),
        ("Kenji Mori, National Security Secretariat Secretary General of Japan, spoke.", "Kenji Mori", ("Secretary General", None, "National Security Secretariat")),
        # heads of governments, rulers, who speaks for the Secretary-General
        ("Chairman of the Council of Ministers of Bosnia and Herzegovina Zoran Babic spoke.", "Zoran Babic", ("Chairman of the Council of Ministers", None, "Bosnia and Herzegovina")),
        ("The Shah of Iran, Dariush Pahlbod, spoke.", "Dariush Pahlbod", ("Shah", None, "Iran")),
        ("Pakistani Foreign Minister Shah Mahmood Raza spoke.", "Shah Mahmood Raza", ("Foreign Minister", None, "Pakistan")),
        ("Jean Petit, Spokesman for the Secretary-General, spoke.", "Jean Petit", ("Spokesman", None, "United Nations")),
        ("U.S. Treasury Secretary Ann Holt spoke.", "Ann Holt", ("Treasury Secretary", None, "United States")),
        ("China's Special Representative for Korean Affairs Liu Wen spoke.", "Liu Wen", ("Special Representative for Korean Affairs", None, "China")),
        ("Azeri President Rauf Hasanli spoke.", "Rauf Hasanli", ("President", None, "Azerbaijan")),
        # "Under" is no preposition here
        ("U.S. Under Secretary of State for Political Affairs Ann Holt spoke.", "Ann Holt", ("Under Secretary of State for Political Affairs", None, "United States")),
        ("UN Under-Secretary-General for Peace Operations Jean Petit spoke.", "Jean Petit", ("Under-Secretary-General for Peace Operations", None, "UN")),
        # whose it is by "its" or by who leads a delegation
        (
            "They saw a delegation of the Riksdag led by its Second Deputy Speaker, Karin Lind.",
            "Karin Lind",
            ("Second Deputy Speaker", None, "Riksdag"),
        ),
        (
            "A delegation of the Storting led by Vice President Nils Dahl arrived.",
            "Nils Dahl",
            ("Vice President", None, "Storting"),
        ),
    ],
)  # fmt: skip
def test_titles(text: str, person: str, post: Post) -> None:
    assert posts(text)[person] == post


def test_two_posts_of_which_one_is_in_a_body() -> None:
    (_, *held) = read(
        "OSCE Chairperson-in-Office and Minister for Foreign Affairs of Austria Leopold Haas spoke."
    ).affiliations
    assert [(one.role, one.organization) for one in held] == [("Minister for Foreign Affairs", "Austria")]


def test_a_title_of_courtesy_alone_is_a_post() -> None:
    assert posts("Ambassador Kofi Mensah of Ghana spoke.") == {"Kofi Mensah": ("Ambassador", None, "Ghana")}


@pytest.mark.parametrize(
    "text",
    [
        "Undersecretary for Labor Ma. Teresa Cruz spoke.",
        "Ma. Teresa Cruz was sworn in as labor minister.",
    ],
)
def test_names_cut_short(text: str) -> None:
    assert [one.name for one in people(text)] == ["Ma. Teresa Cruz"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Firdavs Mirzoev was appointed Ambassador of Tajikistan to Kuwait.", "Firdavs Mirzoev"),
        ("The commander of the 3rd Falcon Base spoke.", None),
        ("The Joint Lake Force (JLF) is back. General JLF is nobody.", None),
    ],
)
def test_who_is_a_person(text: str, name: str | None) -> None:
    assert [one.name for one in people(text)] == ([name] if name else [])


@pytest.mark.parametrize(
    ("text", "person", "post"),
    [
        # a title of nobility between post and name
        (
            "Saudi Foreign Minister Prince Faisal bin Omar spoke.",
            "Faisal bin Omar",
            ("Foreign Minister", None, "Saudi Arabia"),
        ),
        (
            "Jordan's ambassador, Princess Rania Haddad, spoke.",
            "Rania Haddad",
            ("Ambassador", None, "Jordan"),
        ),
        (
            "Saudi Crown Prince Faisal bin Omar spoke.",
            "Faisal bin Omar",
            ("Crown Prince", None, "Saudi Arabia"),
        ),
        # a number behind a monarch's name
        ("King Alonso I of Spain spoke.", "Alonso I", ("King", None, "Spain")),
        ("Norwegian King Olaf IV spoke.", "Olaf IV", ("King", None, "Norway")),
        # whose envoys they are
        (
            "EU Special Representative for the Sahel Karl Weiss spoke.",
            "Karl Weiss",
            ("Special Representative for the Sahel", None, "EU"),
        ),
        (
            "African Union High Representative for the Horn of Africa Karl Weiss spoke.",
            "Karl Weiss",
            ("High Representative for the Horn of Africa", None, "African Union"),
        ),
        (
            "U.S. National Security Adviser Karl Weiss spoke.",
            "Karl Weiss",
            ("National Security Adviser", None, "United States"),
        ),
        (
            "The UN Secretary-General's Personal Envoy for Western Sahara, Karl Weiss, spoke.",
            "Karl Weiss",
            ("Personal Envoy for Western Sahara", None, "UN"),
        ),
        (
            "The Special Representative of the Secretary-General for Mali, Karl Weiss, spoke.",
            "Karl Weiss",
            ("Special Representative of the Secretary-General for Mali", None, "United Nations"),
        ),
        (
            "Special Representative of the UN Secretary-General Karl Weiss spoke.",
            "Karl Weiss",
            ("Special Representative of the UN Secretary-General", None, "United Nations"),
        ),
        # posts that "and" joins, matters of one post
        (
            "The Deputy Prime Minister and Minister of Foreign Affairs of Norway, Karl Weiss, spoke.",
            "Karl Weiss",
            ("Minister of Foreign Affairs", None, "Norway"),
        ),
        (
            "Minister of Foreign and European Affairs Anders Brekke spoke.",
            "Anders Brekke",
            ("Minister of Foreign and European Affairs", None, None),
        ),
        (
            "Chairman of the Pakistani Joint Chiefs of Staff Committee General Tahir Qadri spoke.",
            "Tahir Qadri",
            ("Chairman", "General", "Pakistani Joint Chiefs of Staff Committee"),
        ),
        # days and dates behind a name
        ("They will meet with President Weiss Tuesday.", "Weiss", ("President", None, None)),
        ("They met with President Halvorsen September 27.", "Halvorsen", ("President", None, None)),
        ("They met President Karl March on Monday.", "Karl March", ("President", None, None)),
        # where a town ends and the name begins
        ("Mayor of Ankara Mansur Kaplan spoke.", "Mansur Kaplan", ("Mayor", None, "Ankara")),
        ("Mayor of Kyiv Taras Holovenko spoke.", "Taras Holovenko", ("Mayor", None, "Kyiv")),
        (
            "Governor of the Central Bank of Norway Karl Weiss spoke.",
            "Karl Weiss",
            ("Governor", None, "Central Bank of Norway"),
        ),
    ],
)
def test_where_a_post_ends(text: str, person: str, post: Post) -> None:
    assert posts(text)[person] == post


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The Deputy Prime Minister and Foreign Minister, Jan Nowak, met Karl Weiss.", 2),
        ("The prime minister and Foreign Minister Jan Nowak met Karl Weiss.", 3),
        ("Karl Weiss will meet President Holm Tuesday.", 2),
    ],
)
def test_how_many_people_posts_and_days_make(text: str, people: int) -> None:
    assert len(meeting(text).participants) == people


@pytest.mark.parametrize(
    "text", ["King Alonso I met Karl Weiss in Oslo.", "Pope Anselm III met Karl Weiss in Oslo."]
)
def test_a_number_of_a_monarch_is_no_pronoun(text: str) -> None:
    assert len(meeting(text).participants) == 2
