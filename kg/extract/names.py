"""Finding names of people and keeping them consistent within a document.

The model's own names are repaired by general rules: titles and country names aren't part of a name, a
capitalised word after a rank or title is a name, and a surname means the person named in full before.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.gender import is_given_name
from kg.extract.lexicon import roles
from kg.extract.mentions import Mention, RolePhrase, Taken
from kg.extract.posts import is_name_behind_title
from kg.extract.surnames import KnownNames
from kg.gazetteer import country_by_adjective, organization, place
from kg.gazetteer.countries import country_by_name

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_NOT_IN_NAMES = re.compile(r"[\d@/:;!?()\[\]“”\"]")
_HYPHENATED = re.compile(r"[-–—]")
_MIN_LETTERS = 2
# Given names that are written short, with a point: "Ma. Corazon", "Md. Rahman".
_SHORT_NAMES = frozenset({"ma", "md", "mohd", "muhd", "st", "sta", "sto", "wm", "th", "chr", "ph", "hj"})
# Words with a capital behind titles: "General (Retd)", "Ambassador Extraordinary".
_NO_NAMES = frozenset(
    {"retd", "ret", "rtd", "extraordinary", "plenipotentiary", "designate", "emeritus", "supreme"}
)
# What is called after people: "the King Doe centre". An army or a court beside a name may be another word.
_BEARERS = (roles().venues - {"arena", "port", "square"}) | frozenset(
    {"centre", "center", "foundation", "institute", "university", "college", "academy", "school", "hospital"}
    | {"administration", "government", "fund", "street", "avenue", "bridge", "road", "doctrine", "prize"}
)
# Titles of two words that the model takes into names.
_TWO_WORDS = frozenset({"crown prince", "crown princess", "prime minister", "vice president", "first lady"})
# What the model calls names that it has never seen.
_CAN_BE_PEOPLE = frozenset({"", "PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT", "WORK_OF_ART"})


def people(doc: "Doc", beside_posts: "list[Span] | None" = None) -> list[Mention]:
    """Return all mentions of people in the order of the text, each with the fullest name.

    ``beside_posts`` are further names that posts gave away; see :func:`names_beside`.
    """
    spans = sorted([*_candidates(doc), *(beside_posts or ())], key=lambda span: (span.start, -span.end))
    full = _full_names(spans)
    known = KnownNames(full)
    mentions = _outermost([*(_mention(span, known) for span in spans), *_repeated(doc, known)])
    return [mention for mention in mentions if mention]


def names_beside(doc: "Doc", posts: list[RolePhrase]) -> "list[Span]":
    """Return names in apposition to posts: "the chair of the body, Jo Doe," and "Jo Doe, the chair".

    The model takes names that it has never seen for bodies or places; beside a post they are people.
    """
    found = []
    for post in posts:
        span = doc.char_span(post.start, post.end, alignment_mode="expand")
        if span is None or post.plural:
            continue
        after = span.end + 1 if span.end < len(doc) and doc[span.end].text == "," else span.end
        if name := _run_after(doc, after):
            closed = name.end >= len(doc) or not doc[name.end].text[:1].isupper()
            found += [name] if len(name) > 1 and closed else []
        if span.start > 2 and doc[span.start - 1].text == "," and (name := _run_before(doc, span.start - 1)):
            found.append(name)
    return found


def _run_before(doc: "Doc", end: int) -> "Span | None":
    start = end
    while start > 0 and end - start < 5 and _can_be_in_name(doc[start - 1], first=False):
        start -= 1
    name = _run_after(doc, start) if end - start > 1 else None
    return name if name is not None and name.end == end and len(name) > 1 else None


def _candidates(doc: "Doc") -> "Iterator[Span]":
    for entity in doc.ents:
        if (entity.label_ == "PERSON" or _begins_with_given_name(entity)) and (span := _cleaned(entity)):
            yield span
    for index, token in enumerate(doc):
        if (
            token.text == ","
            and index + 1 < len(doc)
            and doc[index + 1].lower_ == "who"
            and (span := _run_before(doc, index))
            and not any(word.ent_type_ == "PERSON" or word.lower_ in roles().parts_of_posts for word in span)
        ):
            yield span
        if _opens_a_name(token) and (span := _run_after(doc, index + 1)):
            yield span


def _begins_with_given_name(entity: "Span") -> bool:
    """Whether a "body" or "place" of two words or more begins like a person, and isn't known as such."""
    if (
        entity.label_ not in ("ORG", "GPE", "LOC", "NORP", "FAC", "WORK_OF_ART", "PRODUCT")
        or not 2 <= len(entity) <= 4
    ):
        return False
    words = [token.lower_ for token in entity]
    if (
        any(word in roles().bodies for word in words)
        or place(entity.text)
        or not entity[-1].text[:1].isupper()
    ):
        return False
    return not entity.text.isupper() and is_given_name(entity[0].text)


