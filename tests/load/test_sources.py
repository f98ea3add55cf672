"""Files, folders, globs, streams: what is read, and in which order."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.errors import NothingRead
from kg.load import Failure, Finished, WebPage, article_of, load_documents
from kg.model.document import Document
from tests.load.conftest import documents, failures

Written = Callable[[str, str | bytes], str]


def test_folders_are_read_in_order_without_hidden_files(written: Written, tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", ".hidden.txt", ".git/x.txt"):
        written(f"news/{name}", f"The text of {name} with words.")
    names = [document.text.split()[3] for document in documents(str(tmp_path / "news"))]
    assert names == ["b.txt", "a/z.txt", "a/b/c.txt"]


def test_globs_and_several_arguments(written: Written, tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md"):
        written(name, f"The {name} with words.")
    found = documents(str(tmp_path / "*.txt"), str(tmp_path / "c.md"))
    assert [document.text.split()[1] for document in found] == ["a.txt", "b.txt", "c.md"]


def test_a_file_whose_name_looks_like_a_glob(written: Written) -> None:
    assert documents(written("a[1].txt", "The words."))[0].text == "The words."


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = SimpleNamespace(
        buffer=io.BufferedReader(io.BytesIO(b'{"text": "The words."}\n{"text": "And others."}\n'))
    )
    monkeypatch.setattr(sys, "stdin", stream)
    assert [document.text for document in documents("-")] == ["The words.", "And others."]


@pytest.mark.parametrize("name", ["missing.txt", "missing/*.txt", "", "a\0b"])
def test_what_is_not_there_fails_and_is_named(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (failure,) = failures(name)
    assert failure.source == name
    assert "\n" not in str(failure.error)


def test_an_empty_folder_fails(tmp_path: Path) -> None:
    assert "no files" in str(failures(str(tmp_path))[0].error)


@pytest.mark.skipif(
    not hasattr(os, "mkfifo") or os.geteuid() == 0, reason="needs a user whose rights can be taken"
)
def test_a_file_without_permission_fails(written: Written) -> None:
    name = written("a.txt", "The words.")
    os.chmod(name, 0)
    assert name in str(failures(name)[0].error)


def test_one_bad_input_does_not_stop_the_others(written: Written) -> None:
    names = [written("a.txt", "The first."), written("b.txt", b""), written("c.txt", "The third.")]
    first, second, third = load_documents(names)
    assert isinstance(first, Document) and isinstance(second, Failure) and isinstance(third, Document)
    assert names[1] in str(second.error)


def test_documents_come_out_while_reading(written: Written) -> None:
    loaded = load_documents([written("a.txt", "The words."), "missing"])
    assert isinstance(next(loaded), Document)


@pytest.mark.parametrize(
    "options",
    [{"format": "docx"}, {"published": "yesterday"}, {"published": "2021-02-30"}],
)
def test_wrong_options_fail_at_once(options: dict[str, str], written: Written) -> None:
    with pytest.raises(NothingRead, match=next(iter(options.values()))):
        load_documents([], **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "format"),
    [
        ("The words of a text.", "text"),
        ("<!DOCTYPE html><html><body><p>The words.</p></body></html>", "html"),
        ("\ufeff<html><p>The words.</p></html>", "html"),
        ('{"text": "The words."}', "json"),
        ('{\n "text": "The words."\n}', "json"),
        ('[{"text": "The words."}]', "json"),
        ('{"text": "The words."}\n{"text": "Others."}', "jsonl"),
        ("WARC/1.0\r\n", "warc"),
        ('<?xml version="1.0"?>\n<rss version="2.0"></rss>', "feed"),
        ("<Minister> is a word in brackets", "text"),
    ],
)
def test_formats_are_told_by_their_look(content: str, format: str) -> None:
    from kg.load.detect import detect
    from kg.load.source import Content

    assert detect(Content(name="something", stream=io.BytesIO(content.encode()))) == format


def test_where_an_input_ends(written: Written) -> None:
    names = [written("a.txt", ""), written("b.txt", "The words."), "missing"]
    found = list(load_documents(names, as_opened=True))
    assert [type(item) for item in found] == [Failure, Document, Finished, Failure]
    failed, _, finished, missing = found
    assert (failed.input, finished.input, missing.input) == (names[0], names[1], None)


def test_web_pages_come_as_they_were_fetched_for_who_loads(written: Written) -> None:
    words = "Foreign Minister Ana Lindqvist met General Omar Benali in Riga on Monday, the ministry said."
    names = [
        written("a.html", f"<html><body><p>{words}</p></body></html>"),
        written("b.html", "<html></html>"),
    ]
    options = {"publisher": "Example Wire", "published": "2021-05-03"}
    opened = list(load_documents(names, **options, as_opened=True))  # type: ignore[arg-type]
    assert [type(item) for item in opened] == [WebPage, Finished, WebPage, Finished]
    article, failed = (article_of(item) for item in opened if isinstance(item, WebPage))
    assert isinstance(article, Document) and isinstance(failed, Failure)
    assert article == next(load_documents(names, **options))  # type: ignore[arg-type]
    assert (article.text, article.publisher, article.published) == (words, "Example Wire", "2021-05-03")
    assert (failed.source, failed.input) == (names[1], names[1])
