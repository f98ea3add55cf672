"""Where a name begins and ends, and what is none: titles, countries, buildings."""

import re
from typing import TYPE_CHECKING

from kg.extract.dates.words import MONTH, WEEKDAY
from kg.extract.mentions.things import AWARDS, bears_a_name, is_a_thing
from kg.extract.words.gender import is_given_name
from kg.extract.words.heads import TITLES_OF_TWO_WORDS, ends_portfolio, is_name_behind_title, is_ruler
from kg.extract.words.lexicon import roles, triggers
from kg.gazetteer import country_by_adjective, is_part_of_world, organization, place
from kg.gazetteer.countries import country_by_name

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_NOT_IN_NAMES = re.compile(r"[\d@/:;!?()\[\]“”\"]")
_IN_CALENDAR = re.compile(rf"{WEEKDAY}|{MONTH}", re.IGNORECASE)
_DAY = re.compile(WEEKDAY, re.IGNORECASE)
_MONTH = re.compile(MONTH, re.IGNORECASE)
_HYPHENATED = re.compile(r"[-–—]")
_MIN_LETTERS = 2
_REGNAL = re.compile(r"[IVX]{1,5}")
# Given names that are written short, with a point: "Ma. Corazon", "Md. Rahman".
_SHORT_NAMES = frozenset({"ma", "md", "mohd", "muhd", "st", "sta", "sto", "wm", "th", "chr", "ph", "hj"})
# Words with a capital behind titles: "General (Retd)", "Ambassador Extraordinary".
_NO_NAMES = frozenset(
    {"retd", "ret", "rtd", "extraordinary", "plenipotentiary", "designate", "emeritus", "supreme"}
)
_OF_TOWNS = {"of": roles().of_places, "to": triggers().envoys, "in": triggers().envoys}
# What the model calls names that it has never seen.
CAN_BE_PEOPLE = frozenset({"", "PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT", "WORK_OF_ART"})


def can_be_in_name(token: "Token", *, first: bool) -> bool:
    if token.text in ("-", "–") and not first:
        return bool(token.i + 1 < len(token.doc) and not token.whitespace_ and token.nbor(1).is_alpha)
    if not first and _ends_hyphenated(token.doc, token.i + 1):
        return True
    if token.lower_ in roles().particles and token.i + 1 < len(token.doc):
        return not first or token.nbor(1).text[:1].isupper()
    if token.lower_ in roles().patronymics:
        return not first
    if _abbreviates(token):
        return not first
    word = token.lower_.rstrip(".")
    is_title = word in roles().ranks or word in roles().honorifics or bool(roles().head_class(word))
    is_title = is_title and not is_name_behind_title(token)
    return (
        token.text[:1].isupper()
        and (token.tag_ in ("NNP", "NNPS", "NN", "JJ") or (first and _is_mistaken(token)))
        and not is_title
        and not _NOT_IN_NAMES.search(token.text)
    )


def _is_mistaken(token: "Token") -> bool:
    """Whether a word that the model takes for a verb is a given name: unlike a verb, or before "bin"."""
    if not token.tag_.startswith("VB") or token.text.islower() or token.i + 1 >= len(token.doc):
        return False
    after = token.nbor(1)
    is_name = is_given_name(token.text) or token.lemma_ == token.text or after.lower_ in roles().particles
    return is_name and (after.text[:1].isupper() or after.lower_ in roles().particles)


def _abbreviates(token: "Token") -> bool:
    """Whether a point is that of a given name cut short, as in "Ma. Corazon"."""
    if token.text != "." or not token.i:
        return False
    before = token.nbor(-1)
    return bool(
        before.lower_ in _SHORT_NAMES
        and not before.whitespace_
        and token.i + 1 < len(token.doc)
        and token.nbor(1).text[:1].isupper()
    )


