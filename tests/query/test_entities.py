"""Finding, showing, joining and counting entities."""

import msgspec
import pytest

from kg.query import find, library, path, show, stats
from kg.query.answer import Page
from kg.store.base import Store


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Giulia Ferrante", "p-giulia"),
        ("ferrante", "p-giulia"),
        ("FERANTE", "p-giulia"),
        ("Абишев", "p-nurlan"),
        ("abish", "p-nurlan"),
        ("odegard", "p-sverre"),
        ("Novotna", "p-petra"),
        ("рим", "gn:rome"),
        ("NU", "o-union"),
        ("fishing", "t-fish"),
        ("p-dana", "p-dana"),
    ],
)
def test_find(embedded_world: Store, text: str, first: str) -> None:
    assert find(embedded_world, text).rows[0]["id"] == first


def test_find_nothing_and_a_limit(embedded_world: Store) -> None:
    assert find(embedded_world, "").rows == []
    assert find(embedded_world, "qqqqqq").rows == []
    assert len(find(embedded_world, "e", limit=2).rows) <= 2


def test_show_each_label(embedded_world: Store) -> None:
    for id, label in (
        ("p-giulia", "Person"), ("o-union", "Organization"), ("gn:kz", "Place"), ("t-energy", "Topic"),
        ("m-rome", "Meeting"), ("ms-giulia", "Membership"), ("d-1", "Document"),
    ):  # fmt: skip
        (row,) = show(embedded_world, id).rows
        assert (row["id"], row["label"]) == (id, label)


def test_show_tells_all_about_one(embedded_world: Store) -> None:
    (row,) = show(embedded_world, "Petra Novotna").rows
    assert [post["role"] for post in row["posts"]] == ["Secretary-General"]
    assert [meeting["meeting"] for meeting in row["meetings"]] == ["m-petra"]
    (union,) = show(embedded_world, "Northern Union").rows
    assert {meeting["meeting"] for meeting in union["meetings"]} == {"m-council", "m-petra", "m-proposed"}
    (place,) = show(embedded_world, "Astana").rows
    assert {meeting["meeting"] for meeting in place["meetings"]} == {"m-astana", "m-proposed"}
    (meeting,) = show(embedded_world, "m-rome").rows
    assert len(meeting["meetings"][0]["sources"]) == 2
    assert show(embedded_world, "old:sverre").rows[0]["id"] == "p-sverre"


def test_show_asks_back(embedded_world: Store) -> None:
    two = show(embedded_world, "Norway")
    assert {row["id"] for row in two.rows} == {"wd:Q20", "gn:no"}
    assert "may be any of these" in two.answer
    none = show(embedded_world, "Giulia Feranti")
    assert none.rows == []
    assert "did you mean Giulia Ferrante" in none.answer


def test_show_gives_a_page_of_the_meetings(embedded_world: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = show(embedded_world, "p-sverre")
    meetings = whole.rows[0]["meetings"]
    monkeypatch.setattr(library, "PAGE", 1)
    second = show(embedded_world, "p-sverre", page=2)
    assert second.rows == [{**whole.rows[0], "meetings": meetings[1:2]}]
    assert second.page == Page(of="meetings, the most recent first", number=2, size=1, total=len(meetings))
    assert second.answer == f"{whole.answer} (2 to 2 of {len(meetings)} meetings, the most recent first)"
    assert show(embedded_world, "m-rome", page=1).answer == show(embedded_world, "m-rome").answer


def test_path(embedded_world: Store) -> None:
    direct = path(embedded_world, "Giulia Ferrante", "Ødegård")
    assert [row["meeting"] for row in direct.rows] == ["m-rome"]
    chain = path(embedded_world, "Giulia Ferrante", "Petra Novotna")
    assert [(row["from"], row["to"], row["meeting"]) for row in chain.rows] == [
        ("Giulia Ferrante", "Sverre Ødegård", "m-rome"),
        ("Sverre Ødegård", "Nurlan Abishev", "m-call"),
        ("Nurlan Abishev", "Maria Ferrante", "m-undated"),
        ("Maria Ferrante", "Petra Novotná", "m-petra"),
    ]
    assert chain.answer.startswith("4 meetings: Giulia Ferrante – Sverre Ødegård")


def test_only_held_meetings_join_unless_others_are_asked_for(embedded_world: Store) -> None:
    shorter = path(embedded_world, "Giulia Ferrante", "Petra Novotna", held_only=False)
    assert [row["meeting"] for row in shorter.rows] == ["m-astana", "m-undated", "m-petra"]
    # Proposed, cancelled and denied meetings join nobody.
    assert path(embedded_world, "Dana Serikova", "Ødegård", held_only=False).rows == []
    assert path(embedded_world, "Petra Novotna", "Petra Novotna").rows == []
    assert "may be any of these" in path(embedded_world, "Ferrante", "Ødegård").answer


def test_path_to_an_organization(embedded_world: Store) -> None:
    assert [row["meeting"] for row in path(embedded_world, "Ødegård", "Northern Union").rows] == ["m-council"]


def test_stats(embedded_world: Store) -> None:
    number = {(row["of"], row["name"]): row["number"] for row in stats(embedded_world).rows}
    assert number["label", "Meeting"] == 11
    assert number["status", "held"] == 5
    assert number["year", "XXXX"] == 1
    assert number["year", "unknown"] == 2
    top = stats(embedded_world, 2).rows
    assert [(row["rank"], row["name"], row["others"]) for row in top] == [
        (1, "Sverre Ødegård", 3),
        (2, "Maria Ferrante", 2),
    ]


def test_both_stores_give_the_same(asked: Store, embedded_world: Store) -> None:
    for give in (
        lambda store: find(store, "er"),
        lambda store: show(store, "p-sverre"),
        lambda store: show(store, "d-1"),
        lambda store: path(store, "Giulia Ferrante", "Petra Novotna"),
        stats,
        lambda store: stats(store, 10),
    ):
        assert msgspec.json.encode(give(asked)) == msgspec.json.encode(give(embedded_world))
