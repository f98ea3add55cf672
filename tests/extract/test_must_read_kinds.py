"""Who takes part, as against who tells of it or is talked about; and in how many meetings, of what kind."""

import pytest

from kg.model.report import MeetingReport
from tests.extract.passage import meetings, names
from tests.extract.test_must_read_people import misread, party

A, B, C = "Anna Holm", "Pablo Rojas", "Tom Berg"

PARTIES: list[tuple[str, list[str]]] = [
    # who tells of it isn't in it
    ("Anna Holm met Pablo Rojas in Lima, spokesman Tom Berg said.", [A, B]),
    ("Tom Berg told reporters that Anna Holm had met Pablo Rojas.", [A, B]),
    ("According to Tom Berg, Anna Holm and Pablo Rojas met in Lima.", [A, B]),
    ("Anna Holm will meet Pablo Rojas, the Foreign Ministry said in a statement.", [A, B]),
    ("Tom Berg welcomed the news that Anna Holm had met Pablo Rojas.", [A, B]),
    ("“Anna Holm met Pablo Rojas,” Tom Berg told Example Wire.", [A, B]),
    ("Tom Berg criticised the meeting between Anna Holm and Pablo Rojas.", [A, B]),
    # who welcomes or hosts somebody is
    ("Anna Holm welcomed Pablo Rojas at the airport.", [A, B]),
    ("Anna Holm hosted Pablo Rojas for dinner in Oslo.", [A, B]),
    ("Pablo Rojas was received by Anna Holm at the palace.", [A, B]),
    ("Anna Holm greeted Pablo Rojas on the steps of the palace.", [A, B]),
    # who is the topic isn't
    ("Anna Holm and Pablo Rojas met to discuss the release of Tom Berg.", [A, B]),
    ("Anna Holm held talks with Pablo Rojas on the trial of Tom Berg.", [A, B]),
    ("Anna Holm met Pablo Rojas over the murder of Tom Berg.", [A, B]),
    ("Anna Holm met Pablo Rojas, a critic of Tom Berg.", [A, B]),
    ("Anna Holm met Pablo Rojas, who had succeeded Tom Berg.", [A, B]),
    ("Anna Holm and Pablo Rojas met. Talks about Tom Berg's proposal lasted an hour.", [A, B]),
    # who is at the table too
    ("Anna Holm met Pablo Rojas in the presence of Tom Berg.", [A, B, C]),
    ("Anna Holm met Pablo Rojas. Tom Berg also attended the meeting.", [A, B, C]),
    ("Anna Holm, accompanied by Tom Berg, met Pablo Rojas.", [A, B, C]),
    ("Anna Holm met Pablo Rojas and Tom Berg in Lima.", [A, B, C]),
    ("The meeting was attended by Anna Holm, Pablo Rojas and Tom Berg.", [A, B, C]),
    ("Talks mediated by Tom Berg brought Anna Holm and Pablo Rojas together.", [A, B, C]),
    ("Together with Tom Berg, Anna Holm received Pablo Rojas.", [A, B, C]),
    ("Anna Holm, along with Tom Berg, met Pablo Rojas.", [A, B, C]),
    ("Anna Holm, flanked by Tom Berg, met Pablo Rojas in Lima.", [A, B, C]),
    ("Anna Holm held talks with Pablo Rojas, who was accompanied by Tom Berg.", [A, B, C]),
    ("Anna Holm met Pablo Rojas, accompanied by aides.", [A, B]),
    ("Anna Holm met Pablo Rojas in Lima. The meeting was also attended by Tom Berg.", [A, B, C]),
    (
        "Anna Holm met Pablo Rojas in Lima. Taking part in the talks were also Tom Berg and Ida Lund.",
        [A, "Ida Lund", B, C],
    ),
    misread(
        "Anna Holm met Pablo Rojas in Lima. Also taking part in the talks was Tom Berg.",
        [A, B, C],
        read="without Tom Berg",
    ),
    ("A meeting chaired by Anna Holm and attended by Pablo Rojas took place in Lima.", [A, B]),
    ("Talks between Anna Holm and Pablo Rojas, mediated by Tom Berg, ended in Lima.", [A, B, C]),
    ("Tom Berg brought Anna Holm and Pablo Rojas together for talks in Oslo.", [A, B, C]),
    ("The summit brought together Anna Holm and Pablo Rojas in Lima.", [A, B]),
    ("The dinner was hosted by Anna Holm for Pablo Rojas.", [A, B]),
    ("The talks brought little progress, Anna Holm said of her meeting with Pablo Rojas.", [A, B]),
    # who stands behind an opening phrase
    ("Having conferred with Pablo Rojas, Anna Holm told reporters that fish was cheap.", [A, B]),
    ("According to Tom Berg, Anna Holm met Pablo Rojas.", [A, B]),
    ("In Lima, Anna Holm, Tom Berg and Pablo Rojas met.", [A, B, C]),
    # delegations and who leads them
    ("Anna Holm received a Peruvian delegation.", [A, "Peruvian delegation"]),
    ("Anna Holm received a Peruvian delegation led by Pablo Rojas.", [A, B, "Peruvian delegation"]),
    ("A Chilean delegation headed by Anna Holm met Pablo Rojas.", [A, "Chilean delegation", B]),
    ("Anna Holm met with a delegation of the World Bank.", [A, "delegation of the World Bank"]),
    ("Anna Holm led the Chilean delegation at talks with Pablo Rojas.", [A, B]),
    ("Taliban leaders met Anna Holm in Doha.", [A, "Taliban leaders"]),
    # states and organizations
    ("Peru and Ecuador resumed border talks.", ["Ecuador", "Peru"]),
    ("Ethiopia and Eritrea opened negotiations on Monday.", ["Eritrea", "Ethiopia"]),
    ("Talks between Serbia and Kosovo began in Brussels.", ["Kosovo", "Serbia"]),
    ("India and Pakistan will hold talks in Delhi.", ["India", "Pakistan"]),
    ("Sudan held talks with the African Union.", ["African Union", "Sudan"]),
    ("Japan, China and South Korea held talks in Seoul.", ["China", "Japan", "South Korea"]),
    ("Beijing and New Delhi held border talks.", ["China", "India"]),
]


