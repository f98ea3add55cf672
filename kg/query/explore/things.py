"""What is known of one person, organization, place or topic, without its meetings."""

from collections.abc import Sequence

import msgspec

from kg.query import library
from kg.query.answer import Row, plain
from kg.query.entity import node_now
from kg.query.posts import posts_held, sources_of_posts
from kg.query.safe import attribution, capacity, country_name
from kg.query.when import term_in_words
from kg.store.base import Store

_THINGS = ("Person", "Organization", "Place", "Topic")


# Of many who say that somebody held a post, so many are enough to check it.
_SOURCES = 3


class PostSource(msgspec.Struct, frozen=True, kw_only=True):
    """Who says that somebody holds a post: a sentence of a document, or reference data, which has neither."""

    document: str | None
    quote: str | None
    attribution: str


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """A post of a person, or of a member of an organization; ``capacity`` and ``term`` say in words which and
    from when to when. ``sources`` are the first of the ``told`` that say so.
    """

    id: str
    person: str
    name: str
    role: str | None
    rank: str | None
    organization: str | None
    capacity: str
    term: str
    sources: list[PostSource] = []
    told: int = 0


class Thing(msgspec.Struct, frozen=True, kw_only=True):
    """A person, organization, place or topic. ``elsewhere`` are its addresses at Wikidata and GeoNames.

    ``posts`` are those of a person, ``members`` the posts in an organization.
    """

    id: str
    label: str
    name: str
    aliases: list[str]
    kind: str | None
    country: str | None
    country_name: str | None
    lat: float | None
    lon: float | None
    unnamed: bool
    elsewhere: dict[str, str]
    posts: list[Post]
    members: list[Post]
    references: list[Row]


class Called(msgspec.Struct, frozen=True, kw_only=True):
    """What an id stands for; ``id`` is the one that it has now."""

    id: str
    label: str
    name: str


def called(store: Store, ids: Sequence[str]) -> dict[str, Called]:
    """Return what ids stand for, also earlier ones; unknown ones are left out."""
    nodes = {id: node_now(store, id) for id in ids}
    return {
        id: Called(id=own["id"], label=node["labels"][0], name=_name(own))
        for id, node in nodes.items()
        if node is not None and node["labels"][0] in _THINGS and (own := node["properties"])
    }


def thing(store: Store, id: str) -> Thing | None:
    """Return what is known of an id, also an earlier one; None where it is no such thing."""
    from kg.export.rdf.vocabulary import elsewhere

    node = node_now(store, id)
    if node is None or node["labels"][0] not in _THINGS:
        return None
    label, own = node["labels"][0], plain(node["properties"])
    is_person = label == "Person"
    references = library.rows(store, "references-of-person", {"id": own["id"]}) if is_person else []
    members = library.rows(store, "members", {"id": own["id"]}) if label == "Organization" else []
    code = None if is_person else own.get("country")
    return Thing(
        id=own["id"],
        label=label,
        name=_name(own),
        aliases=own.get("aliases") or [],
        kind=own.get("kind") if label != "Topic" else None,
        country=code,
        country_name=country_name(code),
        lat=own.get("lat"),
        lon=own.get("lon"),
        unnamed=bool(own.get("unnamed")),
        elsewhere=elsewhere(own),
        posts=_posts(store, own["id"]) if is_person else [],
        members=[_post(plain(row)) for row in members],
        references=[plain(row) for row in references],
    )


def _name(properties: Row) -> str:
    return str(properties.get("name") or properties.get("label") or properties["id"])


def _posts(store: Store, person: str) -> list[Post]:
    held = posts_held(store, people=[person])
    sources = sources_of_posts(store, [row["post"] for row in held])
    return [_post(plain(row), sources.get(row["post"], ())) for row in held]


def _post(row: Row, sources: Sequence[Row] = ()) -> Post:
    return Post(
        id=row["post"],
        person=row["id"],
        name=row["name"],
        role=row["role"],
        rank=row.get("rank"),
        organization=row.get("organization"),
        capacity=capacity({**row, "role": row["role"] or "Member"}),
        term=term_in_words(row),
        sources=[
            PostSource(
                document=one["document"] if one["quote"] else None,
                quote=one["quote"],
                attribution=attribution(one),
            )
            for one in sources[:_SOURCES]
        ],
        told=len(sources),
    )
