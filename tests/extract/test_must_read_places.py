"""Where and when a meeting is, and about what; from the whole text, as a reader of the graph sees it."""

import pytest

from tests.extract.passage import meeting, meetings, names
from tests.extract.test_must_read_people import misread


@pytest.mark.parametrize(
    ("text", "venue", "place"),
    [
        # venue and city
        (
            "Anna Holm met Pablo Rojas at the Presidential Palace in Helsinki.",
            "Presidential Palace",
            "Helsinki",
        ),
        ("Anna Holm received Pablo Rojas at Bellevue Palace in Berlin.", "Bellevue Palace", "Berlin"),
        (
            "The talks between Anna Holm and Pablo Rojas were held in Geneva's Hotel Beau Rivage.",
            "Hotel Beau Rivage",
            "Geneva",
        ),
        ("Anna Holm met Pablo Rojas at a hotel in Doha.", None, "Doha"),
        ("In Vienna, Anna Holm met Pablo Rojas at the Hofburg Palace.", "Hofburg Palace", "Vienna"),
        ("Anna Holm met Pablo Rojas at the Foreign Ministry in Tokyo.", "Foreign Ministry", "Tokyo"),
        ("Anna Holm welcomed Pablo Rojas at Heathrow Airport.", "Heathrow Airport", None),
        ("Anna Holm and Pablo Rojas met at UN headquarters in New York.", "UN headquarters", "New York"),
        ("Anna Holm met Pablo Rojas at the Norwegian embassy in Santiago.", "Norwegian embassy", "Santiago"),
        ("Anna Holm held talks with Pablo Rojas in the Kremlin.", "Kremlin", None),
        ("Anna Holm met Pablo Rojas at the Kremlin on Monday.", "Kremlin", None),
        ("Anna Holm received Pablo Rojas at the White House.", "White House", None),
        ("Pablo Rojas, left, greets Anna Holm before a meeting in Lima, Peru.", None, "Lima"),
        (
            "Anna Holm shakes hands with Pablo Rojas following their meeting in Dolma Palace in Istanbul.",
            "Dolma Palace",
            "Istanbul",
        ),
        # city, region, country
        ("Anna Holm met Pablo Rojas in Lima.", None, "Lima"),
        ("Anna Holm met Pablo Rojas in Lima, Peru.", None, "Lima"),
        ("Anna Holm met Pablo Rojas in Portland, Oregon.", None, "Portland"),
        ("Anna Holm met Pablo Rojas in the city of Cusco in southern Peru.", None, "Cusco"),
        ("Anna Holm met Pablo Rojas in Bavaria.", None, "Bavaria"),
        ("Anna Holm met Pablo Rojas in Peru.", None, "Peru"),
        ("Anna Holm met Pablo Rojas outside Lima.", None, "Lima"),
        ("Anna Holm met Pablo Rojas near the Polish city of Lublin.", None, "Lublin"),
        # told by what it is
        ("Anna Holm met Pablo Rojas in the Hungarian capital.", None, "Budapest"),
        ("Anna Holm met Pablo Rojas in the Peruvian capital, Lima.", None, "Lima"),
        ("Anna Holm met Pablo Rojas in Peru's capital.", None, "Lima"),
        ("Anna Holm arrived in the Kenyan capital for talks with Pablo Rojas.", None, "Nairobi"),
        ("Anna Holm met Pablo Rojas in the Black Sea resort of Sochi.", None, "Sochi"),
        ("Anna Holm met Pablo Rojas in the Swiss ski resort of Davos.", None, "Davos"),
        (
            "Anna Holm met Pablo Rojas in the Egyptian Red Sea resort of Sharm el-Sheikh.",
            None,
            "Sharm el-Sheikh",
        ),
        ("Anna Holm met Pablo Rojas in the northern port city of Trujillo.", None, "Trujillo"),
        # other words around it
        ("Lima hosted a meeting of Anna Holm and Pablo Rojas.", None, "Lima"),
        ("Anna Holm flew to Lima and met Pablo Rojas there.", None, "Lima"),
        ("Anna Holm arrived in Lima, where she met Pablo Rojas.", None, "Lima"),
        ("Anna Holm and Pablo Rojas, who is on a visit to Lima, met on Monday.", None, "Lima"),
        ("A meeting in Lima between Anna Holm and Pablo Rojas lasted an hour.", None, "Lima"),
        ("Anna Holm's Lima talks with Pablo Rojas lasted an hour.", None, "Lima"),
        # a building that is named, with or without its city
        ("Anna Holm met Pablo Rojas at the presidential palace in Lima.", "presidential palace", "Lima"),
        ("Anna Holm met Pablo Rojas at his residence in Lima.", None, "Lima"),
        ("Anna Holm met Pablo Rojas at Lima airport.", "Lima airport", "Lima"),
        ("Anna Holm met Pablo Rojas at Lima's Government Palace.", "Government Palace", "Lima"),
        (
            "Anna Holm met Pablo Rojas at the Prime Minister's Office in Canberra.",
            "Prime Minister's Office",
            "Canberra",
        ),
        ("Anna Holm met Pablo Rojas at the Palais des Nations in Geneva.", "Palais des Nations", "Geneva"),
        ("Anna Holm met Pablo Rojas at the Bruzgi checkpoint.", "Bruzgi checkpoint", None),
        # towns by what they are, or that look like names of people
        ("Anna Holm met Pablo Rojas in the capital of Peru.", None, "Lima"),
        ("Anna Holm met Pablo Rojas in Peru's second city, Arequipa.", None, "Arequipa"),
        ("Anna Holm met Pablo Rojas on the Greek island of Crete.", None, "Crete"),
        ("Anna Holm met Pablo Rojas in downtown Lima.", None, "Lima"),
        ("Anna Holm had dinner with Pablo Rojas at a restaurant in Colmar.", None, "Colmar"),
        # an occasion that has a place
        ("On her arrival in Lima, Anna Holm was received by Pablo Rojas.", None, "Lima"),
        ("Anna Holm met Pablo Rojas at the start of a two-day visit to Lima.", None, "Lima"),
        ("Anna Holm met Pablo Rojas during a stopover in Lima.", None, "Lima"),
        ("Anna Holm met Pablo Rojas on the sidelines of the Munich Security Conference.", None, "Munich"),
        ("Anna Holm met Pablo Rojas on the margins of the Prague summit.", None, "Prague"),
        (
            "Leaders of the region opened a summit in Lima. On the margins of the gathering, Anna Holm met Pablo Rojas.",
            None,
            "Lima",
        ),
        ("Anna Holm had a full day in Lima on Monday. She met Pablo Rojas.", None, "Lima"),
        ("Anna Holm met Pablo Rojas at the Berlaymont.", "Berlaymont", None),
        (
            "Within the framework of the summit in Lima, Anna Holm held a meeting with Pablo Rojas.",
            None,
            "Lima",
        ),
        ("Leaders flew to Lima for a summit. Anna Holm and Pablo Rojas met on the sidelines.", None, "Lima"),
        # told by another verb
        ("Lima was the venue of the talks between Anna Holm and Pablo Rojas.", None, "Lima"),
        ("Oslo will host talks between Anna Holm and Pablo Rojas on Monday.", None, "Oslo"),
        ("Pablo Rojas welcomed Anna Holm to Lima.", None, "Lima"),
        ("Anna Holm left for Lima on Monday to meet Pablo Rojas.", None, "Lima"),
        ("Anna Holm left Oslo for Lima, where she will meet Pablo Rojas.", None, "Lima"),
        (
            "Anna Holm told reporters in Lima following a meeting with Pablo Rojas that all was well.",
            None,
            "Lima",
        ),
        ("Anna Holm arrived in Lima on Monday. She will meet Pablo Rojas.", None, "Lima"),
        ("LIMA, March 12 (Example Wire) - Anna Holm met Pablo Rojas here on Monday.", None, "Lima"),
    ],
)
def test_where(text: str, venue: str | None, place: str | None) -> None:
    (found,) = [one for one in meetings(text) if one.kind != "visit"]
    assert names(found) == ["Anna Holm", "Pablo Rojas"]
    assert (found.venue and found.venue.name, found.place and found.place.name) == (venue, place)