@pytest.mark.parametrize(("text", "expected"), PARTIES)
def test_who_is_in_it(text: str, expected: list[str]) -> None:
    assert [names(one) for one in meetings(text)] == [sorted(expected)]


@pytest.mark.parametrize(
    ("text", "kind", "format"),
    [
        ("Anna Holm met Pablo Rojas.", "bilateral", "in_person"),
        ("Anna Holm conferred with Pablo Rojas.", "bilateral", "in_person"),
        ("Anna Holm and Pablo Rojas held consultations in Lima.", "bilateral", "in_person"),
        ("Anna Holm sat down with Pablo Rojas for two hours.", "bilateral", "in_person"),
        ("Anna Holm had a working lunch with Pablo Rojas.", "bilateral", "in_person"),
        ("Anna Holm had an audience with Pope Gregory.", "bilateral", "in_person"),
        ("The talks between Anna Holm and Pablo Rojas lasted an hour.", "bilateral", "in_person"),
        # more than two
        ("Anna Holm, Pablo Rojas and Tom Berg met in Lima.", "multilateral", "in_person"),
        ("The foreign ministers of Peru, Chile and Bolivia met in Arica.", "multilateral", "in_person"),
        ("Anna Holm held three-way talks with Pablo Rojas and Tom Berg.", "multilateral", "in_person"),
        (
            "Anna Holm and Pablo Rojas took part in the summit of the African Union.",
            "multilateral",
            "in_person",
        ),
        ("Leaders of the Arab League held a summit in Tunis.", "multilateral", "in_person"),
        # visits and arrivals
        ("Anna Holm visited Peru.", "visit", "in_person"),
        ("Anna Holm arrived in Lima on Monday.", "visit", "in_person"),
        ("Anna Holm is on an official visit to Peru.", "visit", "in_person"),
        ("Anna Holm flew to Lima for a three-day visit.", "visit", "in_person"),
        ("Anna Holm's visit to Peru began on Monday.", "visit", "in_person"),
        ("Anna Holm paid a state visit to Peru.", "visit", "in_person"),
        ("Anna Holm will travel to Peru next week.", "visit", "in_person"),
        # calls
        ("Anna Holm telephoned Pablo Rojas.", "call", "remote"),
        ("Anna Holm spoke by phone with Pablo Rojas.", "call", "remote"),
        ("Anna Holm held a phone call with Pablo Rojas.", "call", "remote"),
        ("Anna Holm and Pablo Rojas talked by telephone on Monday.", "call", "remote"),
        ("Anna Holm had a telephone conversation with Pablo Rojas.", "call", "remote"),
        ("Anna Holm called Pablo Rojas to offer her condolences.", "call", "remote"),
        ("Anna Holm and Pablo Rojas held a video conference.", "call", "remote"),
        ("Anna Holm spoke with Pablo Rojas via video link.", "call", "remote"),
        ("In a phone call on Monday, Anna Holm and Pablo Rojas discussed fish.", "call", "remote"),
        # sessions and ceremonies
        ("Anna Holm attended a session of the UN Security Council.", "session", "in_person"),
        ("The Arctic Council held its annual session in Tromsø.", "session", "in_person"),
        ("Anna Holm chaired a session of the African Union.", "session", "in_person"),
        ("Anna Holm and Pablo Rojas attended a signing ceremony in Lima.", "ceremony", "in_person"),
        ("Anna Holm attended the inauguration of Pablo Rojas.", "ceremony", "in_person"),
        ("Ambassador Anna Holm presented her credentials to President Pablo Rojas.", "ceremony", "in_person"),
        ("Anna Holm and Pablo Rojas took part in a wreath-laying ceremony.", "ceremony", "in_person"),
    ],
)
def test_kind_and_format(text: str, kind: str, format: str) -> None:
    assert [(one.kind, one.format) for one in meetings(text)] == [(kind, format)]


