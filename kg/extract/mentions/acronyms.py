"""What acronyms stand for, where a text says it: "the Ministry of Trade and Industry (MTI)"."""

import re

import msgspec

from kg.extract.mentions.mention import Mention

_IN_BRACKETS = re.compile(r"\s*\(([A-Z][A-Za-z&-]*[A-Z])\)")


def bracketed(text: str) -> frozenset[str]:
    """Return the acronyms that a text tells in brackets: no names of people."""
    return frozenset(_IN_BRACKETS.findall(text))


def explained(text: str, bodies: list[Mention]) -> dict[str, str]:
    """Return the organizations that a text names in full by the acronym in brackets behind them."""
    return {
        match[1]: body.name
        for body in bodies
        if body.kind == "organization" and " " in body.text and (match := _IN_BRACKETS.match(text, body.end))
        if match[1][0] == body.text[0]
    }


def spelled_out(text: str, bodies: list[Mention]) -> list[Mention]:
    """Name organizations whose acronym the text explains by what it stands for."""
    long = explained(text, bodies)
    return [
        msgspec.structs.replace(body, name=long.get(body.text, body.name))
        if body.kind == "organization"
        else body
        for body in bodies
    ]
