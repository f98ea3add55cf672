"""Posts: who holds one, and which ones somebody holds."""

import re
from collections.abc import Collection, Iterable, Set

from kg.query import library
from kg.query.answer import Row
from kg.query.names import fold
from kg.query.question import Post
from kg.query.words import words
from kg.store.base import Store

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OF_A_STATE = ("state", "ministry", "armed_forces")


def role_words(text: str) -> tuple[str, ...]:
    """Return the words of a role that count, with one spelling for synonyms."""
    vocabulary = words()
    spelt = " ".join(vocabulary.same.get(word, word) for word in fold(text).split(" "))
    return tuple(word for word in spelt.split(" ") if word and word not in vocabulary.small)


def names_post(spoken: Iterable[str]) -> bool:
    """Whether one of some words is a noun of a post: "prime minister shultz"."""
    return any(words().posts.intersection(role_words(singular(word))) for word in spoken)


def is_post(said: str) -> bool:
    """Whether words are those of a post and no others: "Foreign Ministers", "foreign"."""
    return words().of_posts.issuperset(map(singular, fold(said).split(" ")))


def singular(word: str) -> str:
    """Return a word of a post for one: "ministers", "chiefs", "fms"."""
    if word == "chiefs" or (len(word) > 4 and word.endswith("s") and not word.endswith("ss")):
        one = word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")
        return one if one in words().posts else word
    return {"fms": "fm", "pms": "pm"}.get(word, word)


def holders(store: Store, asked: Post) -> list[Row]:
    """Return the posts that fit, the exact ones only where there are such.

    "Leaders" of states are those who head them, whatever their posts are called.
    """
    meant = words().meaning.get(frozenset(asked.role)) if not asked.organizations else None
    if meant:
        of_states = (row for row in _of(asked, posts_held(store)) if row["kind"] == "state")
        if found := [row for row in of_states if is_meant(set(asked.role), {*role_words(row["role"] or "")})]:
            return found
    found = _of(asked, posts_held(store, role=asked.role))
    wanted = set(asked.role)
    has = [(row, set(role_words(row["role"] or "")), set(role_words(row["rank"] or ""))) for row in found]
    fitting = [one for one in has if is_meant(wanted, one[1] | one[2])]
    exact = [row for row, role, rank in fitting if wanted in (role, rank)]
    return exact or [row for row, _, _ in fitting]


def _of(asked: Post, found: list[Row]) -> list[Row]:
    """Return the posts of the countries and bodies that are asked for."""
    if asked.countries:
        found = [row for row in found if row["country"] in asked.countries]
        found = [row for row in found if row["kind"] in _OF_A_STATE] or found
    if asked.organizations:
        found = [row for row in found if {row["organization_id"], *row["wholes"]} & {*asked.organizations}]
    return found


def is_meant(wanted: Set[str], has: Set[str]) -> bool:
    """Whether some words of a post mean one with more: "minister" is a foreign minister, no deputy one.

    A "leader" is who has one of the posts that the word stands for.
    """
    if has in words().meaning.get(frozenset(wanted), ()):
        return True
    return wanted <= has and not (has - wanted) & words().subordinate


def posts_held(store: Store, *, role: Collection[str] = (), people: Collection[str] = ()) -> list[Row]:
    """Return one row for every post, the one attested last first.

    ``role``: words that it must have, as :func:`role_words` gives them, in whatever spelling.
    """
    merged: dict[str, Row] = {}
    spelt = ["|".join((word, *words().spellings.get(word, ()))) for word in role]
    for row in library.rows(store, "posts", {"words": spelt, "people": list(people)}):
        whole = row.pop("whole")
        kept = merged.setdefault(row["post"], {**row, "wholes": []})
        kept["country"] = kept["country"] or row["country"]
        kept["wholes"] += [whole] if whole else []
    rows = sorted(merged.values(), key=lambda row: (row["name"], row["id"], row["post"]))
    return sorted(rows, key=lambda row: _last_known(row), reverse=True)


def days_of_posts(store: Store, posts: Collection[str]) -> dict[str, list[str]]:
    """Return the days (ISO) on which documents tell of posts, by post; what tells no day is left out."""
    found: dict[str, list[str]] = {}
    for row in library.rows(store, "days-of-posts", {"posts": list(posts)}) if posts else ():
        if _DAY.match(row["day"]):
            found.setdefault(row["post"], []).append(row["day"][:10])
    return found


def sources_of_posts(store: Store, posts: Collection[str]) -> dict[str, list[Row]]:
    """Return who says so, by post: sentences of documents, then entries of reference data, without any."""
    sources: dict[str, list[Row]] = {}
    for row in library.rows(store, "sources-of-posts", {"posts": list(posts)}):
        sources.setdefault(row["post"], []).append(
            {
                "document": row["document"],
                "title": row["headline"],
                "quote": row["quote"],
                "stated_by": None,
                "publisher": row["publisher"],
                "url": row["url"],
            }
        )
    for row in library.rows(store, "references-of-posts", {"posts": list(posts)}):
        sources.setdefault(row["post"], []).append(
            {
                "document": row["reference"],
                "title": row["name"],
                "quote": None,
                "stated_by": None,
                "publisher": "; ".join(row["datasets"] or ()) or None,
                "url": next(iter(row["urls"] or ()), None),
            }
        )
    return sources


def _last_known(row: Row) -> str:
    return max(row["until"] or "", row["attested_to"] or "", row["since"] or "")
