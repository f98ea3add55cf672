"""Answers as tables, JSON, CSV and Markdown."""

import csv
import io
import json

import msgspec
import pytest

from kg.errors import QueryError
from kg.query import ask, find, free, library, show, stats
from kg.query.answer import Answer
from kg.query.render import FORMATS, render
from kg.query.when import in_words
from kg.store.base import Store

DATES = [
    ("2020-02-06", "6 February 2020"),
    ("2020-02-06/2020-02-07", "6–7 February 2020"),
    ("2020-02-28/2020-03-01", "28 February – 1 March 2020"),
    ("2020-12-31/2021-01-02", "31 December 2020 – 2 January 2021"),
    ("XXXX-02-06/XXXX-02-07", "6–7 February, year unknown"),
    ("XXXX-02-06", "6 February, year unknown"),
    ("XXXX-05", "May, year unknown"),
    ("2020-05", "May 2020"),
    ("2020", "2020"),
    ("2020~", "about 2020"),
    ("2020-05?", "perhaps May 2020"),
    ("201X", "2010s"),
    ("2020-05/..", "from May 2020"),
    ("../2020-05", "until May 2020"),
    (None, "date unknown"),
    ("Y-17", "Y-17"),
]


@pytest.mark.parametrize(("edtf", "words"), DATES)
def test_dates_in_words(edtf: str | None, words: str) -> None:
    assert in_words(edtf) == words


def test_the_table_tells_who_in_what_capacity_where_when_and_who_says_so(embedded_world: Store) -> None:
    text = render(ask(embedded_world, "when did Giulia Ferrante meet Ødegård"))
    lines = text.splitlines()
    assert max(map(len, lines)) <= 80
    flat = " ".join(text.split())
    for piece in ("Who", "In what capacity", "With whom", "Prime Minister, Italy", "Rome, Italy", "14 March 2024", "held",
                  "6–7 February, year unknown", "“They had not met, the paper said.” — the paper, in Example Post"):  # fmt: skip
        assert all(word in flat for word in piece.split()), piece
    assert "“Giulia Ferrante received Sverre Ødegård in Rome on 14 March.” — Example Post, 2024-03-15" in flat


def test_documents_cannot_colour_or_move_the_cursor(embedded_world: Store) -> None:
    for format in FORMATS:
        for answer in (ask(embedded_world, "who met in Rome"), show(embedded_world, "d-1")):
            assert "\x1b" not in render(answer, format)
    assert "[bold]Talks[/bold]" in render(show(embedded_world, "d-1"))
    hostile = Answer(question="", answer="[red]x[/red]\x1b[2J", rows=[{"[bold]a": "[link=x]\u202eb\n|<b>"}])
    assert "[link=x] b |<b>" in render(hostile)
    assert "\\[link=x\\] b \\|\\<b>" in render(hostile, "markdown")


def test_json_is_the_envelope(embedded_world: Store) -> None:
    answer = json.loads(render(ask(embedded_world, "who met in Rome"), "json"))
    assert list(answer) == ["question", "answer", "understood", "query", "parameters", "rows", "who"]
    assert answer["understood"] == {"asks": ["who"], "place": "Rome"}


def test_csv_has_one_line_a_row(embedded_world: Store) -> None:
    rows = list(csv.DictReader(io.StringIO(render(ask(embedded_world, "who met in Rome"), "csv"))))
    assert [row["meeting"] for row in rows] == ["m-rome", "m-petra", "m-undated"]
    assert rows[0]["who"] == "Giulia Ferrante; Sverre Ødegård"
    assert render(ask(embedded_world, "who met in Xanadu"), "csv") == ""


def test_markdown(embedded_world: Store) -> None:
    text = render(ask(embedded_world, "who met in Rome in March 2024"), "markdown")
    assert "| who | in what capacity | with whom | where | when | status | source |" in text
    assert "| Giulia Ferrante | Prime Minister, Italy | Sverre Ødegård" in text
    asked = render(ask(embedded_world, "when did Ødegård meet Ferrante"), "markdown")
    assert "| Sverre Ødegård |" in asked  # who is named first in the question


def test_every_answer_renders_in_every_format(embedded_world: Store) -> None:
    answers = [
        find(embedded_world, "er"),
        stats(embedded_world),
        stats(embedded_world, 3),
        show(embedded_world, "o-union"),
        show(embedded_world, "d-1"),
        ask(embedded_world, "who is Ferrante"),
        ask(embedded_world, "how many meetings in Rome"),
        ask(embedded_world, "nonsense"),
        library.run(embedded_world, "names"),
        free.cypher(
            embedded_world, "MATCH p = (a:Person)-[r:HOLDS]->(b) RETURN a, r, p, 1.5 AS x, null AS y LIMIT 2"
        ),
    ]
    for answer in answers:
        for format in FORMATS:
            text = render(answer, format, width=60)
            assert text == "" or text.endswith("\n")
        assert render(answer, color=True)


def test_an_unknown_format_is_refused(embedded_world: Store) -> None:
    with pytest.raises(QueryError, match="choose table, json, csv, markdown"):
        render(find(embedded_world, "x"), "pdf")


def test_a_source_of_all_meetings_is_named_once(embedded_world: Store) -> None:
    answer = ask(embedded_world, "who met in Astana")
    source = {"document": "d-1", "title": None, "quote": "They met.", "publisher": "Post", "stated_by": None}
    one = {**answer.rows[0], "sources": [source]}
    twice = msgspec.structs.replace(answer, rows=[one, {**one, "meeting": "m-other"}])
    text = render(twice, evidence=False)
    assert (text.count("Post"), text.count("Source: Post")) == (1, 1)
    other = {**one, "sources": [{**source, "publisher": "Courier"}]}
    assert "Source:" not in render(msgspec.structs.replace(answer, rows=[one, other]), evidence=False)
    assert "Source" in render(msgspec.structs.replace(answer, rows=[one, other]), evidence=False)


def test_of_many_sources_of_a_post_three_are_quoted(embedded_world: Store) -> None:
    answer = ask(embedded_world, "who is the president of Kazakhstan")
    (row,) = answer.rows
    source = {"document": "d-1", "title": None, "quote": "He is.", "publisher": "Post", "stated_by": None}
    many = msgspec.structs.replace(answer, rows=[{**row, "sources": [source] * 5}])
    assert render(many).count("He is.") == 3
    assert "and 2 more" in render(many)
    unquoted = render(many, evidence=False)
    assert ("He is." in unquoted, "according to" in unquoted) == (False, True)


def test_a_number_that_was_asked_for_is_shown(embedded_world: Store) -> None:
    assert " 7" in render(free.cypher(embedded_world, "RETURN 7 AS number"))
    assert "True" in render(free.cypher(embedded_world, "RETURN true AS so"))
