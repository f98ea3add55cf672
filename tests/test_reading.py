"""Reading many documents: in order, one bad one among many, in one process or several."""

from collections.abc import Iterable, Iterator

import pytest

import kg.reading
from kg.errors import InputError, NothingRead
from kg.extract import extractors
from kg.load import Failure, Finished, Given, Opened, WebPage
from kg.model.document import Document
from kg.model.report import DocumentHead, Extraction
from kg.reading import Item, Readers
from kg.tasks import is_read, unread

TEXTS = [f"Anna Ek met Karl Weiss in Riga on {day} May 2021." for day in range(1, 13)]


def documents() -> list[Document]:
    return [Document.of(text, id=f"d{number}") for number, text in enumerate(TEXTS)]


def read(
    readers: Readers, items: Iterable[Item]
) -> Iterator[tuple[Document, Extraction | None] | tuple[Failure | Finished, None]]:
    with readers.begun() as reading:
        yield from reading.read(items)


class Touchy:
    """An extractor that can't stand some texts."""

    name = "touchy 1"

    def __call__(self, document: Document) -> Extraction:
        if "crash" in document.text:
            raise RuntimeError("out of cheese")
        if "stop" in document.text:
            raise NothingRead("the model has gone")
        return Extraction(document=DocumentHead.of(document), extractor=self.name)


@pytest.fixture
def touchy(monkeypatch: pytest.MonkeyPatch) -> Readers:
    monkeypatch.setattr(extractors, "extractor", lambda name: Touchy())
    return Readers(extractor="touchy")


def test_items_come_in_order_with_what_they_say(touchy: Readers) -> None:
    failure = Failure(source="b.txt", error=InputError("b.txt: can't be read"))
    first, last = documents()[:2]
    result = list(read(touchy, [first, failure, last]))
    assert [item for item, _ in result] == [first, failure, last]
    assert [said.document.id if said else None for _, said in result] == ["d0", None, "d1"]


def test_one_that_cannot_be_read_stops_no_other(touchy: Readers) -> None:
    bad = Document.of("A crash.", id="bad")
    (_, first), (failure, nothing), (_, last) = read(touchy, [documents()[0], bad, documents()[1]])
    assert first
    assert last
    assert nothing is None
    assert isinstance(failure, Failure)
    assert failure.source == "bad"
    assert "bad: can't be read out (RuntimeError: out of cheese)" in str(failure.error)


def test_an_error_that_says_what_to_do_stops_all(touchy: Readers) -> None:
    with pytest.raises(NothingRead, match="the model has gone"):
        list(read(touchy, [Document.of("Full stop.", id="a")]))


def test_an_unknown_extractor_stops_all() -> None:
    readers = Readers(extractor="nosuch")
    with pytest.raises(NothingRead, match="no extractor 'nosuch'"):
        list(read(readers, documents()))
    with pytest.raises(NothingRead, match="no extractor 'nosuch'"):
        _ = readers.name


@pytest.mark.parametrize(("language", "known"), [(None, True), ("en", True), ("fr", False)])
def test_other_languages_are_not_read(touchy: Readers, language: str | None, known: bool) -> None:
    document = Document.of("A crash.", id="a", language=language)
    ((item, said),) = read(touchy, [document])
    assert is_read(document) == known
    assert isinstance(item, Failure) == known
    assert said is None
    assert unread(document) == Extraction(document=DocumentHead(id="a", language=language))


def test_the_name_is_that_of_the_reports() -> None:
    for name in ("rules", "name-pair"):
        readers = Readers(extractor=name)
        assert readers.extract(documents()[0]).extractor == readers.name


def test_nothing_is_read_ahead_of_need(touchy: Readers) -> None:
    taken = []

    def source() -> Iterator[Document]:
        for document in documents():
            taken.append(document.id)
            yield document

    next(read(touchy, source()))
    assert taken == ["d0"]