def cleaned(span: "Span") -> "Span | None":
    """Take titles, country words and possessives off the ends of a span; ``None`` if no name is left."""
    doc = span.doc
    start, end = _whole(doc, span.start, span.end)
    if doc[start:end].text.lower() in TITLES_OF_TWO_WORDS:
        return None
    start += _place_before(doc, start, end)
    start += _portfolio_before(doc, start, end)
    while start < end and (size := _before_name(doc, start, end)):
        start += size
    while start < end and _is_behind_name(doc, start, end - 1):
        end -= 1
    for token in doc[start:end]:
        # Titles that the model pulled in behind a name, and line breaks, end it.
        apart = token.text in ("-", "–", "—") and token.whitespace_ and token.i and token.nbor(-1).whitespace_
        closes = token.is_space or apart or token.text in (",", "(", "'s", "’s")
        if closes or (token.i > start and _is_title(token)):
            end = token.i
            break
    name = doc[start:end]
    text = name.text
    if len(name) == 1 and is_ruler(name[0]):
        return None
    if bears_a_name(name) or is_a_thing(name) or text.lower().rstrip(".") in _NO_NAMES:
        return None
    if len(text) < _MIN_LETTERS or _NOT_IN_NAMES.search(text) or not text[:1].isalpha():
        return None
    if not any(token.text[:1].isupper() for token in name) or is_something_else(text):
        return None
    return name


def _is_behind_name(doc: "Doc", start: int, index: int) -> bool:
    """Whether the last word of a span is none of the name: small, or the day that somebody is met."""
    if index > start and _is_date(doc, index):
        return True
    small = not doc[index].text[:1].isupper() and not _ends_hyphenated(doc, index + 1)
    return small and doc[index].lower_ not in roles().patronymics


def _whole(doc: "Doc", start: int, end: int) -> tuple[int, int]:
    """Return the bounds of a name with what the model cut off: behind a hyphen or point, before "bin"."""
    if doc[start].lower_ in roles().particles and start and _is_mistaken(doc[start - 1]):
        start -= 1
    if start > 1 and doc[start - 1].lower_ in roles().particles and _is_given(doc[start - 2]):
        start -= 2
    if start and doc[start - 1].lower_ in roles().patronymics:
        start = _father(doc, start - 1)
    if start > 1 and _abbreviates(doc[start - 1]):
        start -= 2
    if end < len(doc) and _is_second_surname(doc, start, end):
        end += 1
    if end < len(doc) and _REGNAL.fullmatch(doc[end].text) and start and _reigns(doc[start - 1]):
        end += 1
    if end < len(doc) and doc[end].lower_ in roles().patronymics:
        end = _surname(doc, end + 1)
    while end < len(doc) and (
        (doc[end - 1].text in ("-", "–") and not doc[end - 1].whitespace_)
        or (doc[end].text in ("-", "–") and not doc[end - 1].whitespace_ and not doc[end].whitespace_)
        or _abbreviates(doc[end])
        or _abbreviates(doc[end - 1])
        or (end - start > 1 and doc[end - 2].text in ("-", "–") and _goes_on(doc[end]))
    ):
        if not (can_be_in_name(doc[end], first=False)):
            break
        end += 1
    return start, end


def _reigns(title: "Token") -> bool:
    """Whether a number may go with the name behind a title: "King Omar I"."""
    return title.lower_ in roles().monarchs


def _is_second_surname(doc: "Doc", start: int, end: int) -> bool:
    """Whether a lone capitalised word that the model sees as nothing goes on with a full name before it."""
    word = doc[end]
    alone = end + 1 == len(doc) or not doc[end + 1].text[:1].isupper()
    is_full = end - start > 1 and all(token.ent_type_ == "PERSON" for token in doc[start:end])
    return (
        (alone and is_full and word.tag_ == "NNP" and not word.ent_type_ and word.is_alpha)
        and can_be_in_name(word, first=False)
        and not is_something_else(word.text)
        and not _IN_CALENDAR.fullmatch(word.text)
    )


def _father(doc: "Doc", start: int) -> int:
    """Return where the names before "oglu" begin."""
    first = start
    while first > 0 and start - first < 3 and can_be_in_name(doc[first - 1], first=False):
        first -= 1
    return first


def _surname(doc: "Doc", end: int) -> int:
    """Return where a name with "oglu" ends: behind the surname, if one follows."""
    return end + 1 if end < len(doc) and doc[end].text[:1].isupper() and doc[end].tag_ == "NNP" else end


