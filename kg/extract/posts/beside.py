"""The name that a post stands beside: "the chair, Jo Doe", "Jo Doe, chair and director of Y"."""

import re
from bisect import bisect_left

from kg.extract.mentions.mention import Mention, RolePhrase
from kg.extract.words.lexicon import roles
from kg.extract.words.ranks import only_rank

_JOINS = re.compile(r"\s*(?:,?\s+and|&|/)\s+|\s*/\s*")
_DETERMINED = re.compile(r"(?:the|a|an|his|her|its|their)\s", re.IGNORECASE)
# What is said of the bearer of a post: it is a subject then, and no apposition.
_VERB = re.compile(r"\s+(?:will|would|is|was|are|has|had|may|can|could|should|said|says|told|met|arrived)\s")
_GOVERNED = re.compile(r"\b(?:of|by|from|under|after|at|in)\s+$")
_OPEN = re.compile(r"^\s*[,(–—-]\s*(?:(?:now|then|currently|later|formerly|previously)\s+)?$|^\s+$")
# A name between dashes or in brackets: "the president – Jo Doe – spoke", "the president (Jo Doe)".
_ENCLOSED = (
    (re.compile(r"\s+[–—-]\s+"), re.compile(r"\s+[–—-](?=\s)")),
    (re.compile(r"\s+\("), re.compile(r"\)")),
)


def holders_beside(text: str, people: list[Mention], posts: list[RolePhrase]) -> list[int | None]:
    """Return the index of the person beside each post, also through another: "Chair and Director X"."""
    return _with_joined(text, people, posts, [_holder(text, people, post) for post in posts])


def _with_joined(
    text: str, people: list[Mention], posts: list[RolePhrase], beside: list[int | None]
) -> list[int | None]:
    """Add who holds two posts that "and" joins: "X, chair and director of Y"; "Chair and Director X"."""
    found = list(beside)
    for index in range(1, len(posts)):
        holder = found[index - 1]
        if found[index] is None and holder is not None and people[holder].end <= posts[index - 1].start:
            found[index] = holder if _is_joined(text, posts[index - 1], posts[index]) else None
    for index in reversed(range(len(posts) - 1)):
        holder = found[index + 1]
        if found[index] is None and holder is not None and posts[index + 1].end <= people[holder].start:
            first = posts[index]
            determined = _DETERMINED.match(text, first.start) is not None
            titled = text[first.head_start if determined else first.start].isupper()
            # "The Deputy Prime Minister and Foreign Minister, Jo Doe": the comma closes both.
            closed = text[posts[index + 1].end] == ","
            is_joined = titled and _is_joined(text, posts[index], posts[index + 1], shared=closed)
            found[index] = holder if is_joined else None
    return found


def _is_joined(text: str, one: RolePhrase, other: RolePhrase, *, shared: bool = False) -> bool:
    """Whether two posts are those of one person: no article parts them, nor does another country.

    ``shared`` says that an article before the first is that of both.
    """
    if one.plural or other.plural or not _JOINS.fullmatch(text[one.end : other.start]):
        return False
    if any(_DETERMINED.match(text, post.start) for post in ((other,) if shared else (one, other))):
        return False
    # Nobody is both: "Prime Minister and President Doe" are two.
    titles = {(post.role.role or "").lower() for post in (one, other)}
    if titles & roles().heads_of_government and titles & roles().heads_of_state:
        return False
    return one.role.country in (None, other.role.country) or other.role.country is None


def title_span(text: str, person: Mention, post: RolePhrase) -> tuple[int, int]:
    """Return what to leave out so that the name stands alone; a closing comma goes with the title."""
    if post.end <= person.start:
        return post.start, person.start
    return person.end, post.end + 1 if text[post.end : post.end + 1] in (",", ")") else post.end


def closing_comma(text: str, person: Mention, post: RolePhrase) -> list[int]:
    """Return the comma behind a name that closes the one before it: "the chair, Jo Doe, said"."""
    opened = post.start < person.start and text[post.end : person.start].lstrip().startswith(",")
    closed = text[person.end : person.end + 1] == ","
    return [person.end] if opened and closed else []


def _holder(text: str, people: list[Mention], post: RolePhrase) -> int | None:
    """Return the index of the person in apposition to a post."""
    following = bisect_left(people, post.end, key=lambda person: person.start)
    preceding = bisect_left(people, post.start, key=lambda person: person.start) - 1
    before = after = None
    between = text[people[preceding].end : post.start] if preceding >= 0 else ""
    if preceding >= 0 and _OPEN.match(between):
        # "The spokesman" in a new line begins a sentence; without an article it may be a signature.
        apart = _VERB.match(text, post.end) or ("\n" in between and _DETERMINED.match(text, post.start))
        before = None if apart else preceding
    if following < len(people) and (
        (
            only_rank(text[post.end : people[following].start])
            and "\n\n" not in text[post.end : people[following].start]
        )
        or enclosed(text, post, people[following])
    ):
        after = following if _may_follow(text, post, people[following]) else None
    if before is not None and after is not None:
        # "A Doe, the chair, B Roe and …": with an article the post goes with the name before it.
        return (
            before if text[post.start : post.start + 4].lower().startswith(("the ", "a ", "an ")) else after
        )
    if post.plural:
        return None
    return before if after is None else after


def enclosed(text: str, post: RolePhrase, person: Mention) -> int | None:
    """Return where the dashes or brackets close in which a name stands behind its post."""
    for opening, closing in _ENCLOSED:
        if opening.fullmatch(text, post.end, person.start) and (match := closing.match(text, person.end)):
            return match.end()
    return None


def _may_follow(text: str, post: RolePhrase, person: Mention) -> bool:
    """Whether a name behind "the chair," belongs to it: not in "by order of the chair, Jo Doe was named"."""
    if (
        not text[post.end : post.end + 2].lstrip(" ").startswith(",")
        or text[person.end : person.end + 1] != " "
    ):
        return True
    return not (
        _DETERMINED.match(text, post.start) and _GOVERNED.search(text[max(0, post.start - 10) : post.start])
    )
