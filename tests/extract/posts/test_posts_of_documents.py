"""Posts that a whole document gives: whose they are, who had them before, what a pronoun's bearer was."""

import pytest

from tests.extract.passage import posts, read

Post = tuple[str | None, str | None, str | None]


@pytest.mark.parametrize(
    ("text", "person", "post"),
    [
        # what is quoted speaks of others
        (
            "OSLO (Wire) - It rained. “Chad is far away,” Foreign Minister Liv Dahl said.",
            "Liv Dahl",
            ("Foreign Minister", None, "Norway"),
        ),
        # where an envoy is sent, bare posts are those of the host
        (
            "The new Ambassador of Ghana to Malta, Kofi Mensah, called on Prime Minister Joseph Zammit.",
            "Joseph Zammit",
            ("Prime Minister", None, "Malta"),
        ),
        (
            "Secretary of State Mary Holt flew to Peru on Monday.",
            "Mary Holt",
            ("Secretary of State", None, "United States"),
        ),
        # houses named in full before
        (
            "The Ministry of Health closed two schools. The Ministry's spokesman, Jan Berg, gave no reason.",
            "Jan Berg",
            ("spokesman", None, "Ministry of Health"),
        ),
        (
            "The unification ministry denied it. Ministry spokeswoman Mina Park gave no reason.",
            "Mina Park",
            ("spokeswoman", None, "unification ministry"),
        ),
        (
            "The Embassy of Ghana in Oslo is closed. Ambassador Kofi Mensah is on leave.",
            "Kofi Mensah",
            ("Ambassador", None, "Ghana"),
        ),
        # who follows whom
        (
            "Peru named Ana Costa as its health minister on Monday. She succeeds Luis Prado, a surgeon by training.",
            "Luis Prado",
            ("Health Minister", None, "Peru"),
        ),
        (
            "Brigadier Musa Bello was appointed chief of the Riverland Navy. He takes over from Commodore Yaw Addo.",
            "Yaw Addo",
            ("Chief", "Commodore", "Riverland Navy"),
        ),
        # of a pronoun
        (
            "Karl Weiss died on Monday.\n\nHe served as director of the Riverland Museum for ten years.",
            "Karl Weiss",
            ("director", None, "Riverland Museum"),
        ),
        # what one leads
        (
            "Karl Weiss, 54, commanded the Joint Lake Force in Chad.",
            "Karl Weiss",
            ("commander", None, "Joint Lake Force"),
        ),
        (
            "Gen. Karl Weiss, who has led the Chadian army since May, left.",
            "Karl Weiss",
            ("commander", "Gen.", "Chadian army"),
        ),
        (
            "They saw members of the Budget Committee, chaired by Mary Holt.",
            "Mary Holt",
            ("chair", None, "Budget Committee"),
        ),
        (
            "One of them, Mary Holt, now director of the Film Institute, spoke.",
            "Mary Holt",
            ("director", None, "Film Institute"),
        ),
        # the ends of a title
        (
            "Peru named career diplomat Ana Costa as ambassador to Chad.",
            "Ana Costa",
            ("Ambassador to Chad", None, "Peru"),
        ),
        (
            "The electoral commission secretary Mary Holt resigned.",
            "Mary Holt",
            ("Secretary", None, "electoral commission"),
        ),
        ("NATO senior economist Mary Holt spoke.", "Mary Holt", ("senior economist", None, "NATO")),
        ("Peru coach Luis Prado spoke.", "Luis Prado", ("coach", None, "Peru")),
    ],
)
def test_posts_of_documents(text: str, person: str, post: Post) -> None:
    assert posts(text).get(person) == post


@pytest.mark.parametrize(
    ("text", "person", "post"),
    [
        # another's post in the same words
        (
            "India is building dams. The province's opposition leader, Asha Rao, protested.",
            "Asha Rao",
            ("Opposition Leader", None, None),
        ),
        # two who can be meant
        ("Karl Weiss saw Jan Berg.\n\nHe served as director of the Riverland Museum.", "Karl Weiss", None),
        ("Karl Weiss saw Jan Berg.\n\nHe served as director of the Riverland Museum.", "Jan Berg", None),
        # a sentence that begins in the next line
        ("Karl Weiss\nA Navy spokesman said: “We met nobody.”", "Karl Weiss", None),
        ("Talks with Karl Weiss\n\nThe ministry's director left.", "Karl Weiss", None),
        # chairing a meeting is no post
        ("A meeting of the Security Council chaired by Mary Holt ended.", "Mary Holt", None),
    ],
)
def test_what_gives_none(text: str, person: str, post: Post | None) -> None:
    assert posts(text).get(person) == post


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Prime Minister and President Karl Weiss spoke at the summit.", ["President"]),
        ("The Prime Minister and President Karl Weiss spoke at the summit.", ["President"]),
        ("The Premier and King Karl Weiss spoke at the summit.", ["King"]),
        (
            "Prime Minister and Minister of Finance Karl Weiss spoke.",
            ["Prime Minister", "Minister of Finance"],
        ),
        ("Chairman and President Karl Weiss spoke at the summit.", ["Chairman", "President"]),
    ],
)
def test_head_of_state_and_of_government_are_two(text: str, roles: list[str]) -> None:
    assert [one.role for one in read(text).affiliations] == roles


@pytest.mark.parametrize("verb", ["appointed", "promoted", "named"])
def test_a_verb_before_a_particle_is_no_name(verb: str) -> None:
    text = (
        f"According to the ministry, Karl Weiss {verb} Abu Tamiya the lead commander for logistics in 2004."
    )
    assert [name for name in posts(text) if "Tamiya" in name] == ["Abu Tamiya"]
