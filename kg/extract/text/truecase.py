"""Sentences in capitals, written as they would be elsewhere: "HOLM MET KING OMAR" is "Holm met King Omar"."""

import re
from functools import cache

from kg.extract.dates.words import MONTHS, WEEKDAYS
from kg.extract.words.gender import is_given_name
from kg.extract.words.lexicon import roles, speech, triggers
from kg.gazetteer import country_by_adjective, organization, place
from kg.gazetteer.countries import country_by_name

_WORD = re.compile(r"[^\W\d_]+")
_SHARE = 0.8
# A line of fewer words is a headline, which the text below tells again.
_SENTENCE_WORDS = 6
_ENDS = re.compile(r"[.!?][\"”’)]*$")
_OPENS = re.compile(r"(?:^|\n|[.!?][\"”’)]*\s|[“\"])[\s“\"(•*–-]*$")
# What stands before the last word of a title.
_OF_TITLES = frozenset(
    {"prime", "foreign", "defence", "defense", "deputy", "vice", "interior", "finance", "crown"}
)
# "May" and "march" are verbs as well.
_CALENDAR = frozenset({*WEEKDAYS, *MONTHS}) - {"march", "may"}
_BEFORE_PLACES = frozenset({"in", "at", "to", "from", "near", "of"})
_LISTED_WORDS = 4
# How many words are too common to be a surname behind a full name.
_COMMON = 3000


def in_usual_case(text: str) -> str:
    """Return a text of the same length in which sentences in capitals have capitals where names do."""
    if not any(_is_in_capitals(line) for line in text.split("\n")):
        return text
    whole = _is_in_capitals(text)
    pieces = []
    read = 0
    for line in text.split("\n"):
        read += len(line) + 1
        is_sentence = len(line.split()) >= _SENTENCE_WORDS and _ENDS.search(line.rstrip())
        if _is_in_capitals(line) and (whole or is_sentence):
            pieces.append(_lowered(line))
        else:
            pieces.append(" " * len(line) if _is_headline(line, text[read:]) else line)
    return "\n".join(pieces)


def _is_headline(line: str, below: str) -> bool:
    """Whether a line in capitals tells what the text below tells again, in words that can be read."""
    words = line.lower().split()
    if len(words) <= _LISTED_WORDS or not _is_in_capitals(line):
        return False
    again = any(word.title() in below for word in words if len(word) > len("the"))
    return again and not (_telling_words() | {"to", "with"}).isdisjoint(words)


@cache
def _telling_words() -> frozenset[str]:
    """Return the verbs of meetings, travel and saying in the forms of headlines."""
    verbs = triggers().verbs.keys() | triggers().travel.verbs | speech().speech_verbs | speech().topic_verbs
    return frozenset(f"{verb}{end}" for verb in verbs for end in ("", "s", "es"))


def _is_in_capitals(text: str) -> bool:
    upper = sum(map(str.isupper, text))
    return upper > 1 and upper > _SHARE * (upper + sum(map(str.islower, text)))


def _lowered(line: str) -> str:
    words = list(_WORD.finditer(line))
    cased = _names_of_several_words([match[0] for match in words])
    for index, match in enumerate(words):
        before = cased[index - 1] if index else ""
        beside = line[words[index - 1].end() : match.start()] if index else ""
        first = cased[index - 2] if index > 1 else ""
        in_name = first[:1].isupper() and first.lower() not in _titles()
        is_acronym = line[match.start() - 1 : match.end() + 1] == f"({match[0]})"
        word = cased[index] or (match[0] if is_acronym else _cased(match[0], before, beside, in_name=in_name))
        if _OPENS.search(line[: match.start()]) or (
            line[match.end() : match.end() + 1] == "." and len(word) == 1
        ):
            word = word[:1].upper() + word[1:]
        cased[index] = word
    _with_titles(cased)
    letters = list(line)
    for match, word in zip(words, cased, strict=True):
        # Where a letter has no other case of one character, it stays.
        letters[match.start() : match.end()] = word if len(word) == len(match[0]) else match[0]
    return "".join(letters)


