"""CSV and TSV: columns by name, delimiters, encodings, rows that fail alone."""

import csv
import io
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.load import Failure, load_documents
from kg.load.read_csv import read_csv
from kg.load.source import Content, Given
from kg.model.document import Document
from tests.load.conftest import documents, failures

Written = Callable[[str, str | bytes], str]
QUOTED = 'He said: "No; never, ever."\nAnd | left.'
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), min_size=1)


def table(rows: list[list[str]], delimiter: str = ",") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_columns_are_found_by_their_names(delimiter: str, written: Written) -> None:
    rows = [
        ["ID", " Title", "text", "Published", "tags", "publisher", "url", "language"],
        [
            "a-1",
            "Talks, in Riga",
            QUOTED,
            "2021-04-30",
            "x",
            "Example Wire",
            "https://news.example/riga",
            "en",
        ],
        ["", "", "The words.", "", "", "", "", ""],
    ]
    first, second = documents(written("a.csv", table(rows, delimiter)))
    assert first == Document.of(
        QUOTED,
        id="a-1",
        headline="Talks, in Riga",
        url="https://news.example/riga",
        publisher="Example Wire",
        published="2021-04-30",
        language="en",
    )
    assert (second.text, second.headline, second.url, second.published) == ("The words.", None, None, None)


def test_the_options_fill_in_what_a_row_does_not_say(written: Written) -> None:
    path = written("a.tsv", "text\tdate\nOne.\t2020\nTwo.\t\n")
    first, second = documents(path, published="2021-01-01", publisher="Wire")
    assert (first.published, first.publisher) == ("2020", "Wire")
    assert (second.published, second.publisher) == ("2021-01-01", "Wire")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_rows_are_read_in_the_encoding_that_they_are_in(encoding: str, written: Written) -> None:
    rows = [["text", "title"]]
    rows += [
        [f"Der Außenminister traf in Zürich {number} Gäste für Gespräche.", "Gespräche"]
        for number in range(3)
    ]
    found = documents(written("a.csv", table(rows).encode(encoding)))
    assert [[one.text, one.headline] for one in found] == rows[1:]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (",2020", ["text", "empty"]),
        ("The words.,soon", ["soon", "date"]),
        ("The words.,2020,more", ["3 fields", "2 columns"]),
        ('"The "words"",2020', ["quotation mark"]),
        ("a\0b,2020", ["binary"]),
    ],
)
def test_a_bad_row_fails_alone_and_is_named(row: str, words: list[str], written: Written) -> None:
    path = written("a.csv", f"text,date\nFirst.,2020\n\n{row}\nLast.,2021\n")
    first, bad, last = load_documents([path])
    assert isinstance(first, Document) and isinstance(last, Document)
    assert isinstance(bad, Failure)
    assert "line 4" in str(bad.error)
    assert all(word in str(bad.error) for word in words)


@pytest.mark.parametrize(
    ("content", "words"),
    [("", "empty"), ("headline,body\na,b\n", "no column 'text', but headline, body"), ("%PDF-1.7", "PDF")],
)
def test_what_is_no_table_of_documents_says_so(content: str, words: str, written: Written) -> None:
    (failure,) = failures(written("a.csv", content))
    assert words in str(failure.error)


@given(st.lists(st.tuples(TEXTS.filter(str.strip), TEXTS), min_size=1, max_size=5))
def test_whatever_is_written_is_read(rows: list[tuple[str, str]]) -> None:
    content = Content(name="a.csv", stream=io.BytesIO(table([["text", "title"], *map(list, rows)]).encode()))
    found = list(read_csv(content, Given()))
    assert [one.text for one in found if isinstance(one, Document)] == [text for text, _ in rows]


def test_no_more_than_a_row_is_in_memory(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    with file.open("w") as stream:
        stream.write("text\n")
        for number in range(20_000):
            stream.write(f"{number} {'The words of an article. ' * 40}\n")
    loaded = load_documents([str(file)], language="en")
    next(loaded)
    tracemalloc.start()
    assert sum(isinstance(one, Document) for one in loaded) == 19_999
    assert tracemalloc.get_traced_memory()[1] < 1_000_000 < file.stat().st_size / 10
    tracemalloc.stop()
