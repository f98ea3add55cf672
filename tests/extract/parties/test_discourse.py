"""Whom pronouns, posts and groups mean, after what was told before."""

import pytest

from tests.extract.passage import meant, meeting, meetings, names

MET = "Ingrid Solhaug met Karl Weiss in Oslo. "


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        (MET + "He left.", "He", ["Karl Weiss"]),
        (MET + "She left.", "She", ["Ingrid Solhaug"]),
        (MET + "They left.", "They", ["Ingrid Solhaug", "Karl Weiss"]),
        (MET + "The two left.", "two", ["Ingrid Solhaug", "Karl Weiss"]),
        (MET + "The parties agreed.", "parties", ["Ingrid Solhaug", "Karl Weiss"]),
        (MET + "Both ministers left.", "ministers", ["Ingrid Solhaug", "Karl Weiss"]),
        (MET + "Weiss left.", "Weiss", ["Karl Weiss"]),
        ("President Karl Weiss spoke. The president left.", "president", ["Karl Weiss"]),
        (
            "German Chancellor Karl Weiss and Finnish President Eero Laine spoke. The chancellor left.",
            "chancellor",
            ["Karl Weiss"],
        ),
        ("Finnish President Eero Laine spoke. The Finnish president left.", "president", ["Eero Laine"]),
        ("The Finnish president left. Later Finnish President Eero Laine spoke.", "Laine", ["Eero Laine"]),
    ],
)
def test_somebody_named(text: str, word: str, names: list[str]) -> None:
    found = meant(text, word)
    assert [one.name for one in found] == names
    assert not any(one.unnamed for one in found)
    for one in found:
        assert text[one.start : one.end] == one.text


@pytest.mark.parametrize(
    "text",
    [
        "German Chancellor Karl Weiss spoke. The Georgian president left.",
        # An analyst of that country doesn't hold its highest post.
        "Georgian analyst Nino Beridze spoke. The Georgian president left.",
        "It rained. The Georgian president left.",
    ],
)
def test_a_post_that_nobody_in_the_text_holds_stays_unnamed(text: str) -> None:
    (found,) = meant(text, "president")
    assert (found.name, found.unnamed, found.country) == ("President of Georgia", True, "GE")


@pytest.mark.parametrize(
    ("text", "word", "name", "kind"),
    [
        ("It rained. Georgian diplomats left.", "diplomats", "Georgian diplomats", "group"),
        ("It rained. Leaders of Hamas left.", "Leaders", "Leaders of Hamas", "group"),
        (
            "It rained. A delegation of the Example Party left.",
            "delegation",
            "delegation of the Example Party",
            "group",
        ),
        (MET + "Georgian ministers left.", "ministers", "Georgian ministers", "group"),
        ("It rained. Norway agreed.", "Norway", "Norway", "state"),
        ("It rained. Ankara agreed.", "Ankara", "Turkey", "state"),
        ("It rained. NATO agreed.", "NATO", "NATO", "organization"),
    ],
)
def test_groups_states_and_bodies(text: str, word: str, name: str, kind: str) -> None:
    (found,) = meant(text, word)
    assert (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("It rained. He left.", "He"),
        ("It rained. They left.", "They"),
        ("It rained. The two left.", "two"),
        ("It rained. The rain left.", "rain"),
        ("Ingrid Solhaug spoke. He left.", "He"),
    ],
)
def test_nobody_is_guessed(text: str, word: str) -> None:
    assert meant(text, word) == ()


def test_a_pronoun_means_the_subject_of_its_own_sentence() -> None:
    (found,) = meant("It rained. Ingrid Solhaug told Anna Ozola that she had met Karl Weiss.", "she")
    assert found.name == "Ingrid Solhaug"


def test_a_counterpart_without_a_name_holds_the_same_post() -> None:
    text = "The Finnish foreign minister, Eero Laine, met his Georgian counterpart in Oslo on Monday."
    assert [(one.name, one.unnamed) for one in meeting(text).participants] == [
        ("Eero Laine", False),
        ("Foreign Minister of Georgia", True),
    ]


def test_a_counterpart_is_that_of_the_subject_and_not_of_who_is_named_last() -> None:
    text = (
        "Finnish President Eero Laine will meet German Chancellor Karl Weiss and his Georgian counterpart, "
        "Nino Beridze, on Friday."
    )
    assert meeting(text).participants[-1].role == "President"


def test_two_of_a_post_are_the_pair_before_any_meeting() -> None:
    text = (
        "Finnish Prime Minister Eero Laine is in Oslo. Prime Minister Ingrid Solhaug of Norway hopes for more trade. "
        "The two Prime Ministers held talks on Monday."
    )
    assert {one.name for one in meeting(text).participants} == {"Eero Laine", "Ingrid Solhaug"}