def _with_titles(cased: list[str]) -> None:
    """Write the title before a name as news does: "Foreign Minister Doe"."""
    for index in range(len(cased) - 1, 0, -1):
        before = cased[index - 1]
        if cased[index][:1].isupper() and (before in _titles() or before in _OF_TITLES):
            cased[index - 1] = before.title()


def _names_of_several_words(words: list[str]) -> list[str]:
    """Return words that are known as parts of a name: "Security Council", "South Africa"; "" for others."""
    cased = [""] * len(words)
    for index in range(len(words)):
        for size in range(_LISTED_WORDS, 1, -1):
            part = [word.title() for word in words[index : index + size]]
            joined = " ".join(word.lower() if word.lower() in ("of", "the", "and") else word for word in part)
            if len(part) == size and (country_by_name(joined) or organization(joined)):
                cased[index : index + size] = joined.split(" ")
    return cased


def _cased(word: str, before: str, beside: str, *, in_name: bool) -> str:
    """Return a word in its usual case.

    ``before`` is the word before it, ``beside`` what parts the two; ``in_name`` says that the word before
    may end a name, so that a common word goes on with the sentence.
    """
    lower, title = word.lower(), word.title()
    if beside in ("'", "’") and len(word) <= len("ve"):
        return lower
    if beside == "." and len(before) == 1 and len(word) == 1:
        return word
    if (organization(word) or country_by_name(word)) and len(word) <= len("ASEAN") and lower != "who":
        return word if organization(word) or len(word) <= len("USA") else title
    if lower == "may" and (before in _BEFORE_PLACES | {"on", "by", "until", "since"} or not beside.isspace()):
        return title
    if lower in roles().particles | _small_words():
        return lower
    if lower in _CALENDAR or country_by_name(title) or country_by_adjective(title):
        return title
    if lower in _words_of_news():
        return lower
    follows_name = before[:1].isupper() and beside == " " and is_given_name(before)
    follows_name = follows_name and not (in_name and _is_common(lower))
    follows_title = before.lower() in _titles() and beside in (" ", ". ") and not _is_common(lower)
    named = follows_name or follows_title
    if named or (before in _BEFORE_PLACES and place(title)) or _is_name(lower, title):
        return title
    return lower


def _is_name(lower: str, title: str) -> bool:
    """Whether a word is written with a capital more often than without."""
    from kg.extract.text.nlp import language_model

    vocabulary = language_model().vocab
    rows = vocabulary.vectors.key2row
    small, capital = (rows.get(vocabulary.strings[word]) for word in (lower, title))
    if small is None or capital is None or small == capital:
        return small is None or is_given_name(title)
    return bool(capital < small)


def _is_common(lower: str) -> bool:
    from kg.extract.text.nlp import language_model

    vocabulary = language_model().vocab
    row = vocabulary.vectors.key2row.get(vocabulary.strings[lower])
    return row is not None and row < _COMMON


@cache
def _small_words() -> frozenset[str]:
    from kg.extract.text.nlp import language_model

    return frozenset(language_model().Defaults.stop_words)


@cache
def _titles() -> frozenset[str]:
    return (
        frozenset(word for words in roles().heads.values() for word in words)
        | roles().ranks
        | roles().honorifics
    )


@cache
def _words_of_news() -> frozenset[str]:
    """Return the words of posts, bodies and meetings, which names are not made of."""
    known = triggers()
    meetings = known.verbs.keys() | known.nouns.keys() | known.lemmas.keys() | known.light_verbs
    forms = {f"{verb.removesuffix('e')}{end}" for verb in known.verbs for end in ("s", "es", "ed", "ing")}
    return _titles() | roles().bodies | roles().groups | roles().past | roles().manner | meetings | forms
