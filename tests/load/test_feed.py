"""RSS and Atom: what an entry says becomes a document."""

from collections.abc import Callable

import pytest

from kg.load import Failure, load_documents
from kg.model.document import Document
from tests.load.conftest import documents, failures

Written = Callable[[str, str | bytes], str]
RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Example Wire</title><link>https://news.example/</link><language>en-gb</language>
<item>
  <title>Holm &amp;amp; Rojas meet</title><link>https://news.example/riga</link><guid>7</guid>
  <pubDate>Fri, 30 Apr 2021 23:30:00 -0500</pubDate>
  <description>A short one.</description>
  <content:encoded><![CDATA[<p>The minister met <b>the general</b> in Riga.</p><p>They spoke<br>of arms.
  <script>alert(1)</script></p>]]></content:encoded>
</item>
<item><guid isPermaLink="false">urn:x:8</guid><description>The talks &lt;i&gt;failed&lt;/i&gt;.</description></item>
<item><title>Nothing else</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Ministry</title><id>urn:f</id>
<entry><title>Visit</title><id>urn:1</id><link href="https://ministry.example/1"/>
<updated>2020-02-07T01:00:00Z</updated><published>2020-02-06T10:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content></entry>
<entry><title>Later</title><id>urn:2</id><updated>2020-02-08T01:00:00Z</updated>
<summary type="text">Three &lt; four.</summary></entry>
</feed>"""


def test_entries_of_rss(written: Written) -> None:
    first, second, empty = load_documents([written("a.rss", RSS)])
    assert first == Document.of(
        "The minister met the general in Riga.\nThey spoke\nof arms.",
        headline="Holm & Rojas meet",
        url="https://news.example/riga",
        publisher="Example Wire",
        published="2021-04-30",
        language="en",
    )
    assert isinstance(second, Document)
    assert (second.id, second.text, second.published) == ("urn:x:8", "The talks failed.", None)
    assert isinstance(empty, Failure)
    assert "entry 3" in str(empty.error)


def test_entries_of_atom_are_dated_by_when_they_were_published_first(written: Written) -> None:
    first, second = documents(written("a.atom", ATOM), published="1999", publisher="Ours")
    assert (first.text, first.published, first.publisher) == ("One.\nTwo.", "2020-02-06", "Ours")
    assert (second.text, second.published, second.id) == ("Three < four.", "2020-02-08", "urn:2")


def test_a_feed_is_known_by_its_look(written: Written) -> None:
    assert [one.headline for one in documents(written("feed.xml", ATOM))] == ["Visit", "Later"]


@pytest.mark.parametrize(
    "content", ["not a feed", "<rss version='2.0'><channel></channel></rss>", "%PDF-1.7"]
)
def test_what_has_no_entries_fails(content: str, written: Written) -> None:
    (failure,) = failures(written("a.rss", content))
    assert "a.rss" in str(failure.error)
    assert "\n" not in str(failure.error)


def test_entities_are_not_fetched_and_do_not_explode(written: Written) -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY f SYSTEM "file:///etc/passwd">'
    bomb += "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "&a;" * 10}">' for n in range(9)) + "]>"
    items = "<item><description>Held &a8; &f;</description></item>"
    path = written("a.rss", f"{bomb}<rss version='2.0'><channel><title>x</title>{items}</channel></rss>")
    for item in load_documents([path]):
        text = item.text if isinstance(item, Document) else ""
        assert "root:" not in text
        assert len(text) < 10_000
