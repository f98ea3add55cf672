"""States and bodies that the words beside a name give its bearer."""

import pytest

from tests.extract.passage import posts, read


@pytest.mark.parametrize(
    ("text", "person", "role", "organization"),
    [
        ("Rear Admiral Karl Weiss of the Riverland Navy spoke.", "Karl Weiss", None, "Riverland Navy"),
        ("Norway's Ingrid Solhaug spoke.", "Ingrid Solhaug", None, "Norway"),
        ("Ingrid Solhaug (Norway) spoke.", "Ingrid Solhaug", None, "Norway"),
        ("Foreign Minister Ingrid Solhaug of Norway spoke.", "Ingrid Solhaug", "Foreign Minister", "Norway"),
        ("Crown Prince Faisal bin Nayef of Dubai spoke.", "Faisal bin Nayef", "Crown Prince", "Dubai"),
        ("Deputy Minister Karl Weiss will represent Norway.", "Karl Weiss", "Deputy Minister", "Norway"),
        ("Chad was represented by Prime Minister Paul Okoth.", "Paul Okoth", "Prime Minister", "Chad"),
        ("A NATO team led by Karl Weiss arrived.", "Karl Weiss", None, "NATO"),
        ("Karl Weiss, who heads the Riverland Navy, spoke.", "Karl Weiss", "head", "Riverland Navy"),
        ("Karl Weiss, who heads the Red Cross, spoke.", "Karl Weiss", "head", "Red Cross"),
        (
            "Karl Weiss, who chairs the parliament's foreign affairs committee, spoke.",
            "Karl Weiss",
            "chair",
            "parliament's foreign affairs committee",
        ),
        ("Karl Weiss, who leads the Labour Party, spoke.", "Karl Weiss", "leader", "Labour Party"),
        ("Karl Weiss, who leads the opposition Dawn Party, spoke.", "Karl Weiss", "leader", "Dawn Party"),
        ("Karl Weiss, who runs Norway's central bank, spoke.", "Karl Weiss", "head", "Norway's central bank"),
        (
            "Karl Weiss, who heads the Committee on Foreign Affairs, spoke.",
            "Karl Weiss",
            "head",
            "Committee on Foreign Affairs",
        ),
        ("Deputy Minister Karl Weiss headed the Chadian side.", "Karl Weiss", "Deputy Minister", "Chad"),
    ],
)
def test_what_stands_beside_a_name(text: str, person: str, role: str | None, organization: str) -> None:
    found = posts(text)[person]
    assert (found[0], found[2]) == (role, organization)


@pytest.mark.parametrize(
    "text",
    [
        "Karl Weiss spoke of Norway.",
        "Karl Weiss met Ingrid Solhaug in Norway.",
        "Norway's policy surprised Karl Weiss.",
        "A Chadian delegation led by General Karl Weiss arrived.",
        "Karl Weiss chaired the NATO meeting.",
        "Karl Weiss, who leads the delegation, spoke.",
        "Karl Weiss, who heads the group's office, spoke.",
        "Karl Weiss, who leads a team of experts, spoke.",
    ],
)
def test_other_words_give_nobody(text: str) -> None:
    assert read(text).affiliations == ()
