"""Web pages: the article, and only what the page states about itself."""

import json
from collections.abc import Callable

import pytest

from tests.load.conftest import documents, failures

Written = Callable[[str, str | bytes], str]
BODY = (
    "<p>Foreign Minister Ana Lindqvist met General Omar Benali in Riga on Monday, the ministry said in a statement.</p>"
    "<p>The two spoke about arms control and agreed to meet again in Oslo in the autumn, the statement added.</p>"
)


def page(head: str = "", body: str = BODY, before: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"
        f"{before}<article><h1>Ministers meet in Riga</h1>{body}</article>"
        "<footer>Copyright 2019 Example Wire. Updated 3 May 2018.</footer></body></html>"
    )


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_the_article_without_the_page_around_it(written: Written) -> None:
    (document,) = documents(written("a.html", page()))
    assert "arms control" in document.text
    assert document.text.startswith("Foreign Minister Ana Lindqvist") and document.text.count("\n") == 1
    assert "Copyright" not in document.text and "<" not in document.text
    assert document.headline == "Ministers meet in Riga"
    assert document.language == "en"


@pytest.mark.parametrize(
    "markup",
    [
        {"head": '<meta property="article:published_time" content="2021-05-03T22:10:00+02:00">'},
        {"head": '<meta name="DC.date.issued" content="2021-05-03">'},
        {"head": '<meta itemprop="datePublished" content="2021-05-03 10:00">'},
        {"head": '<meta name="pubdate" content="Mon, 03 May 2021 10:00:00 GMT">'},
        {"head": ld(datePublished="2021-05-03T10:00:00Z")},
        {"head": ld(datePublished="2021-05-03").replace('"NewsArticle"', '["Thing", "ReportageNewsArticle"]')},
        {"head": '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2011-01-01"}, '
                 '{"@type": "NewsArticle", "datePublished": "2021-05-03"}]}</script>'},
        {"body": f'<time datetime="2021-05-03T10:00">yesterday</time>{BODY}'},
        {"body": f'<span class="dateline">Monday, May 3, 2021</span>{BODY}'},
        {"body": f'<p class="meta pubdate">3 May 2021 at 10:15</p>{BODY}'},
        {"body": f'<span itemprop="datePublished">3rd May 2021</span>{BODY}'},
        {"head": ld(datePublished="2021-05-03") + '<meta name="date" content="2001-01-01">'},
        {"head": '<script type="application/ld+json">{broken</script>' + ld(datePublished="2021-05-03")},
    ],
)  # fmt: skip
def test_a_date_that_the_page_states(markup: dict[str, str], written: Written) -> None:
    (document,) = documents(written("a.html", page(**markup)))
    assert document.published == "2021-05-03"


@pytest.mark.parametrize(
    "markup",
    [
        {},
        {"body": "<p>RIGA, May 3, 2021. The talks of 2020-01-01 went well.</p>" + BODY},
        {"head": '<meta property="article:modified_time" content="2021-05-03">'},
        {"head": '<meta name="date" content="03/05/2021">'},
        {"head": '<meta name="date" content="2021-02-31">'},
        {"head": '<meta name="date" content="soon">'},
        {"head": '<link rel="canonical" href="https://news.example/2021/05/03/riga">'},
        {"head": ld(dateModified="2021-05-03")},
        {"head": ld(datePublished=20210503)},
        {
            "head": '<script type="application/ld+json">{"@type": "Organization", "datePublished": "2021-05-03"}</script>'
        },
        {
            "before": '<ul><li><time datetime="2021-05-01">1 May</time><li><time datetime="2021-04-30">30 April</time></ul>'
        },
        {"body": BODY + "<script>var date = '2021-05-03'; var datePublished = '2021-05-03';</script>"},
        {"body": BODY + "<!-- published 2021-05-03 -->"},
    ],
)
def test_a_date_is_never_guessed(markup: dict[str, str], written: Written) -> None:
    (document,) = documents(written("a.html", page(**markup)))
    assert document.published is None


