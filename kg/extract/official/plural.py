"""Posts of several people, told one by one: "the Ministers of A and B", "Presidents X of A and Y of B"."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from kg.extract.official.swaps import Swap
from kg.extract.official.words import words
from kg.extract.words.lexicon import roles
from kg.gazetteer import country_by_adjective, organization
from kg.gazetteer.countries import country_by_name

# Where an item of a list ends, and whether it is one of several, as a body is.
Item = tuple[int, bool]

_JOINT = re.compile(r",\s+and\s+|,\s+|\s+and\s+")
_OF = re.compile(r"\s+of\s+")
# Which of them is head of what isn't said: "the Heads of State and Government of A and B". Their states met.
_HEADS = re.compile(
    r"(?P<of>\bof\s+)?(?:\bthe\s+)?(?:Heads|Chiefs)\s+of\s+(?:State|Government)(?:\s+and\s+(?:Heads\s+of\s+)?(?:State|Government))?\s+of\s+",
    re.IGNORECASE,
)
_WORD = re.compile(r"\s*[^\s,;()]+")
_MOST_WORDS = 7
_SEVERAL = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*(?:, [A-Z][\w’'-]+)*,? and [A-Z][\w’'-]+")
# How far before a name the post may stand that it shares.
_LONGEST = 120
_OF_STATE = re.compile(r"\s+of\s+|\s+\((?=[A-Z])")


def one_by_one(text: str, start: int, end: int) -> Iterator[Swap]:
    """Yield a swap for each list of people who share the name of a post."""
    for heads in _HEADS.finditer(text, start, end):
        if _state_at(text, heads.end(), end):
            # "The conference of the heads of …" is one with them.
            yield Swap(*heads.span(), (("with ", *heads.span()),) if heads["of"] else ())
    for post in _posts().finditer(text, start, end):
        if behind := _OF.match(text, post.end(), end):
            found = _listed(text, post, behind.end(), end, _state_or_body, " of ")
        else:
            found = _listed(text, post, post.end() + 1, end, _person, " ") or _of_nationals(text, post)
        if found:
            yield found


def shares_post(text: str, start: int) -> bool:
    """Whether who is named at an offset is one of several of a post that a state has but one of.

    "Prime Ministers Doe and Roe" aren't both of the state where they were met.
    """
    for post in _posts().finditer(text, max(0, start - _LONGEST), start):
        before, names = set(post["before"].split()), _SEVERAL.match(text, post.end() + 1)
        single = post["head"] in words().single_posts or before & words().single_before
        if single and not before & words().several_before and names and start < names.end():
            return True
    return False


def _listed(
    text: str,
    post: re.Match[str],
    start: int,
    end: int,
    item_at: Callable[[str, int, int], Item | None],
    between: str,
) -> Swap | None:
    """Tell the post anew before each item of the list that starts at an offset."""
    title = f"{post['before'] or ''}{words().plural_posts[post['head']]}{between}"
    one = title if between == " " else f"the {title}"
    many = f"the {post['before'] or ''}{post['head']}{between}"
    pieces: list[tuple[str, int, int]] = []
    at, last, of_body = start, start, False
    while item := item_at(text, at, end):
        if pieces:
            # A comma tells apart what a bare "and" would join to one name of a body.
            pieces.append((", and " if of_body or " of " in text[start:last] else " and ", last, at))
        # What is told again stands where its state or name stands; the first time it stands where it is.
        span = (at, at + 1) if pieces else (post.start(), start)
        pieces += [(many if item[1] else one, *span), (text[at : item[0]], at, item[0])]
        last, of_body = item
        if not (joint := _JOINT.match(text, last, end)):
            break
        at = joint.end()
    if not pieces or (between == " " and len(pieces) < len(("A", "and", "B")) * 2 - 1):
        return None
    return Swap(post.start(), last, tuple(pieces))


def _of_nationals(text: str, post: re.Match[str]) -> Swap | None:
    """Tell "the British and French Ministers" as "the British Minister and the French Minister"."""
    before = text[max(0, post.start() - 80) : post.start()]
    adjectives: list[tuple[int, int]] = []
    for word in reversed(list(re.finditer(r"[A-Z][\w-]+", before))):
        tail = before[word.end() :] if not adjectives else before[word.end() : adjectives[0][0]]
        if not country_by_adjective(word[0]) or not re.fullmatch(r"\s+|,\s+|,?\s+and\s+", tail):
            break
        adjectives.insert(0, word.span())
    if len(adjectives) < len(("A", "B")):
        return None
    base = post.start() - len(before)
    article = re.search(r"\bthe\s+$", before[: adjectives[0][0]])
    first = article.start() if article else adjectives[0][0]
    title = f" {post['before'] or ''}{words().plural_posts[post['head']]}"
    pieces: list[tuple[str, int, int]] = []
    for start, stop in adjectives:
        at = base + (start if pieces else first)
        pieces += [(" and the " if pieces else "the ", at, at + 1)]
        pieces += [(before[start:stop], base + start, base + stop)]
        pieces += [(title, base + stop - 1, base + stop)]
    return Swap(base + first, post.end(), tuple(pieces))


def _state_or_body(text: str, start: int, end: int) -> Item | None:
    if stop := _state_at(text, start, end):
        return stop, False
    stop = _longest(text, start, end, lambda name: organization(name) is not None)
    return (stop, True) if stop else None


def _state_at(text: str, start: int, end: int) -> int | None:
    return _longest(text, start, end, lambda name: country_by_name(name) is not None)


def _longest(text: str, start: int, end: int, is_known: Callable[[str], bool]) -> int | None:
    """Return where the longest known name that starts at an offset ends."""
    ends: list[int] = []
    at = start
    while len(ends) < _MOST_WORDS and (word := _WORD.match(text, at, end)):
        # "St. Lucia" has a point of its own, "Norway." has not.
        ends += [word.end() - word[0].endswith("."), word.end()] if word[0].endswith(".") else [word.end()]
        at = word.end()
    fitting = (stop for stop in reversed(ends) if is_known(text[start:stop].removeprefix("the ")))
    return next((stop for stop in fitting if text[start:stop].strip()[:1].isalpha()), None)


def _person(text: str, start: int, end: int) -> Item | None:
    """Return where a name ends, with its state behind: "Doe", "Doe of Norway", "Doe (Norway)"."""
    name = _names().match(text, start, end)
    if name is None:
        return None
    first = name[0].split()[0]
    if country_by_adjective(first) or any(roles().head_class(word.lower()) for word in name[0].split()):
        return None
    of = _OF_STATE.match(text, name.end(), end)
    state = _state_at(text, of.end(), end) if of else None
    if of and state and "(" in of[0]:
        return (state + 1, False) if text[state : state + 1] == ")" else None
    return state or name.end(), False


@cache
def _names() -> re.Pattern[str]:
    particles = "|".join(sorted(roles().particles))
    return re.compile(
        rf"(?:(?:{particles})\s+)*[A-Z][\w’'-]+(?:\s+(?:(?:{particles})\s+)*[A-Z][\w’'-]+){{0,3}}"
    )


@cache
def _posts() -> re.Pattern[str]:
    before = "|".join(sorted(words().before_posts))
    heads = "|".join(sorted(words().plural_posts, key=lambda head: (-len(head), head)))
    return re.compile(rf"(?:\bthe\s+)?(?P<before>(?:\b(?:{before})\s+)*)\b(?P<head>{heads})\b(?!\s+for\b)")
