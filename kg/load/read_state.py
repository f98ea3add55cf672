"""The tables of trips and visits of the U.S. Department of State's Office of the Historian, in XML.

Each entry is a document of its own. https://github.com/HistoryAtState has travels/ and visits/.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.load.dates import iso_date
from kg.load.source import Content, Failure, Given
from kg.model.document import Document
from kg.model.official import OfficialEntry

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_BYTES = 50_000_000
PUBLISHER = "Office of the Historian, U.S. Department of State"
_UNITED_STATES = "United States"
# "Mexico, D.F." is one.
_TOWNS_APART = re.compile(r",(?!\s*(?:[A-Z]\.){2,})")
_POSTS = {"president": "President", "secretary": "Secretary of State"}


def read_state(content: Content, given: Given) -> Iterator[Document | Failure]:
    """Yield a document for each trip of a president or secretary, or each visit of a foreign leader."""
    from lxml import etree

    # Nothing is fetched and no entity replaced: a table needs neither.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(content.read(MAX_BYTES), parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{content.name}: not well-formed XML: {error.msg}") from error
    if root.tag not in ("trips", "visits"):
        raise InputError(f"{content.name}: <{root.tag}> is no table of <trips> or <visits>")
    for number, element in enumerate(root, start=1):
        where = f"{content.name}, entry {number}"
        try:
            entry = _trip(element) if root.tag == "trips" else _visit(element)
            yield _document(entry, f"state-{element.tag}-{_field(element, 'id')}", given)
        except InputError as error:
            yield Failure(source=where, error=InputError(f"{where}: {error}"))


def _trip(element: "_Element") -> OfficialEntry:
    role = _field(element, "role")
    name = _field(element, "name")
    return OfficialEntry(
        traveler=f"{_POSTS[role]} {name}" if role in _POSTS else name,
        home=_UNITED_STATES,
        country=_upright(_field(element, "country")),
        towns=tuple(town.strip() for town in _TOWNS_APART.split(_text(element, "locale")) if town.strip()),
        start=_day(element, "start-date"),
        end=_day(element, "end-date"),
        remarks=_text(element, "remarks"),
    )


def _visit(element: "_Element") -> OfficialEntry:
    return OfficialEntry(
        traveler=_field(element, "visitor"),
        home=_upright(_field(element, "from")),
        country=_UNITED_STATES,
        start=_day(element, "start-date"),
        end=_day(element, "end-date"),
        remarks=_text(element, "description"),
    )


def _document(entry: OfficialEntry, id: str, given: Given) -> Document:
    if entry.end < entry.start:
        raise InputError(f"it ends ({entry.end}) before it starts ({entry.start})")
    where = ", ".join((*entry.towns[:1], entry.country))
    return Document.of(
        entry.text,
        id=id,
        kind="record",
        headline=f"{entry.traveler}: {where}, {entry.start}",
        publisher=given.publisher or PUBLISHER,
        published=given.published,
        language="en",
    )


def _text(element: "_Element", tag: str) -> str:
    """Return the text of a field without its line breaks, empty where there is none."""
    found = element.find(tag)
    return "" if found is None else " ".join("".join(found.itertext()).split())


def _field(element: "_Element", tag: str) -> str:
    value = _text(element, tag)
    if not value:
        raise InputError(f"the field <{tag}> is missing or empty")
    return value


def _day(element: "_Element", tag: str) -> str:
    day = iso_date(_field(element, tag))
    if len(day) != len("YYYY-MM-DD"):
        raise InputError(f"<{tag}> is no day: {day}")
    return day


def _upright(country: str) -> str:
    """Return "Federal Republic of Germany" for "Germany, Federal Republic of", as lists turn names around."""
    name, comma, rest = country.partition(", ")
    turned = comma and (rest.endswith("of") or rest in ("North", "South", "East", "West"))
    return f"{rest} {name}" if turned else country