@pytest.mark.parametrize(
    "text",
    [
        # governments
        "Moscow said that Anna Holm had met Pablo Rojas.",
        "London announced that Anna Holm would meet Pablo Rojas.",
        "Anna Holm met Pablo Rojas, Paris said on Monday.",
        "Anna Holm met Pablo Rojas after Washington had agreed.",
        "Anna Holm met Pablo Rojas, a move that angered Beijing.",
        "Anna Holm met Pablo Rojas to ease the quarrel with Tehran.",
        # what is spoken of, and who is from where
        "Anna Holm met Pablo Rojas to discuss the war in Yemen.",
        "Anna Holm met Pablo Rojas, whose troops fight in Yemen.",
        "Anna Holm met Pablo Rojas after the attack in Nice.",
        "Anna Holm met Pablo Rojas ahead of the summit in Bali.",
        "Anna Holm met Pablo Rojas, head of the UN mission in Mali.",
        "Sources in Quito ruled out a meeting between Anna Holm and Pablo Rojas.",
        "Anna Holm of Norway met Pablo Rojas of Chile.",
        "Anna Holm met Pablo Rojas and later flew to Lima.",
        "Anna Holm met Pablo Rojas, the ambassador to Peru.",
        "Anna Holm, who was born in Lima, met Pablo Rojas.",
        "Anna Holm met Pablo Rojas, a spokesman in Lima said.",
        "Speaking in Lima, Tom Berg said that Anna Holm had met Pablo Rojas.",
        # who writes
        "LIMA, March 12 (Example Wire) - Anna Holm met Pablo Rojas on Monday.",
        "LIMA (Example Wire) — Anna Holm phoned Pablo Rojas.",
        "Anna Holm met Pablo Rojas. (Reporting by Tom Berg in Lima)",
    ],
)
def test_where_it_was_is_left_open(text: str) -> None:
    (found,) = [one for one in meetings(text) if one.kind != "visit" and "Anna Holm" in names(one)]
    assert (found.place, found.venue) == (None, None)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        # the larger one, unless the text speaks for another
        ("Anna Holm met Pablo Rojas in Paris.", "FR"),
        ("Anna Holm met Pablo Rojas in Birmingham.", "GB"),
        ("Anna Holm met Pablo Rojas in Córdoba, Spain.", "ES"),
        ("Argentine President Anna Holm met Pablo Rojas in Córdoba.", "AR"),
        ("Anna Holm met Pablo Rojas in Valencia, Venezuela.", "VE"),
        ("Anna Holm met Pablo Rojas in the Spanish city of Valencia.", "ES"),
        ("Anna Holm met Pablo Rojas in Athens, Georgia.", "US"),
        ("Anna Holm met Pablo Rojas in Athens.", "GR"),
        ("Anna Holm met Pablo Rojas in Tbilisi, Georgia.", "GE"),
        ("Anna Holm arrived in Chile on Monday. She met Pablo Rojas in Santiago.", "CL"),
        ("Spanish President Anna Holm met Pablo Rojas in Valencia.", "ES"),
        ("US envoy Anna Holm met Pablo Rojas in Paris.", "FR"),
        ("Anna Holm met Pablo Rojas in Hyderabad, Pakistan.", "PK"),
    ],
)
def test_places_of_the_same_name(text: str, country: str) -> None:
    (found,) = [one for one in meetings(text) if one.kind != "visit"]
    assert found.place is not None
    assert found.place.country == country


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Anna Holm met Pablo Rojas on 5 March 2024.", "2024-03-05"),
        ("Anna Holm met Pablo Rojas on Tuesday.", "2024-03-12"),
        ("Anna Holm will meet Pablo Rojas on Tuesday.", "2024-03-19"),
        ("Anna Holm and Pablo Rojas will meet on 6 and 7 May.", "2024-05-06/2024-05-07"),
        ("Anna Holm held talks with Pablo Rojas from 30 January to 2 February.", "2024-01-30/2024-02-02"),
        ("Anna Holm will meet Pablo Rojas on May 6-7.", "2024-05-06/2024-05-07"),
        ("Anna Holm met Pablo Rojas in early March.", "2024-03-01/2024-03-10"),
        ("Anna Holm met Pablo Rojas in the summer of 2019.", "2019-22"),
        ("Anna Holm met Pablo Rojas around 5 March.", "2024-03-05~"),
        ("Anna Holm will meet Pablo Rojas next week.", "2024-03-18/2024-03-24"),
        ("Anna Holm met Pablo Rojas in the 1990s.", "199X"),
        ("LIMA, March 12 (Example Wire) - Anna Holm met Pablo Rojas on Sunday.", "2024-03-10"),
        ("A summit ended in Lima on 5 March. The next day Anna Holm met Pablo Rojas.", "2024-03-06"),
    ],
)
def test_when(text: str, edtf: str) -> None:
    (found,) = [one for one in meetings(text) if "Anna Holm" in names(one)]
    assert found.date is not None
    assert found.date.edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Anna Holm met Pablo Rojas on Tuesday.", None),
        ("Anna Holm will meet Pablo Rojas next week.", None),
        ("Anna Holm and Pablo Rojas will meet on 6 and 7 May.", "XXXX-05-06/XXXX-05-07"),
        ("Anna Holm met Pablo Rojas on 5 March 2019.", "2019-03-05"),
    ],
)
def test_never_by_todays_clock(text: str, edtf: str | None) -> None:
    found = meeting(text, None)
    assert found.date is not None
    assert found.date.edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holm met Pablo Rojas, a spokesman said on Monday.",
        "Anna Holm met Pablo Rojas, who was elected in 2019.",
        "Anna Holm and Pablo Rojas discussed the floods of last week.",
    ],
)
def test_the_date_of_something_else(text: str) -> None:
    assert meeting(text).date is None


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Anna Holm and Pablo Rojas discussed fishing rights.", ["fishing rights"]),
        ("Anna Holm met Pablo Rojas to discuss fishing rights.", ["fishing rights"]),
        ("Anna Holm discussed fishing rights with Pablo Rojas in Lima on Monday.", ["fishing rights"]),
        ("Anna Holm held talks with Pablo Rojas on fishing rights.", ["fishing rights"]),
        ("Anna Holm held talks with Pablo Rojas about trade and visas.", ["trade", "visas"]),
        ("Anna Holm and Pablo Rojas met for talks on border security.", ["border security"]),
        (
            "Anna Holm met Pablo Rojas. They discussed trade, visas and border security.",
            ["trade", "visas", "border security"],
        ),
        ("Anna Holm met Pablo Rojas. The talks focused on debt relief.", ["debt relief"]),
        ("Anna Holm met Pablo Rojas. The meeting dealt with debt relief.", ["debt relief"]),
        ("Anna Holm met Pablo Rojas. On the agenda was debt relief.", ["debt relief"]),
        ("Anna Holm met Pablo Rojas. Debt relief was discussed.", ["Debt relief"]),
        ("Anna Holm and Pablo Rojas exchanged views on debt relief.", ["debt relief"]),
        misread(
            "Anna Holm and Pablo Rojas talked about debt relief, a spokesman said.",
            ["debt relief"],
            read="no meeting",
        ),
        ("Anna Holm met Pablo Rojas to talk about grain exports from Odesa.", ["grain exports from Odesa"]),
        ("Anna Holm phoned Pablo Rojas about the fate of two fishermen.", ["fate of two fishermen"]),
        # wherever it stands
        ("Anna Holm held talks with Pablo Rojas in Lima on Monday on energy.", ["energy"]),
        ("Anna Holm held talks on energy with Pablo Rojas in Lima.", ["energy"]),
        (
            "Anna Holm held talks with the minister of Peru, Pablo Rojas, on a loan for sea defences.",
            ["loan for sea defences"],
        ),
        ("Anna Holm saw the President of Kiribati, Pablo Rojas, about sea-level rise.", ["sea-level rise"]),
        ("Anna Holm invited Pablo Rojas to talks on missing persons next month.", ["missing persons"]),
        ("Anna Holm and Pablo Rojas discussed ways to boost trade.", ["ways to boost trade"]),
        # of the meeting before
        (
            "Anna Holm met Pablo Rojas. The discussion turned on the command of the army.",
            ["command of the army"],
        ),
        (
            "Anna Holm met Pablo Rojas. The two sides also shared views on the situation on the Korean Peninsula.",
            ["situation on the Korean Peninsula"],
        ),
        (
            "Anna Holm met Pablo Rojas. They took stock of the pact and exchanged views on trade and on visas.",
            ["pact", "trade", "visas"],
        ),
        ("Anna Holm met Pablo Rojas. Trade topped the agenda.", ["Trade"]),
        ("Anna Holm met Pablo Rojas. The main topic was trade.", ["trade"]),
        ("Anna Holm met Pablo Rojas. The issues discussed included trade and visas.", ["trade", "visas"]),
        (
            "Anna Holm met Pablo Rojas. They discussed energy, transport, as well as trade.",
            ["energy", "transport", "trade"],
        ),
        (
            "Anna Holm phoned Pablo Rojas. The leaders exchanged views on the supply of grain.",
            ["supply of grain"],
        ),
        # none
        ("Anna Holm met Pablo Rojas on Monday.", []),
        ("Anna Holm held talks with Pablo Rojas on Monday in Lima.", []),
        ("Anna Holm met Pablo Rojas on the sidelines of a summit.", []),
        ("Anna Holm met Pablo Rojas on arrival.", []),
        ("Anna Holm met Pablo Rojas on Contadora Island.", []),
        ("Anna Holm and Pablo Rojas held talks over lunch.", []),
        ("Anna Holm spoke on the phone with Pablo Rojas.", []),
        ("Anna Holm met Pablo Rojas. Tom Berg discussed fish with his cook.", []),
    ],
)
def test_topics(text: str, topics: list[str]) -> None:
    (found,) = [one for one in meetings(text) if names(one) == ["Anna Holm", "Pablo Rojas"]]
    assert [one.label for one in found.topics] == topics