SEVERAL: list[tuple[str, list[list[str]]]] = [
    # separately
    ("Anna Holm held separate talks with Pablo Rojas and Tom Berg.", [[A, B], [A, C]]),
    ("Anna Holm met separately with Pablo Rojas and Tom Berg.", [[A, B], [A, C]]),
    ("In separate meetings Anna Holm received Pablo Rojas and Tom Berg.", [[A, B], [A, C]]),
    ("Pablo Rojas will have separate meetings with Anna Holm and with Tom Berg.", [[A, B], [B, C]]),
    # one after the other
    ("After meeting Pablo Rojas in Rome, Anna Holm flew to Paris to see Tom Berg.", [[A, B], [A, C]]),
    ("Anna Holm met Pablo Rojas in Lima and later held talks with Tom Berg in Quito.", [[A, B], [A, C]]),
    ("Anna Holm met Pablo Rojas on Monday and Tom Berg on Tuesday.", [[A, B], [A, C]]),
    ("Before her talks with Pablo Rojas, Anna Holm met Tom Berg.", [[A, B], [A, C]]),
    ("Anna Holm, who met Pablo Rojas on Monday, will meet Tom Berg on Friday.", [[A, B], [A, C]]),
    ("Anna Holm received Pablo Rojas and then spoke by phone with Tom Berg.", [[A, B], [A, C]]),
    ("Anna Holm met Pablo Rojas in Lima and Tom Berg in Quito.", [[A, B], [A, C]]),
    ("Anna Holm will meet Pablo Rojas today and Tom Berg tomorrow.", [[A, B], [A, C]]),
    ("Anna Holm held talks with Pablo Rojas on Monday and with Tom Berg on Tuesday.", [[A, B], [A, C]]),
    ("Anna Holm was received by Pablo Rojas on Monday and by Tom Berg on Tuesday.", [[A, B], [A, C]]),
    ("Anna Holm met Pablo Rojas and later Tom Berg.", [[A, B], [A, C]]),
    ("Anna Holm and Tom Berg held separate talks with Pablo Rojas.", [[A, B], [B, C]]),
    ("A day after meeting Pablo Rojas, Anna Holm received Tom Berg.", [[A, B], [A, C]]),
    ("Anna Holm met Pablo Rojas in Lima. He then met Tom Berg in Quito.", [[A, B], [B, C]]),
    ("Anna Holm met Pablo Rojas in Lima. A similar meeting was held with Tom Berg.", [[A, B], [A, C]]),
    ("Anna Holm met Pablo Rojas. A dinner with Tom Berg is on the programme.", [[A, B], [A, C]]),
    # the same two, again
    (
        "Anna Holm and Pablo Rojas met in Lima on Monday and will meet again in Quito in May.",
        [[A, B], [A, B]],
    ),
    ("Anna Holm met Pablo Rojas on Monday. They will meet again in May.", [[A, B], [A, B]]),
    ("Anna Holm met Pablo Rojas in Lima on Monday. They had last met in 2019.", [[A, B], [A, B]]),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_meetings(text: str, expected: list[list[str]]) -> None:
    assert sorted(names(one) for one in meetings(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holm met Pablo Rojas. The meeting lasted an hour.",
        "Anna Holm met Pablo Rojas in Lima. During the talks they discussed fish.",
        "Anna Holm and Pablo Rojas met on Monday. “It was a good meeting,” Holm said.",
        "Anna Holm met Pablo Rojas. The two ministers talked about fish. The talks were held in Lima.",
        "Anna Holm held talks with Pablo Rojas on Monday. Monday's talks were the first since 2019.",
        "Anna Holm will meet Pablo Rojas on Friday. The meeting will take place in Lima.",
        "Anna Holm received Pablo Rojas in Oslo. At the meeting, Rojas thanked Holm. The sides signed nothing.",
        "Anna Holm met Pablo Rojas in Lima.\n\nFish was discussed at the meeting.\n\nRojas called the talks useful.",
        "Holm, Rojas hold talks\n\nAnna Holm held talks with Pablo Rojas in Lima on Monday.",
        "Talks between Anna Holm and Pablo Rojas ended on Monday. Holm left the talks early.",
    ],
)
def test_one_meeting_in_many_sentences_is_one_report(text: str) -> None:
    assert [names(one) for one in meetings(text)] == [[A, B]]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Anna Holm met Pablo Rojas on the sidelines of the G20 summit in Bali.", "Bali"),
        (
            "On the sidelines of the UN General Assembly in New York, Anna Holm held talks with Pablo Rojas.",
            "New York",
        ),
        ("Anna Holm and Pablo Rojas met on the margins of a NATO conference in Munich.", "Munich"),
        ("Anna Holm talked with Pablo Rojas on the fringes of the Davos forum.", "Davos"),
    ],
)
def test_on_the_sidelines_the_two_meet_alone(text: str, place: str) -> None:
    (found,) = [one for one in meetings(text) if A in names(one)]
    assert (names(found), found.kind) == ([A, B], "bilateral")
    assert found.place is not None
    assert found.place.name == place


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norway's Foreign Minister Anna Holm met her Chilean counterpart Pablo Rojas in Oslo.",
            ["anna holm: foreign minister, norway", "pablo rojas: foreign minister, chile"],
        ),
        (
            "President of Peru Anna Holm received General Pablo Rojas, commander of the Chilean Army.",
            ["anna holm: president, peru", "pablo rojas: general, commander, chilean army"],
        ),
        (
            "Former prime minister Anna Holm of Belize called on UN Secretary-General Pablo Rojas.",
            ["anna holm: former prime minister, belize", "pablo rojas: secretary-general, un"],
        ),
        (
            "Anna Holm, the EU's envoy to Libya, will see Libya's acting prime minister, Pablo Rojas.",
            ["anna holm: envoy to libya, eu", "pablo rojas: acting prime minister, libya"],
        ),
    ],
)
def test_posts_go_with_the_participants(text: str, expected: list[str]) -> None:
    (found,) = meetings(text)
    assert party(found) == expected