@pytest.mark.slow
def test_several_processes_say_the_same_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.reading, "FEW", 1)
    failure = Failure(source="b.txt", error=InputError("b.txt: can't be read"))
    items = [*documents(), failure, Document.of("Bonjour.", id="f", language="fr")]
    one, two = (list(read(Readers(extractor="name-pair", workers=workers), items)) for workers in (1, 2))
    assert one == two
    assert sum(len(said.meetings) for _, said in one if said) == len(TEXTS)


@pytest.mark.slow
def test_what_is_little_is_read_here_however_many_processes_may(
    touchy: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kg.reading, "FEW", sum(map(len, TEXTS)) + 1)
    readers = Readers(extractor="touchy", workers=2)  # which no other process knows
    assert [said.extractor for _, said in read(readers, documents()) if said] == ["touchy 1"] * len(TEXTS)


def test_of_a_slow_source_each_is_read_at_once(touchy: Readers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.reading, "_SOON", 0)
    taken = []

    def source() -> Iterator[Document]:
        for document in documents():
            taken.append(document.id)
            yield document

    next(read(Readers(extractor="touchy", workers=2), source()))
    assert taken == ["d0"]


@pytest.mark.slow
def test_errors_come_out_of_other_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.reading, "FEW", 0)
    with pytest.raises(NothingRead, match="no extractor 'nosuch'"):
        list(read(Readers(extractor="nosuch", workers=2), documents()))


def page(name: str, text: str) -> WebPage:
    markup = f"<html><head><title>Talks</title></head><body><article><p>{text}</p></article></body></html>"
    return WebPage(name=name, data=markup.encode(), charset=None, url=name, given=Given(), input="crawl.warc")


@pytest.mark.slow
@pytest.mark.parametrize("few", [0, 100, 10**9])
def test_the_articles_of_pages_are_found_where_they_are_read(
    few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kg.reading, "FEW", few)
    pages = [page(f"https://news.example/{number}", text) for number, text in enumerate(TEXTS)]
    items: list[Opened] = [*pages[:5], Document.of(TEXTS[0], id="d"), page("bare", ""), *pages[5:]]
    with Readers(extractor="name-pair", workers=2).begun() as reading:
        found = list(reading.read(reading.articles(items)))  # type: ignore[arg-type]
    names = [item.source if isinstance(item, Failure) else getattr(item, "id", "") for item, _ in found]
    assert names == [getattr(one, "id", getattr(one, "name", "")) for one in items]
    ((bare, _),) = [one for one in found if isinstance(one[0], Failure)]
    assert isinstance(bare, Failure)
    assert bare.input == "crawl.warc"
    assert sum(len(said.meetings) for _, said in found if said) == len(TEXTS) + 1


def test_a_page_on_which_the_library_fails_stops_no_other(
    touchy: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    import trafilatura

    whole = trafilatura.bare_extraction

    def fails(markup: str, **options: object) -> object:
        if "crash" in markup:
            raise AssertionError("no such element")
        return whole(markup, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(trafilatura, "bare_extraction", fails)
    with touchy.begun() as reading:
        failure, article = reading.articles([page("a", "A crash."), page("b", "The words of an article.")])
    assert isinstance(failure, Failure)
    assert "a: can't be read out (AssertionError: no such element)" in str(failure.error)
    assert isinstance(article, Document)


def test_no_page_is_read_ahead_of_need(touchy: Readers) -> None:
    taken = []

    def source() -> Iterator[WebPage]:
        for number, text in enumerate(TEXTS):
            taken.append(number)
            yield page(str(number), text)

    with touchy.begun() as reading:
        next(reading.read(reading.articles(source())))
    assert taken == [0]


@pytest.mark.slow
def test_many_pages_are_given_to_others_also_where_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.reading, "_MARKUP", 1_000)
    pages = [page(f"https://news.example/{number}", text) for number, text in enumerate(TEXTS)]
    with Readers(extractor="name-pair", workers=2).begun() as reading:
        found = list(reading.articles(pages))
        assert reading.is_elsewhere
    assert [item.id for item in found if isinstance(item, Document)] == [one.name for one in pages]
