"""Posts: who holds "the Italian prime minister", and what somebody's posts are."""

from collections.abc import Collection, Iterator

import msgspec

from kg.query import library
from kg.query.answer import Row
from kg.query.countries import country_meant
from kg.query.names import Names, fold
from kg.query.words import words
from kg.store.base import Store

_OF_A_STATE = ("state", "ministry", "armed_forces")


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """A post as described: its words, what it is a post of, and a name that followed it."""

    role: tuple[str, ...]
    country: str | None = None
    organizations: tuple[str, ...] = ()
    name: str | None = None


def role_words(text: str) -> tuple[str, ...]:
    """Return the words of a role that count, with one spelling for synonyms."""
    vocabulary = words()
    spelt = " ".join(vocabulary.same.get(word, word) for word in fold(text).split(" "))
    return tuple(word for word in spelt.split(" ") if word and word not in vocabulary.small)


def office(text: str, names: Names) -> Office | None:
    """Read a description of a post: "Norwegian foreign minister", "head of the Atlas Pact Ana Lindqvist"."""
    spoken = text.split(" ")
    nouns = [at for at, word in enumerate(spoken) if set(role_words(word)) & words().posts]
    if not nouns:
        return None
    for start, stop in _bodies(spoken, nouns):
        body = " ".join(spoken[start:stop])
        country = country_meant(body)
        organizations = () if country else _organizations(body, names)
        if country or organizations:
            role, name = _role_and_name([*spoken[:start], *spoken[stop:]])
            code = country.code if country else None
            return Office(role=role, country=code, organizations=organizations, name=name) if role else None
    role, name = _role_and_name(spoken)
    return Office(role=role, name=name)


def _bodies(spoken: list[str], nouns: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches that may name what the post is a post of: after "of", or at the beginning."""
    for at, word in enumerate(spoken):
        if word.lower() in ("of", "for", "to") and at > nouns[0]:
            for stop in range(len(spoken), at + 1, -1):
                yield at, stop
    for stop in range(nouns[0], 0, -1):
        yield 0, stop


def _organizations(body: str, names: Names) -> tuple[str, ...]:
    spoken = body.split(" ")
    if spoken[0].lower() in ("of", "for", "to"):
        spoken = spoken[1:]
    found = names.whole(" ".join(spoken)) if spoken else []
    return tuple(entry.id for entry in found if entry.label == "Organization")


def _role_and_name(spoken: list[str]) -> tuple[tuple[str, ...], str | None]:
    """Split "foreign minister Ana Lindqvist" behind the last word of a post."""
    nouns = [at for at, word in enumerate(spoken) if set(role_words(word)) & words().posts]
    if not nouns:
        return (), None
    last = nouns[-1] + 1
    following = [word for word in spoken[last:] if word.lower() not in words().small]
    if any(word.lower() in words().small for word in spoken[last:]):  # "chief of staff": still the post
        return role_words(" ".join(spoken)), None
    return role_words(" ".join(spoken[:last])), " ".join(following) or None


def holders(store: Store, asked: Office) -> list[Row]:
    """Return the posts that fit, the exact ones only where there are such."""
    found = posts_held(store, role=asked.role)
    if asked.country:
        found = [row for row in found if row["country"] == asked.country]
        found = [row for row in found if row["kind"] in _OF_A_STATE] or found
    if asked.organizations:
        found = [row for row in found if {row["organization_id"], *row["wholes"]} & {*asked.organizations}]
    wanted = set(asked.role)
    fitting = [row for row in found if not (set(role_words(row["role"])) - wanted) & words().subordinate]
    return [row for row in fitting if set(role_words(row["role"])) == wanted] or fitting


def posts_held(store: Store, *, role: Collection[str] = (), people: Collection[str] = ()) -> list[Row]:
    """Return one row for every post, the one attested last first."""
    merged: dict[str, Row] = {}
    for row in library.rows(store, "posts", {"words": list(role), "people": list(people)}):
        whole = row.pop("whole")
        kept = merged.setdefault(row["post"], {**row, "wholes": []})
        kept["country"] = kept["country"] or row["country"]
        kept["wholes"] += [whole] if whole else []
    rows = sorted(merged.values(), key=lambda row: (row["name"], row["id"], row["post"]))
    return sorted(rows, key=lambda row: _last_known(row), reverse=True)


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