def line(report: MeetingReport) -> str:
    """Return a meeting in a line: status, kind, who, where, when, according to whom."""
    where = ", ".join(one.name for one in (report.venue, report.place) if one)
    said = report.stated_by.name if report.stated_by else None
    when = report.date.edtf if report.date else None
    return " | ".join([report.status, report.kind, *party(report), where, when or "", said or ""])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "KUWAIT CITY, March 12 (Gulf Wire) - Kuwaiti Foreign Minister Faisal al-Harbi and his Omani counterpart, "
            "Nasser bin Said Al Busaidi, will hold talks in Muscat on Thursday, the Kuwaiti Foreign Ministry said.",
            [
                "planned | bilateral | faisal al-harbi: foreign minister, kuwait | "
                "nasser bin said al busaidi: foreign minister, oman | Muscat | 2024-03-14 | Kuwaiti Foreign Ministry"
            ],
        ),
        (
            "U.S. Defense Secretary Paul Whitmore arrived in Manila on Sunday for talks with Philippine President "
            "Rosario Villanueva on access to military bases.",
            [
                "held | bilateral | paul whitmore: defense secretary, united states | "
                "rosario villanueva: president, philippines | Manila | 2024-03-10 | "
            ],
        ),
        (
            "Talks between Armenian Deputy Foreign Minister Ara Petrosyan and Azerbaijani Deputy Foreign Minister "
            "Elnur Mammadov that were to open in Tbilisi on Monday have been postponed, the Georgian Foreign "
            "Ministry said.",
            [
                "postponed | bilateral | ara petrosyan: deputy foreign minister, armenia | "
                "elnur mammadov: deputy foreign minister, azerbaijan | Tbilisi | 2024-03-18 | Georgian Foreign Ministry"
            ],
        ),
        (
            "Chief of the General Staff of the Polish Armed Forces General Jan Kowal met with Commander of U.S. Army "
            "Europe Lieutenant General Mark Dunn at the Presidential Palace in Warsaw.",
            [
                "held | bilateral | jan kowal: general, chief of the general staff, polish armed forces | "
                "mark dunn: lieutenant general, commander, u.s. army europe | Presidential Palace, Warsaw |  | "
            ],
        ),
        (
            "French President Luc Marchand spoke by telephone on Monday with Chinese Premier Zhao Lin, the Élysée "
            "Palace said in a statement.",
            [
                "held | call | luc marchand: president, france | zhao lin: premier, china |  | 2024-03-11 | "
                "Élysée Palace"
            ],
        ),
        (
            "Brazil's President Otávio Nunes said on Tuesday he had refused to meet the visiting Israeli foreign "
            "minister, Avi Shalev.",
            [
                "denied | bilateral | avi shalev: foreign minister, israel | otávio nunes: president, brazil |  |  | "
                "Otávio Nunes"
            ],
        ),
        (
            "Greek Prime Minister Nikos Vlahos, who chairs the New Dawn party, will fly to Ankara on Friday at the "
            "invitation of Turkish President Kemal Aydın.",
            ["planned | visit | nikos vlahos: prime minister, greece | Ankara | 2024-03-15 | "],
        ),
        (
            "German Chancellor Erika Vogt and Polish Prime Minister Adam Lis met on the sidelines of an EU summit in "
            "Brussels on Friday, Polish diplomats said.",
            [
                "held | bilateral | adam lis: prime minister, poland | erika vogt: chancellor, germany | Brussels | "
                "2024-03-08 | Polish diplomats"
            ],
        ),
        (
            "A delegation from the International Monetary Fund led by Carla Mendes held talks with Zambia's finance "
            "minister, Moses Phiri, in Lusaka last week.",
            [
                "held | bilateral | carla mendes: international monetary fund | "
                "delegation from the international monetary fund | "
                "moses phiri: finance minister, zambia | Lusaka | 2024-03-04/2024-03-10 | "
            ],
        ),
        (
            "After talks in Cairo with Egyptian President Tarek Sabry, UN envoy Marta Lind flew to Khartoum.",
            [
                "held | bilateral | marta lind: envoy, un | tarek sabry: president, egypt | Cairo |  | ",
                "held | visit | marta lind: envoy, un | Khartoum |  | ",
            ],
        ),
        (
            "Foreign ministers of the Gulf Cooperation Council met in Riyadh on Sunday.",
            [
                "held | multilateral | foreign ministers of the gulf cooperation council | "
                "Riyadh | 2024-03-10 | "
            ],
        ),
    ],
)
def test_whole_leads(text: str, expected: list[str]) -> None:
    assert [line(one) for one in meetings(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        # matches, battles, things that meet
        "Norway will meet Chile in the quarter-final on Friday.",
        "Anna Holm beat Pablo Rojas 6-2, 6-3 to reach the final.",
        "The Rio Negro and the Solimões meet near Manaus.",
        "Norwegian troops met fierce resistance near Kabul.",
        "Chile met its climate targets ahead of time.",
        "Anna Holm failed to meet the deadline set by Pablo Rojas.",
        "The bill met with criticism from Pablo Rojas.",
        # words alike
        "Anna Holm called for calm after the vote.",
        "Anna Holm called Pablo Rojas a liar.",
        "Anna Holm received a letter from Pablo Rojas.",
        "Anna Holm received an award for her novel.",
        "Anna Holm visited a museum's website to look up Pablo Rojas.",
        "Talks are better than war, Anna Holm said.",
        "Anna Holm said the talk of war was wrong.",
        "Anna Holm welcomed a decision of the court.",
        "Anna Holm greeted the verdict with relief.",
        "Anna Holm addressed a rally in Lima.",
        "Anna Holm wrote to Pablo Rojas about fish.",
        "Anna Holm and Pablo Rojas were born in the same town.",
        "Anna Holm hosted a radio show for ten years.",
        "Anna Holm sees Pablo Rojas as a rival.",
        "Anna Holm was named ambassador to Peru on Monday.",
        # about meetings, but none in particular
        "Such meetings rarely produce anything, Anna Holm said.",
        "A summit costs a city about two million dollars.",
    ],
)
def test_no_meeting(text: str) -> None:
    assert meetings(text) == ()