def _is_given(token: "Token") -> bool:
    return token.ent_type_ in CAN_BE_PEOPLE and is_given_name(token.text) and not country_by_name(token.text)


def _goes_on(token: "Token") -> bool:
    """Whether a surname follows a hyphenated given name that the model took for the whole name."""
    known = organization(token.text) or country_by_name(token.text)
    return token.text[:1].isupper() and token.tag_ == "NNP" and token.ent_type_ in CAN_BE_PEOPLE and not known


def _ends_hyphenated(doc: "Doc", end: int) -> bool:
    """Whether a name ends in a part with a small letter behind a hyphen: "Suk-yeol"."""
    joined = end >= 3 and doc[end - 2].text in ("-", "–") and not doc[end - 2].whitespace_
    return (
        joined and not doc[end - 3].whitespace_ and doc[end - 1].is_alpha and doc[end - 3].text[:1].isupper()
    )


def _is_title(token: "Token") -> bool:
    word = token.lower_.rstrip(".")
    return bool(roles().head_class(word)) and token.text.islower()


def _is_date(doc: "Doc", index: int) -> bool:
    """Whether a day or the month of a date was taken for the end of a name: "President Doe September 27"."""
    after = doc[index + 1 : index + 3].text.lstrip(". ")
    return is_day(doc[index]) or (bool(_MONTH.fullmatch(doc[index].text)) and after[:1].isdigit())


def is_day(token: "Token") -> bool:
    """Whether a word is a day of the week."""
    return bool(_DAY.fullmatch(token.text))


def _place_before(doc: "Doc", start: int, end: int) -> int:
    """Return how many tokens are the town of a post before a name: "Mayor of Riverside Jo Doe".

    Envoys are sent to a capital as well as to a state: "Ambassador to Riverside Jo Doe".
    """
    if start < 2 or doc[start - 1].lower_ not in _OF_TOWNS:
        return 0
    if doc[start - 2].lower_ not in _OF_TOWNS[doc[start - 1].lower_]:
        return 0
    sizes = range(min(3, end - start - 1), 0, -1)
    return next((size for size in sizes if place(doc[start : start + size].text)), 0)


def _portfolio_before(doc: "Doc", start: int, end: int) -> int:
    """Return how many tokens are what a minister is for: "(Secretary of) State Doe"."""
    if not start or doc[start - 1].lower_ not in ("of", "for", "and", ","):
        return 0
    sizes = range(min(4, end - start - 1), 0, -1)
    return next((size for size in sizes if ends_portfolio(doc[start + size - 1])), 0)


def _before_name(doc: "Doc", start: int, end: int) -> int:
    """Return how many tokens at the start of a span are titles and the like, and no name."""
    for size in (2, 1):
        words = doc[start : start + size].text.lower().rstrip(".'’")
        if start + size < end and words in roles().honorifics | roles().ranks | TITLES_OF_TWO_WORDS:
            return size
    return 1 if _is_before_name(doc, start, end) else 0


def _is_before_name(doc: "Doc", start: int, end: int) -> bool:
    token = doc[start]
    word = token.lower_.rstrip(".")
    if word in roles().ranks or word in roles().honorifics or roles().head_class(word):
        return not is_name_behind_title(token)
    if token.tag_ in ("DT", "PRP$", "POS", "HYPH", "IN", "CC") and token.lower_ not in roles().particles:
        return True
    if token.text in ("’s", "'s", "-", "–", "—", ","):
        return True
    # The country in "President of Riverland Jo Doe"; not the only word of a name.
    more = end - start > 1
    return more and (
        bool(country_by_adjective(token.text) or country_by_name(token.text))
        or organization(token.text) is not None
    )


def is_something_else(text: str) -> bool:
    """Whether the words are known as a country, a people or a body, alone or joined by hyphens."""
    parts = [part.strip() for part in _HYPHENATED.split(text)]
    if all(
        country_by_name(part) or country_by_adjective(part) or organization(part) for part in parts if part
    ):
        return True
    last = text.split()[-1].lower()
    known = roles().bodies | roles().venues | roles().parts_of_posts
    return last in known | AWARDS or is_part_of_world(text)
