"""JSON and JSON Lines: fields, wrong types, lines that fail alone."""

import json
from collections.abc import Callable

import pytest

from kg.load import Failure, load_documents
from kg.model.document import Document
from tests.load.conftest import documents, failures

Written = Callable[[str, str | bytes], str]
FULL = {
    "id": "a-1",
    "text": "The minister will meet the general.",
    "title": "Talks in Riga",
    "published": "2021-04-30T23:30:00-05:00",
    "url": "https://news.example/riga",
    "publisher": "Example Wire",
    "language": "en",
    "tags": ["ignored", {"deep": [1, 2, None]}],
}


@pytest.mark.parametrize(
    "wrap", [lambda one: one, lambda one: [one], lambda one: {"documents": [one], "count": 1}]
)
def test_fields(wrap: Callable[[object], object], written: Written) -> None:
    (document,) = documents(written("a.json", json.dumps(wrap(FULL))))
    assert document == Document.of(
        "The minister will meet the general.",
        id="a-1",
        headline="Talks in Riga",
        url="https://news.example/riga",
        publisher="Example Wire",
        published="2021-04-30",
        language="en",
    )


def test_only_text_is_needed_and_date_is_another_word_for_published(written: Written) -> None:
    rows = [
        {"text": "The words.\r\nAnd more."},
        {"text": "The words.", "date": "2021-04", "id": 7, "title": ""},
    ]
    first, second = documents(written("a.jsonl", "\n".join(map(json.dumps, rows))))
    assert (first.text, first.published, first.headline) == ("The words.\nAnd more.", None, None)
    assert (second.published, second.id, second.headline) == ("2021-04", "7", None)


def test_a_field_of_the_document_comes_before_the_option(written: Written) -> None:
    path = written("a.jsonl", '{"text": "One.", "published": "2020"}\n{"text": "Two.", "publisher": null}\n')
    first, second = documents(path, published="2021-01-01", publisher="Wire")
    assert (first.published, first.publisher) == ("2020", "Wire")
    assert (second.published, second.publisher) == ("2021-01-01", "Wire")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"text": 5}', ["text", "int"]),
        ('{"text": null}', ["text"]),
        ('{"title": "No text"}', ["text"]),
        ('{"text": "  "}', ["text", "empty"]),
        ('{"text": "The words.", "title": ["a"]}', ["title", "array"]),
        ('{"text": "The words.", "published": 2021}', ["published", "int"]),
        ('{"text": "The words.", "published": "30/04/2021"}', ["30/04/2021"]),
        ('{"text": "The words.", "published": "2021-13"}', ["2021-13"]),
        ('{"text": "The words.", "date": "2021-02-29"}', ["2021-02-29"]),
        ('{"text": "The words."', []),
        ("[1, 2]", ["object"]),
        ('"The words."', ["object"]),
        ("not JSON", []),
        ('{"text": "a\\u0000b"}', ["binary"]),
        ('{"text": "\\ud800"}', []),
        ('{"text": ' + "[" * 50_000, []),
    ],
)
def test_a_bad_line_fails_alone_and_is_named(line: str, words: list[str], written: Written) -> None:
    path = written("a.jsonl", '{"text": "First."}\n\n' + line + '\n{"text": "Last."}\n')
    first, bad, last = load_documents([path])
    assert isinstance(first, Document) and isinstance(last, Document)
    assert isinstance(bad, Failure)
    assert bad.source == f"{path}, line 3"
    for word in [path, "line 3", *words]:
        assert word in str(bad.error)
    assert "\n" not in str(bad.error)


def test_a_line_that_is_not_utf8_fails_alone(written: Written) -> None:
    path = written("a.jsonl", b'{"text": "caf\xe9"}\n{"text": "The caf\xc3\xa9."}')
    bad, good = load_documents([path])
    assert isinstance(bad, Failure) and "line 1" in str(bad.error)
    assert isinstance(good, Document) and good.text == "The café."


def test_a_bad_document_in_a_list_fails_alone(written: Written) -> None:
    path = written("a.json", '[{"text": "First."}, {"text": 1}, 5, {"text": "Last."}]')
    loaded = list(load_documents([path]))
    assert [isinstance(item, Failure) for item in loaded] == [False, True, True, False]
    assert isinstance(loaded[1], Failure) and "document 2" in str(loaded[1].error)


@pytest.mark.parametrize(
    "content", ["{", "[]", "5", '{"documents": {}}', '{"documents": []}', "{}", "[" * 50_000]
)
def test_a_bad_file_fails_and_is_named(content: str, written: Written) -> None:
    path = written("a.json", content)
    assert path in str(failures(path)[0].error)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_byte_order_marks(encoding: str, name: str, written: Written) -> None:
    (document,) = documents(written(name, '{"text": "Zoë met the host."}'.encode(encoding)))
    assert document.text == "Zoë met the host."


def test_a_line_that_is_too_long_fails_alone(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.load.lines.MAX_LINE_BYTES", 1000)
    lines = ['{"text": "First."}', json.dumps({"text": "word " * 1000}), '{"text": "Last."}', "x" * 5000]
    first, long, last, end = load_documents([written("a.jsonl", "\n".join(lines))])
    assert isinstance(first, Document) and isinstance(last, Document)
    assert isinstance(long, Failure) and "line 2" in str(long.error)
    assert isinstance(end, Failure) and "line 4" in str(end.error)


def test_many_lines_are_streamed(written: Written) -> None:
    path = written("a.jsonl", '{"text": "The words."}\n' * 20_000 + "{")
    loaded = load_documents([path])
    assert isinstance(next(loaded), Document)
    assert sum(isinstance(item, Document) for item in loaded) == 19_999


@pytest.mark.parametrize("id", ["wd:Q20", "gn:456172", "p-3e09b2b03bd8c1d62308", "mr-3e09b2b03bd8c1d62308"])
def test_a_document_has_no_id_of_somebody_in_the_graph(written: Written, id: str) -> None:
    lines = [{"id": one, "text": "Anna met Karl."} for one in (id, "doc-3e09b2b03bd8c1d62308")]
    taken, other = load_documents([written("one.jsonl", "\n".join(map(json.dumps, lines)))])
    assert isinstance(taken, Failure)
    assert id in str(taken.error)
    assert isinstance(other, Document)
