"""What a web page states about itself in its markup: title, publisher, date, canonical address.

A date is taken only where the page says that it is the publication's: JSON-LD, ``meta``, ``time`` or
an element marked as dateline. Dates in addresses, copyright lines and the text are no such statement.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Self
from urllib.parse import urldefrag, urljoin, urlsplit

import msgspec
from lxml import etree, html

from kg.load.dates import stated_date

_DATE_METAS = {
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publicationdate",
    "datepublished",
    "dc.date",
    "dc.date.issued",
    "dc.date.created",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "cxenseparse:recs:publishtime",
    "rnews:datepublished",
}
_ARTICLE_TYPES = ("Article", "BlogPosting", "Report", "PressRelease")
# Classes with which pages mark the line that tells the day of publication.
_DATELINE = {"dateline", "pubdate", "publish-date", "published", "published-date", "date-published", "date"}
_DATELINE |= {"post-date", "entry-date", "article-date", "article__date", "article-published"}
# A title may be followed by the name of the outlet; this tells the two apart only where both are stated.
_SEPARATORS = (" - ", " | ", " — ", " – ", " :: ")


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What the markup states; ``None`` where it doesn't."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None

    @classmethod
    def of(cls, page: str, fetched: str | None) -> Self:
        """Read the markup of a page; ``fetched`` is the address that it came from."""
        try:
            tree = html.document_fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
        except (etree.LxmlError, ValueError):
            return cls(url=fetched)
        metas = _metas(tree)
        articles = list(_articles(tree))
        publisher = metas.get("og:site_name") or _first(map(_publisher, articles))
        return cls(
            title=_title(tree, metas, articles, publisher),
            publisher=publisher,
            published=_published(tree, articles),
            url=_canonical(tree, metas, fetched),
        )


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    """Return the ``meta`` elements by lower-case name or property; the first of a name counts."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        value = (meta.get("content") or "").strip()
        if name and value:
            metas.setdefault(name.strip().lower(), value)
    return metas


def _articles(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the articles of the page's JSON-LD, broken blocks left out."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                yield from _objects(json.loads(script.text or ""))
            except (ValueError, RecursionError):
                continue


def _objects(value: Any, depth: int = 5) -> Iterator[dict[str, Any]]:
    """Yield the objects that are articles, in lists and ``@graph`` too."""
    if isinstance(value, list) and depth:
        for one in value:
            yield from _objects(one, depth - 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(name, str) and name.endswith(_ARTICLE_TYPES) for name in names):
            yield value
        yield from _objects(value.get("@graph"), depth - 1)


def _publisher(article: dict[str, Any]) -> str | None:
    publisher = article.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return name.strip() or None if isinstance(name, str) else None


def _title(
    tree: html.HtmlElement, metas: dict[str, str], articles: list[dict[str, Any]], publisher: str | None
) -> str | None:
    """Return the headline of JSON-LD, Open Graph, the only ``h1``, or the title without the outlet."""
    headlines = [article.get("headline") for article in articles]
    stated = _first(one for one in headlines if isinstance(one, str)) or metas.get("og:title")
    firsts = list(tree.iter("h1"))
    if not stated and len(firsts) == 1:
        stated = firsts[0].text_content()
    if not stated:
        stated = next((title.text_content() for title in tree.iter("title")), "").strip()
        for mark in _SEPARATORS:
            stated = stated.removesuffix(f"{mark}{publisher}")
    return " ".join(stated.split()) or None


def _published(tree: html.HtmlElement, articles: list[dict[str, Any]]) -> str | None:
    """Return the first date that is stated, the most explicit statements first."""
    candidates: list[Iterable[object]] = [
        (article.get("datePublished") for article in articles),
        (meta.get("content") for meta in tree.iter("meta") if _dates(meta)),
        tree.xpath("//*[@itemprop='datePublished']/@datetime | //*[@itemprop='datePublished']/text()"),
        tree.xpath("//time[@pubdate]/@datetime"),
        _only(tree.xpath("//article//time/@datetime") or tree.xpath("//time/@datetime")),
        _only(
            [
                one.text_content()
                for one in tree.xpath("//*[@class]")
                if _DATELINE & set(one.get("class").split())
            ]
        ),
    ]
    stated = (str(value) for values in candidates for value in values if isinstance(value, str))
    return _first(map(stated_date, stated))


def _dates(meta: html.HtmlElement) -> bool:
    names = (meta.get("property"), meta.get("name"), meta.get("itemprop"))
    return any(name and name.strip().lower() in _DATE_METAS for name in names)


def _only(values: list[str]) -> list[str]:
    """Return the value if all are of one day: several may be those of other articles in the page."""
    days = {value: stated_date(value) for value in values}
    return values[:1] if len(set(days.values())) == 1 else []


def _canonical(tree: html.HtmlElement, metas: dict[str, str], fetched: str | None) -> str | None:
    """Return the address that the page gives itself, else the one that it came from.

    A canonical address without a path is the front page, which some sites give all their pages.
    """
    links = tree.xpath("//link[contains(concat(' ', normalize-space(@rel), ' '), ' canonical ')]/@href")
    for link in (*links, metas.get("og:url")):
        if link and (address := _address(str(link), fetched)):
            return address
    return fetched


def _address(link: str, fetched: str | None) -> str | None:
    """Return the full address of a page, without the place in it; ``None`` for anything else."""
    try:
        address = urldefrag(urljoin(fetched or "", link.strip())).url
        parts = urlsplit(address)
        page = bool(parts.hostname) and (parts.path not in {"", "/"} or bool(parts.query))
    except ValueError:
        return None
    return address if page and parts.scheme in {"http", "https"} else None


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)
