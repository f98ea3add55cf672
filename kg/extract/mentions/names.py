"""Finding names of people and keeping them consistent within a document.

The model's own names are repaired by general rules: titles and country names aren't part of a name, a
capitalised word after a rank or title is a name, and a surname means the person named in full before.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from kg.extract.mentions.acronyms import bracketed
from kg.extract.mentions.mention import Mention, RolePhrase, Taken
from kg.extract.mentions.name_bounds import CAN_BE_PEOPLE, can_be_in_name, cleaned, is_something_else
from kg.extract.mentions.rows import names_in_rows
from kg.extract.mentions.surnames import KnownNames
from kg.extract.mentions.towns import is_town
from kg.extract.mentions.venues import is_in_venue
from kg.extract.words.gender import is_given_name
from kg.extract.words.heads import ends_portfolio, head_class, is_name_behind_title
from kg.extract.words.lexicon import roles
from kg.gazetteer import place

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


# How a name may begin: a name and the word at its place in the text have the same one.
_BEGINNING = re.compile(r"(?<![\w-])(?:\w+|\S)")
_GOES_ON = re.compile(r"\w")
_TITLED = re.compile(r"(\w+)\s+$")
# How far from a name its title is looked for.
_BESIDE = 60
_APPOINTED = frozenset({"appointed", "named", "elected", "nominated", "sworn", "reappointed"})


def people(doc: "Doc", names: "list[Span]") -> list[Mention]:
    """Return all mentions of people in the order of the text, each with the fullest name.

    ``names`` are what :func:`candidates` finds, and what posts gave away; see :func:`names_beside`.
    """
    spans = sorted(names, key=lambda span: (span.start, -span.end))
    full = _full_names(spans)
    known = KnownNames(full)
    mentions = _outermost([*(_mention(span, known) for span in spans), *_repeated(doc, known)])
    return list(_named_in_full(doc.text, mentions, known))


def names_beside(doc: "Doc", posts: list[RolePhrase]) -> "list[Span]":
    """Return names in apposition to posts: "the chair of the body, Jo Doe," and "Jo Doe, the chair".

    The model takes names that it has never seen for bodies or places; beside a post they are people.
    """
    found = []
    for post in posts:
        span = doc.char_span(post.start, post.end, alignment_mode="expand")
        if span is None or post.plural:
            continue
        opened = span.end < len(doc) and doc[span.end].text in (",", "(", "–", "—", "-")
        after = span.end + 1 if opened else span.end
        if name := _run_after(doc, after):
            closed = name.end >= len(doc) or not doc[name.end].text[:1].isupper()
            # "Minister of Foreign Affairs Doe": one word is too little elsewhere.
            told = len(name) > 1 or (ends_portfolio(doc[span.end - 1]) and not opened)
            found += [name] if told and closed else []
        if span.start > 2 and doc[span.start - 1].text == "," and (name := _run_before(doc, span.start - 1)):
            found.append(name)
    return found


def _run_before(doc: "Doc", end: int) -> "Span | None":
    start = end
    while start > 0 and end - start < 5 and can_be_in_name(doc[start - 1], first=False):
        start -= 1
    name = _run_after(doc, start) if end - start > 1 else None
    return name if name is not None and name.end == end and len(name) > 1 else None


def candidates(doc: "Doc") -> "Iterator[Span]":
    """Yield what the model, a title or a clause shows to be the name of a person."""
    yield from names_in_rows(doc)
    surnames, acronyms = _surnames(doc), bracketed(doc.text)
    for entity in doc.ents:
        if entity.label_ == "PERSON" and (
            (is_town(entity) and entity.text not in surnames)
            or entity.text in acronyms
            or _is_numbered(entity)
            or is_in_venue(entity)
            or _ends_town(entity.doc, entity.start, entity.end)
        ):
            continue
        is_person = entity.label_ == "PERSON" or _begins_with_given_name(entity) or _gets_a_post(entity)
        if is_person and (span := cleaned(entity)):
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
        if (
            _opens_a_name(token)
            and (span := _run_after(doc, index + 1))
            and not (len(span) == 1 and span.text in acronyms)
        ):
            yield span


def _is_numbered(entity: "Span") -> bool:
    """Whether a number stands before a "name": "the 86th Helicopter Base"."""
    before = entity.doc[entity.start - 1].text if entity.start else ""
    return before[:1].isdigit() and before[-2:] in ("st", "nd", "rd", "th")


def _ends_town(doc: "Doc", start: int, end: int) -> bool:
    """Whether a town's name that begins one word before has a title in it: "Bandar Seri Begawan"."""
    return bool(start and doc[start - 1].text[:1].isupper() and place(doc[start - 1 : end].text))


def _gets_a_post(entity: "Span") -> bool:
    """Whether a "body" of two or three unknown words is somebody appointed: "X was sworn in as minister"."""
    doc, end = entity.doc, entity.end
    if entity.label_ == "PERSON" or not 2 <= len(entity) <= 3 or end + 2 >= len(doc):
        return False
    if doc[end].lower_ not in ("was", "is", "has") or not all(word.text.istitle() for word in entity):
        return False
    verbs = [word.i for word in doc[end + 1 : end + 4] if word.lower_ in _APPOINTED]
    return bool(verbs) and any(head_class(word) for word in doc[verbs[0] + 1 : verbs[0] + 6])


