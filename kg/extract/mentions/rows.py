"""Names in a row of people each told with a state: "Riverland's Doe, Hillland's Roe and Chad's Poe"."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.words.lexicon import roles
from kg.gazetteer.countries import country_by_name

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_STATE = r"(?:[Tt]he )?(?:[A-Z][\w-]+ ){0,2}[A-Z][\w-]+"
_NAME = r"(?:[A-Z][\w’'-]+ ){0,2}[A-Z][\w-]+"
_ITEMS = tuple(
    re.compile(item)
    for item in (
        rf"(?P<state>{_STATE})(?:['’]s|(?<=s)['’]) (?P<name>{_NAME})",
        rf"(?P<name>{_NAME}) (?:of|from) (?P<state>{_STATE})",
    )
)
_JOINT = re.compile(r",? and |, ")


def names_in_rows(doc: "Doc") -> "Iterator[Span]":
    """Yield the names of a row of two or more in which the model knows somebody for a person."""
    for item in _ITEMS:
        end = 0
        for match in item.finditer(doc.text):
            if match.start() < end:
                continue
            row = _row(match, item)
            end = row[-1].end()
            found = [span for one in row if (span := doc.char_span(_start(one), one.end("name")))]
            if len(row) > 1 and any(span.root.ent_type_ == "PERSON" for span in found):
                yield from found


def _row(first: re.Match[str], item: re.Pattern[str]) -> list[re.Match[str]]:
    """Return the items that follow each other, each with a state and with what can be a name."""
    row: list[re.Match[str]] = []
    following: re.Match[str] | None = first
    while following is not None and _is_of_state(following):
        row.append(following)
        joint = _JOINT.match(first.string, following.end())
        following = item.match(first.string, joint.end()) if joint else None
    return row or [first]


def _start(match: re.Match[str]) -> int:
    """Return where a name begins behind the title of all: "Ministers Doe of Riverland, Roe of Chad"."""
    title, _, name = match["name"].partition(" ")
    is_title = name and roles().head_class(title.lower().removesuffix("s"))
    return match.end("name") - len(name) if is_title else match.start("name")


def _is_of_state(match: re.Match[str]) -> bool:
    if country_by_name(match["state"]) is None:
        return False
    words = match["name"].lower().split()
    known = roles().bodies | roles().venues | roles().parts_of_posts
    return not any(word in known or roles().head_class(word) for word in words)
