"""What is known of one person, organization, place or topic, without its meetings."""

import msgspec

from kg.query import library
from kg.query.answer import Row, plain
from kg.query.entity import node_of, posts_of
from kg.query.safe import country_name
from kg.query.when import in_words
from kg.query.which import current_id
from kg.store.base import Store

_THINGS = ("Person", "Organization", "Place", "Topic")


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """A post of a person, or of a member of an organization: ``term`` says from when to when in words.

    ``is_attested``: the term is that of documents, which seldom know a beginning or an end.
    """

    id: str
    person: str
    name: str
    role: str | None
    rank: str | None
    organization: str | None
    term: str
    is_attested: bool
    according_to: list[str] = []


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


def thing(store: Store, id: str) -> Thing | None:
    """Return what is known of an id, also an earlier one; None where it is no such thing."""
    from kg.export.rdf.vocabulary import elsewhere

    node = node_of(store, id) or node_of(store, current_id(store, id))
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
        name=own.get("name") or own.get("label") or own["id"],
        aliases=own.get("aliases") or [],
        kind=own.get("kind") if label != "Topic" else None,
        country=code,
        country_name=country_name(code),
        lat=own.get("lat"),
        lon=own.get("lon"),
        unnamed=bool(own.get("unnamed")),
        elsewhere=elsewhere(own),
        posts=[_post(row) for row in posts_of(store, own["id"])] if is_person else [],
        members=[_post(plain(row)) for row in members],
        references=[plain(row) for row in references],
    )


def _post(row: Row) -> Post:
    told = row.get("since") or row.get("until")
    ends = ("since", "until") if told else ("attested_from", "attested_to")
    first, last = (row.get(name) for name in ends)
    return Post(
        id=row["post"],
        person=row["id"],
        name=row["name"],
        role=row["role"],
        rank=row.get("rank"),
        organization=row.get("organization"),
        term=_term(first, last, is_told=bool(told)),
        is_attested=not told,
        according_to=row.get("according_to", []),
    )


def _term(first: str | None, last: str | None, *, is_told: bool) -> str:
    if is_told:
        return f"{in_words(first) if first else '?'} – {in_words(last) if last else 'now'}"
    return " – ".join(dict.fromkeys(in_words(day) for day in (first, last) if day))