def test_options_come_before_the_page(written: Written) -> None:
    path = written("a.html", page(ld(datePublished="2021-05-03", publisher={"name": "Example Wire"})))
    (stated,), (given,) = documents(path), documents(path, published="2021-05-01", publisher="Wire")
    assert (stated.published, stated.publisher) == ("2021-05-03", "Example Wire")
    assert (given.published, given.publisher) == ("2021-05-01", "Wire")


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://news.example/riga">', "https://news.example/riga"),
        ('<link href="https://news.example/riga" rel="alternate canonical">', "https://news.example/riga"),
        ('<meta property="og:url" content="https://news.example/riga">', "https://news.example/riga"),
        ('<link rel="canonical" href="https://news.example/?p=5">', "https://news.example/?p=5"),
        ('<link rel="canonical" href="https://news.example/">', None),
        ('<link rel="canonical" href="https://news.example">', None),
        ('<link rel="canonical" href="/riga">', None),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
        ('<link rel="canonical" href="file:///etc/passwd">', None),
        ('<link rel="canonical" href="https://[bad">', None),
        ('<link rel="canonical">', None),
    ],
)
def test_the_canonical_address_is_the_id(head: str, url: str | None, written: Written) -> None:
    (document,) = documents(written("a.html", page(head)))
    assert document.url == url
    assert document.id == url or (url is None and document.id.startswith("doc-"))


@pytest.mark.parametrize(
    ("head", "headline"),
    [
        (
            "<title>Ministers meet - Example Wire</title><meta property='og:site_name' content='Example Wire'>",
            "Ministers meet",
        ),
        ("<title>Arms-control talks - and more</title>", "Arms-control talks - and more"),
        ("<title>\n  Ministers\n meet </title>", "Ministers meet"),
        ("", None),
    ],
)
def test_the_title_where_there_is_no_headline(head: str, headline: str | None, written: Written) -> None:
    (document,) = documents(
        written("a.html", f"<html><head>{head}</head><body><article>{BODY}</article></body></html>")
    )
    assert document.headline == headline


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("windows-1252", '<meta charset="iso-8859-1">'),
        ("windows-1251", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'),
        ("utf-8", '<meta charset="utf-16">'),
        ("utf-8", '<meta charset="nonsense">'),
        ("utf-8", '<meta charset="rot13">'),
        ("utf-16", ""),
    ],
)
def test_declared_encodings(encoding: str, head: str, written: Written) -> None:
    text = "“Встреча” в Риге" if encoding == "windows-1251" else "“Zoë” came"
    (document,) = documents(
        written("a.html", page(head, f"<p>{text}, the host said.</p>{BODY}").encode(encoding))
    )
    assert text in document.text


def test_xhtml_with_a_declaration(written: Written) -> None:
    (document,) = documents(written("a.xhtml", '<?xml version="1.0" encoding="utf-8"?>\n' + page()))
    assert "arms control" in document.text


def test_a_short_page(written: Written) -> None:
    (document,) = documents(written("a.html", "<html><body><p>Ana met Omar in Riga.</p></body></html>"))
    assert document.text == "Ana met Omar in Riga."


@pytest.mark.parametrize(
    "content",
    [
        "<html></html>",
        "<html><body><script>alert('the text')</script><style>p {color: red}</style></body></html>",
        "<html><body><!-- the text --></body></html>",
        "<html><body>" + "<div>" * 50_000,
        "<" * 100_000,
        "<html><body><p>\ufffe\uffff</p>",
    ],
)
def test_hostile_pages_fail_in_one_line(content: str, written: Written) -> None:
    path = written("a.html", content)
    for failure in failures(path):
        assert path in str(failure.error) and "\n" not in str(failure.error)


def test_scripts_and_entities_of_a_hostile_page(written: Written) -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    body = BODY + "<p>&b; &x; &lt;script&gt;alert(1)&lt;/script&gt; was on the wall, the guard said.</p>"
    body += "<script>evil()</script>"
    (document,) = documents(written("a.html", page(body=body).replace("<!DOCTYPE html>", bomb)))
    assert "root:" not in document.text and "evil()" not in document.text
    assert "arms control" in document.text