def _opens_a_name(token: "Token") -> bool:
    """Whether a capitalised word after this one is a name: a rank, an honorific or a capitalised title."""
    word = token.lower_.rstrip(".")
    if word in roles().honorifics or (word in roles().ranks and token.is_title):
        return True
    if word in ("prince", "princess") or is_name_behind_title(token):
        return False
    return bool(roles().head_class(word))


def _run_after(doc: "Doc", start: int) -> "Span | None":
    """Return the capitalised run that begins here, if it can be a name and isn't known as something else."""
    end = start
    while end < len(doc) and end - start < 5 and _can_be_in_name(doc[end], first=end == start):
        end += 1
    while end > start and doc[end - 1].lower_ in roles().particles:
        end -= 1
    span = doc[start:end]
    if not span.text or _is_something_else(span.text) or _leads_to_title(doc, end):
        return None
    if doc[start].ent_type_ not in _CAN_BE_PEOPLE:
        return None
    return _cleaned(span)


def _leads_to_title(doc: "Doc", index: int) -> bool:
    """Whether a run is the beginning of another title: "Prime" before "Minister"."""
    return index < len(doc) and bool(roles().head_class(doc[index].lower_)) and doc[index].text[:1].isupper()


def _can_be_in_name(token: "Token", *, first: bool) -> bool:
    if token.text in ("-", "–") and not first:
        return bool(token.i + 1 < len(token.doc) and not token.whitespace_ and token.nbor(1).is_alpha)
    if not first and _ends_hyphenated(token.doc, token.i + 1):
        return True
    if token.lower_ in roles().particles and token.i + 1 < len(token.doc):
        return not first or token.nbor(1).text[:1].isupper()
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
    if not token.tag_.startswith("VB") or token.i + 1 >= len(token.doc):
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


def _cleaned(span: "Span") -> "Span | None":
    """Take titles, country words and possessives off the ends of a span; ``None`` if no name is left."""
    doc = span.doc
    start, end = _whole(doc, span.start, span.end)
    if doc[start:end].text.lower() in _TWO_WORDS:
        return None
    while start < end and (size := _before_name(doc, start, end)):
        start += size
    while start < end and not doc[end - 1].text[:1].isupper() and not _ends_hyphenated(doc, end):
        end -= 1
    for token in doc[start:end]:
        # Titles that the model pulled in behind a name, and line breaks, end it.
        if token.is_space or token.text in (",", "(", "'s", "’s") or (token.i > start and _is_title(token)):
            end = token.i
            break
    name = doc[start:end]
    text = name.text
    if _names_a_thing(name) or text.lower().rstrip(".") in _NO_NAMES:
        return None
    if len(text) < _MIN_LETTERS or _NOT_IN_NAMES.search(text) or not text[:1].isalpha():
        return None
    if not any(token.text[:1].isupper() for token in name) or _is_something_else(text):
        return None
    return name


def _whole(doc: "Doc", start: int, end: int) -> tuple[int, int]:
    """Return the bounds of a name with what the model cut off: behind a hyphen or point, before "bin"."""
    if doc[start].lower_ in roles().particles and start and _is_mistaken(doc[start - 1]):
        start -= 1
    if start > 1 and doc[start - 1].lower_ in roles().particles and _is_given(doc[start - 2]):
        start -= 2
    while end < len(doc) and (
        (doc[end - 1].text in ("-", "–") and not doc[end - 1].whitespace_)
        or (doc[end].text in ("-", "–") and not doc[end - 1].whitespace_ and not doc[end].whitespace_)
        or _abbreviates(doc[end])
        or _abbreviates(doc[end - 1])
        or (end - start > 1 and doc[end - 2].text in ("-", "–") and _goes_on(doc[end]))
    ):
        if not (_can_be_in_name(doc[end], first=False)):
            break
        end += 1
    return start, end


