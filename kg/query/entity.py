"""``kg show``: everything about one entity, with sources."""

from typing import Any

from msgspec import UNSET

from kg.query import library
from kg.query.answer import Answer, Page, Row, plain
from kg.query.meetings import find_meetings
from kg.query.names import read_names
from kg.query.posts import posts_held, sources_of_posts
from kg.query.safe import attribution
from kg.query.which import candidates, current_id, known_by, unlinked, which
from kg.query.wording import meetings as counted
from kg.store.base import Store

_POST = (
    "id",
    "name",
    "post",
    "role",
    "rank",
    "organization",
    "since",
    "until",
    "attested_from",
    "attested_to",
)


def show(store: Store, id_or_name: str, page: int | None = None) -> Answer:
    """Return one row with the entity's properties, posts, documents, and meetings: all or this page."""
    node = node_now(store, id_or_name)
    if node is None:
        names = read_names(store)
        found = which(names, id_or_name)
        if not found and (known := known_by(store, id_or_name)):
            return unlinked(id_or_name, known[0], names)
        if len(found) != 1:
            return candidates(store, id_or_name, found)
        node = node_of(store, found[0].id)
    assert node is not None
    label, properties = node["labels"][0], plain(node["properties"])
    row: Row = {"id": properties.pop("id"), "label": label}
    row["name"] = properties.get("name") or properties.get("label") or properties.get("headline")
    properties.pop("text", None)
    row |= {name: properties[name] for name in sorted(properties)} | {"label": label}
    filters = _filters(store, row["id"], label, properties)
    meetings = find_meetings(store, filters, page) if filters else None if filters is None else []
    row |= _around(store, row["id"], label, meetings)
    shown = library.page_of(store, "meetings", filters, page) if page and filters else None
    return Answer(
        question=id_or_name,
        answer=_sentence(row, shown),
        understood={"asks": ["show"], "id": row["id"], "label": label},
        query=library.query("entity").cypher,
        parameters={"id": row["id"]},
        rows=[row],
        page=shown or UNSET,
    )


def node_of(store: Store, id: str) -> dict[str, Any] | None:
    """Return the node of an entity with its labels and properties."""
    for row in library.rows(store, "entity", {"id": id}):
        node: dict[str, Any] = row["node"]
        return node
    return None


def node_now(store: Store, id: str) -> dict[str, Any] | None:
    """Return the node of the entity that has an id now, or had it earlier."""
    return node_of(store, id) or node_of(store, current_id(store, id))


def id_now(store: Store, id: str) -> str:
    """Return the id that an entity has now, for one that was kept from before a merge."""
    node = node_now(store, id)
    return str(node["properties"]["id"]) if node else id


def _filters(store: Store, id: str, label: str, properties: dict[str, Any]) -> dict[str, Any] | None:
    """Return what finds the meetings of an entity: empty where there are none, None where there can't be."""
    if label in ("Person", "Organization"):
        return {"participants": [[id]]}
    if label == "Place":
        is_country = properties.get("kind") == "country" and properties.get("country")
        return {"places": [id], "countries": [properties["country"]] if is_country else []}
    if label == "Topic":
        return {"topics": [id]}
    if label == "Meeting":
        return {"meetings": [id]}
    if label == "Document":
        ids = [row["meeting"] for row in library.rows(store, "meetings-in-document", {"id": id})]
        return {"meetings": ids} if ids else {}
    return None


def _around(store: Store, id: str, label: str, meetings: list[Row] | None) -> Row:
    """Return what hangs on the entity, by its label."""
    if label == "Person":
        references = [plain(row) for row in library.rows(store, "references-of-person", {"id": id})]
        return {
            "posts": posts_of(store, id),
            "meetings": meetings,
            "documents": _documents(store, id),
            "references": references,
        }
    if label == "Organization":
        members = [plain(row) for row in library.rows(store, "members", {"id": id})]
        return {"members": members, "meetings": meetings, "documents": _documents(store, id)}
    if label == "Place":
        return {"meetings": meetings, "documents": _documents(store, id)}
    if meetings is not None:
        return {"meetings": meetings}
    if label == "Reference":
        return {}
    return {"posts": [plain(row) for row in posts_held(store) if row["post"] == id]}


def posts_of(store: Store, person: str) -> list[Row]:
    """Return the posts of somebody, each with the names of who says so."""
    held = posts_held(store, people=[person])
    sources = sources_of_posts(store, [row["post"] for row in held])
    return [
        {
            **{name: plain(row[name]) for name in _POST},
            "according_to": list(dict.fromkeys(map(attribution, sources.get(row["post"], ())))),
        }
        for row in held
    ]


def _documents(store: Store, id: str) -> list[Row]:
    documents: dict[str, Row] = {}
    for row in library.rows(store, "documents-about", {"id": id}):
        row = plain(row)
        text = row.pop("text")
        row.pop("reports")
        documents.setdefault(row["document"], {**row, "as": []})["as"].append(text)
    return [documents[key] for key in sorted(documents)]


def _sentence(row: Row, page: Page | None) -> str:
    said = f"{row['name'] or row['id']} ({row['label']}, {row['id']})"
    if (meetings := row.get("meetings")) is not None:
        said += f": {counted(page.total if page else len(meetings))}"
    return said if page is None or page.is_all else f"{said} ({page.in_words()})"