@pytest.mark.parametrize(
    ("before", "after", "who"),
    [
        # The subject of the sentence before is meant, and not who is named last.
        (
            "Finnish President Eero Laine flew to Berlin with Tom Berg.",
            "He met German Chancellor Karl Weiss on Monday.",
            ["Eero Laine", "Karl Weiss"],
        ),
        (
            "Finnish President Eero Laine greeted Tom Berg, a spokesman said.",
            "On Monday he will receive German Chancellor Karl Weiss.",
            ["Eero Laine", "Karl Weiss"],
        ),
        # Nobody receives himself.
        (
            "Finnish President Eero Laine arrived in Berlin.",
            "German Chancellor Karl Weiss received him on Monday.",
            ["Eero Laine", "Karl Weiss"],
        ),
        (
            "Finnish President Eero Laine arrived in Berlin.",
            "German Chancellor Karl Weiss received His Excellency on Monday.",
            ["Eero Laine", "Karl Weiss"],
        ),
        (
            "Finnish President Eero Laine is on a visit to Germany.",
            "On Monday the visitor met German Chancellor Karl Weiss.",
            ["Eero Laine", "Karl Weiss"],
        ),
        (
            "A Georgian delegation arrived in Berlin.",
            "The delegation met German Chancellor Karl Weiss on Monday.",
            ["Georgian delegation", "Karl Weiss"],
        ),
        (
            "The Arctic Council is divided.",
            "It held talks with German Chancellor Karl Weiss on Monday.",
            ["Arctic Council", "Karl Weiss"],
        ),
    ],
)
def test_who_is_spoken_of(before: str, after: str, who: list[str]) -> None:
    assert names(meetings(f"{before} {after}")[-1]) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Karl Weiss refused to meet Eero Laine when the Finnish president visited Berlin.", ["Eero Laine"]),
        (
            "German Chancellor Karl Weiss wrote to Eero Laine and will meet the Finnish president on Monday.",
            ["Eero Laine", "Karl Weiss"],
        ),
        # Whoever does something to somebody, or speaks of them, is another.
        ("Karl Weiss met the Finnish president on Monday.", ["Karl Weiss", "President of Finland"]),
        (
            "Karl Weiss said the Finnish president met Pope Paul on Monday.",
            ["Paul", "President of Finland"],
        ),
    ],
)
def test_who_needs_no_introduction_is_named_by_name_and_post(text: str, who: list[str]) -> None:
    assert names(meetings(text)[-1]) == who


def test_the_holders_of_several_posts_may_be_named_later() -> None:
    text = (
        "The foreign ministers of Norway and Finland met in Oslo on Monday. "
        "“We agreed,” Finnish Foreign Minister Eero Laine said. "
        "His Norwegian counterpart, Ingrid Solhaug, thanked him."
    )
    assert names(meetings(text)[0]) == ["Eero Laine", "Ingrid Solhaug"]


def test_ministers_of_something_else_are_not_those_who_met() -> None:
    text = MET + "Oslo hosts a meeting of the transport ministers of the Baltic Assembly on Friday."
    assert not {"Ingrid Solhaug", "Karl Weiss"} & set(names(meetings(text)[-1]))


@pytest.mark.parametrize("word", ["counterpart", "peer", "colleague", "opposite number"])
def test_nobody_is_their_own_counterpart(word: str) -> None:
    found = meeting(f"Foreign Minister Anna Holm met her Peruvian {word} in Lima.")
    assert names(found) == ["Anna Holm", "Foreign Minister of Peru"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Holm and Pablo Rojas are rivals. The two men met in Tunis.", ["Anna Holm", "Pablo Rojas"]),
        ("Anna Holm and Pablo Rojas disagree. Both leaders met in Tunis.", ["Anna Holm", "Pablo Rojas"]),
        ("Norway and Chad signed a treaty. The two ministers met in Tunis.", None),
        ("Anna Holm, Ion Pavel and Pablo Rojas disagree. The two ministers met in Tunis.", None),
    ],
)
def test_the_two_who_are_spoken_of(text: str, expected: list[str] | None) -> None:
    assert [names(one) for one in meetings(text) if one.kind == "bilateral"] == (
        [expected] if expected else []
    )


@pytest.mark.parametrize("he", ["He", "The Norwegian president"])
def test_a_post_without_a_name_is_spoken_of(he: str) -> None:
    found = meetings(f"The Norwegian president received Pablo Rojas. {he} also received Maria Sol.")
    assert names(found[-1]) == ["Maria Sol", "President of Norway"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("President Anna Holm of Norway's visit to Lima was cancelled.", ["Anna Holm"]),
        ("King Omar of Jordan's talks with Pablo Rojas ended.", ["Omar", "Pablo Rojas"]),
    ],
)
def test_whose_the_visit_is(text: str, who: list[str]) -> None:
    assert names(meeting(text)) == who