def _is_given(token: "Token") -> bool:
    return token.ent_type_ in _CAN_BE_PEOPLE and is_given_name(token.text) and not country_by_name(token.text)


def _goes_on(token: "Token") -> bool:
    """Whether a surname follows a hyphenated given name that the model took for the whole name."""
    known = organization(token.text) or country_by_name(token.text)
    return (
        token.text[:1].isupper() and token.tag_ == "NNP" and token.ent_type_ in _CAN_BE_PEOPLE and not known
    )


def _ends_hyphenated(doc: "Doc", end: int) -> bool:
    """Whether a name ends in a part with a small letter behind a hyphen: "Suk-yeol"."""
    joined = end >= 3 and doc[end - 2].text in ("-", "–") and not doc[end - 2].whitespace_
    return (
        joined and not doc[end - 3].whitespace_ and doc[end - 1].is_alpha and doc[end - 3].text[:1].isupper()
    )


def _is_title(token: "Token") -> bool:
    word = token.lower_.rstrip(".")
    return bool(roles().head_class(word)) and token.text.islower()


def _before_name(doc: "Doc", start: int, end: int) -> int:
    """Return how many tokens at the start of a span are titles and the like, and no name."""
    for size in (2, 1):
        words = doc[start : start + size].text.lower().rstrip(".'’")
        if start + size < end and words in roles().honorifics | roles().ranks | _TWO_WORDS:
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


def _is_something_else(text: str) -> bool:
    """Whether the words are known as a country, a people or a body, alone or joined by hyphens."""
    parts = [part.strip() for part in _HYPHENATED.split(text)]
    if all(
        country_by_name(part) or country_by_adjective(part) or organization(part) for part in parts if part
    ):
        return True
    last = text.split()[-1].lower()
    known = roles().bodies | roles().venues | roles().parts_of_posts
    return last in known or _is_region(text)


def _names_a_thing(name: "Span") -> bool:
    """Whether a building or a body bears the name: "the King Doe centre", "the Doe government"."""
    after = name.doc[name.end] if name.end < len(name.doc) else None
    return (
        after is not None
        and after.lower_ in _BEARERS
        and after.tag_ in ("NN", "NNP")
        and bool(name[-1].whitespace_)
    )


def _is_region(text: str) -> bool:
    found = place(text)
    return found is not None and found.kind == "region" and not found.country


def _full_names(spans: "list[Span]") -> list[str]:
    """Return the names of two words and more in order, without those that a longer one contains."""
    names = list(dict.fromkeys(text for span in spans if " " in (text := span.text)))
    ends = {
        " ".join(words[size:]) for name in names for words in [name.split()] for size in range(1, len(words))
    }
    return [name for name in names if name not in ends]


def _mention(span: "Span", known: KnownNames) -> Mention:
    return Mention(
        start=span.start_char, end=span.end_char, text=span.text, kind="person", name=known.fullest(span.text)
    )


def _repeated(doc: "Doc", known: KnownNames) -> Iterator[Mention]:
    """Yield every further place where a full name or a surname of the document stands, as a whole word."""
    words = [*known.full, *known.by_surname]
    single = {span.text for span in doc.ents if span.label_ == "PERSON" and " " not in span.text}
    if not words:
        return
    pattern = re.compile(
        r"(?<![\w-])(?:"
        + "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))
        + r")(?![\w])"
    )
    for match in pattern.finditer(doc.text):
        text = match[0]
        if _is_something_else(text) and text not in single:
            continue
        yield Mention(
            start=match.start(), end=match.end(), text=text, kind="person", name=known.fullest(text)
        )


def _outermost(mentions: list[Mention]) -> list[Mention]:
    """Keep the longest of overlapping mentions; among equal ones the one with the fuller name."""
    taken = Taken()
    ordered = sorted(mentions, key=lambda m: (-(m.end - m.start), m.start, -len(m.name)))
    kept = [mention for mention in ordered if taken.take(mention.start, mention.end)]
    return sorted(kept, key=lambda mention: mention.start)