def _surnames(doc: "Doc") -> frozenset[str]:
    """Return how the names of people in the text end: a town's name among them is somebody's surname."""
    words = (entity.text.split(" ") for entity in doc.ents if entity.label_ == "PERSON")
    return frozenset(" ".join(name[first:]) for name in words for first in range(1, len(name)))


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
        or roles().head_class(words[-1])
    ):
        return False
    return not entity.text.isupper() and is_given_name(entity[0].text)


def _opens_a_name(token: "Token") -> bool:
    """Whether a capitalised word after this one is a name: a rank, an honorific or a capitalised title."""
    # What asks the gazetteer comes last: few words get so far.
    return _is_title(token) and not _ends_town(token.doc, token.i, token.i + 2)


def _is_title(token: "Token") -> bool:
    word = token.lower_.rstrip(".")
    if word in roles().honorifics or (word in roles().ranks and token.is_title):
        return True
    if word in ("prince", "princess") or is_name_behind_title(token):
        return False
    return bool(roles().head_class(word))


def _run_after(doc: "Doc", start: int) -> "Span | None":
    """Return the capitalised run that begins here, if it can be a name and isn't known as something else."""
    end = start
    while end < len(doc) and end - start < 5 and can_be_in_name(doc[end], first=end == start):
        end += 1
    while end > start and doc[end - 1].lower_ in roles().particles:
        end -= 1
    span = doc[start:end]
    if not span.text or is_something_else(span.text) or _leads_to_title(doc, end):
        return None
    if doc[start].ent_type_ not in CAN_BE_PEOPLE:
        return None
    return cleaned(span)


def _leads_to_title(doc: "Doc", index: int) -> bool:
    """Whether a run is the beginning of another title: "Prime" before "Minister"."""
    return index < len(doc) and bool(roles().head_class(doc[index].lower_)) and doc[index].text[:1].isupper()


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
    firsts = {name for name in known.by_first if known.by_first_name(name)}
    words = {*known.full, *known.by_surname, *firsts}
    single = {span.text for span in doc.ents if span.label_ == "PERSON" and " " not in span.text}
    whole = doc.text
    for start, end in _places_of(words, whole):
        text = whole[start:end]
        if is_something_else(text) and text not in single:
            continue
        if text in firsts and not _stands_alone(doc, start, end):
            continue
        yield Mention(start=start, end=end, text=text, kind="person", name=known.fullest(text))


def _places_of(names: set[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield where names stand as whole words, the longest at each place, none inside another.

    Looked up by the word that each begins with: a pattern of all names would be tried at every word.
    """
    longest_first: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        longest_first.setdefault(_beginning(name), []).append(name)
    last = 0
    for word in _BEGINNING.finditer(text):
        start = word.start()
        for name in longest_first.get(word[0], ()) if start >= last else ():
            end = start + len(name)
            if text.startswith(name, start) and not _GOES_ON.match(text, end):
                last = end
                yield start, end
                break


def _beginning(name: str) -> str:
    match = _BEGINNING.match(name)
    return match[0] if match else name


def _stands_alone(doc: "Doc", start: int, end: int) -> bool:
    """Whether a word is a name of its own, and no part of another: "Shen said" but not "Shen Palace"."""
    span = doc.char_span(start, end)
    if span is None or any(token.tag_ != "NNP" for token in span):
        return False
    if span.end < len(doc) and doc[span.end].tag_ in ("DT", "PRP", "PRP$"):
        return False  # "Mark my words"
    around = [*doc[max(0, span.start - 1) : span.start], *doc[span.end : span.end + 1]]
    return not any(
        token.text[:1].isupper() and token.tag_.startswith("NNP") and not head_class(token)
        for token in around
    )


def _named_in_full(text: str, mentions: list[Mention], known: KnownNames) -> Iterator[Mention]:
    """Yield mentions; a lone word with which the full name of somebody named before begins means them.

    Surnames come first in East Asia, and elsewhere people go by their given name: "Shen", "Prime Minister
    Khamphone". Behind a title the word may be somebody else's surname, unless it is the title of the former.
    """
    first: dict[str, Mention] = {}
    for mention in mentions:
        first.setdefault(mention.name, mention)
        full = first.get(known.by_first_name(mention.text) or "")
        if full is None or not _fits_title(text, mention, full):
            yield mention
        else:
            yield msgspec.structs.replace(mention, name=full.name)


def _fits_title(text: str, mention: Mention, full: Mention) -> bool:
    """Whether the title before a lone word, if there is one, stands beside the full name too."""
    title = _TITLED.search(text, max(0, mention.start - _BESIDE), mention.start)
    if title is None or not roles().head_class(title[1].lower()):
        return True
    behind = text[full.end : min(full.end + _BESIDE, mention.start)].split(". ")[0]
    return title[1].lower() in f"{text[max(0, full.start - _BESIDE) : full.start]}{behind}".lower()


def _outermost(mentions: list[Mention]) -> list[Mention]:
    """Keep the longest of overlapping mentions; among equal ones the one with the fuller name."""
    taken = Taken()
    ordered = sorted(mentions, key=lambda m: (-(m.end - m.start), m.start, -len(m.name)))
    kept = [mention for mention in ordered if taken.take(mention.start, mention.end)]
    return sorted(kept, key=lambda mention: mention.start)
