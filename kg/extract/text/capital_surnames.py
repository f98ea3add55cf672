"""Surnames in capitals, as some ministries write them: "TANABE Jiro", "Jiro TANABE" is "Jiro Tanabe"."""

import re

from kg.extract.words.gender import is_given_name
from kg.extract.words.lexicon import roles
from kg.gazetteer import organization
from kg.gazetteer.countries import country_by_name

_CAPITALS = re.compile(r"(?<![\w(-])[^\W\d_a-z]{3,}(?:-[^\W\d_a-z]{2,})?(?![\w)-])")
_BEFORE = re.compile(r"(\S+) $")
_BEHIND = re.compile(r" ([^\W\d_]+(?:-[^\W\d_]+)?)(?! [A-Z])")
_NUMBER = re.compile(r"[IVXLC]+")


def with_usual_surnames(text: str) -> str:
    """Return a text of the same length in which surnames beside a given name have one capital."""
    surnames = {match[0] for match in _CAPITALS.finditer(text) if _is_surname(match, text)}
    if not surnames:
        return text
    return _CAPITALS.sub(lambda match: match[0].title() if match[0] in surnames else match[0], text)


def _is_surname(match: re.Match[str], text: str) -> bool:
    """Whether a word in capitals is one: behind a given name, or before one where more shows that it is.

    An acronym stands before names too: "MSC chief" is often only "MSC Jo Doe".
    """
    word = match[0]
    if not word.isupper() or len(word.title()) != len(word) or _NUMBER.fullmatch(word):
        return False
    # What asks the gazetteer comes last: few words get so far.
    return _is_beside_a_name(match, text) and not _is_known(word)


def _is_beside_a_name(match: re.Match[str], text: str) -> bool:
    before = _BEFORE.search(text, 0, match.start())
    name = before[1].strip("“\"'") if before else ""
    if _is_given(name):
        return True
    behind = _BEHIND.match(text, match.end())
    if behind is None or not _is_given(behind[1]):
        return False
    return name.lower().rstrip(".") in roles().honorifics or match[0].title() in text


def _is_given(word: str) -> bool:
    return word.istitle() and is_given_name(word) and not country_by_name(word)


def _is_known(word: str) -> bool:
    return bool(organization(word) or country_by_name(word)) or word.lower() in roles().bodies
