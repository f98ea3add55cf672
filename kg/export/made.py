"""What the export adds to the nodes of the graph: properties with ``only: rdf`` in the schema.

Each function returns them by name. A :class:`Made` value is a further node, which only RDF has.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from rdflib import URIRef

from kg.export.links import Links
from kg.export.vocabulary import Vocabulary
from kg.model.graph import Node

Properties = Mapping[str, Any]


class Made(NamedTuple):
    """A node that only RDF has. A shared one is what several nodes may name: it is described once."""

    label: str
    iri: URIRef
    properties: Properties
    shared: bool = False


def additions(node: Node, links: Links, words: Vocabulary) -> Properties:
    """Return what the export adds to a node."""
    add = _ADD.get(node.label)
    return add(node, links, words) if add else {}


def _thing(node: Node, _links: Links, words: Vocabulary) -> Properties:
    return {"same_as": words.same_as(node.properties)}


def _membership(node: Node, links: Links, words: Vocabulary) -> Properties:
    own = node.properties
    times: Properties = {name: own[name] for name in ("since", "until") if name in own}
    interval = Made("Interval", words.made("interval", node.id), times) if times else None
    unknown = None if any(links.out(node.id, "IN_ORGANIZATION")) else True
    return {"role_concept": _role(own, words), "during": interval, "organization_unknown": unknown}


def _meeting(node: Node, links: Links, words: Vocabulary) -> Properties:
    came = links.into(node.id, "PARTICIPATES_IN")
    parts = [_participation(link.start, node.id, link.properties, links, words) for link in came]
    return {
        "event_status": words.word("Status", node.properties.get("status", "")),
        "actors": [words.node(link.start) for link in came],
        "participations": parts,
    }


def _participation(actor: str, meeting: str, own: Properties, links: Links, words: Vocabulary) -> Made:
    membership = own.get("membership")
    known = membership is not None and links.node(membership) is not None
    properties = {
        **own,
        "actor": words.node(actor),
        "meeting": words.node(meeting),
        "role_concept": _role(own, words),
        "in_capacity": words.node(str(membership)) if known else None,
    }
    return Made("Participation", words.made("participation", actor, meeting), properties)


def _document(node: Node, _links: Links, words: Vocabulary) -> Properties:
    return {"outlet": _outlet(node, words)}


def _report(node: Node, links: Links, words: Vocabulary) -> Properties:
    document = links.document(node.id)
    quoted = [words.node(link.end) for link in links.out(node.id, "STATED_BY")]
    outlet = _outlet(document, words) if document else None
    return {
        "passage": _passage(node, node.properties.get("quote"), document, words),
        "extraction": _named("Extraction", "label", node.properties.get("extractor"), words),
        "attributed_to": quoted or outlet,
    }


def _mention(node: Node, links: Links, words: Vocabulary) -> Properties:
    return {"passage": _passage(node, node.properties.get("text"), links.document(node.id), words)}


def _passage(node: Node, quote: str | None, document: Node | None, words: Vocabulary) -> Made:
    start, end = node.properties.get("start_offset"), node.properties.get("end_offset")
    selectors = []
    if start is not None and end is not None:
        at = words.made("position", node.id)
        selectors.append(Made("PositionSelector", at, {"start": start, "end": end}))
    if quote is not None:
        selectors.append(Made("QuoteSelector", words.made("quote", node.id), {"exact": quote}))
    source = words.node(document.id) if document else None
    return Made("Passage", words.made("passage", node.id), {"source": source, "selectors": selectors})


def _role(own: Properties, words: Vocabulary) -> Made | None:
    return _named("Role", "label", own.get("role"), words)


def _outlet(document: Node, words: Vocabulary) -> Made | None:
    return _named("Outlet", "name", document.properties.get("publisher"), words)


def _named(label: str, property: str, name: str | None, words: Vocabulary) -> Made | None:
    """Return the node for what is only a name in the graph: the same name is the same node."""
    if name is None:
        return None
    return Made(label, words.made(label.lower(), name), {property: name}, shared=True)


_ADD: Mapping[str, Callable[[Node, Links, Vocabulary], Properties]] = {
    "Person": _thing,
    "Organization": _thing,
    "Place": _thing,
    "Membership": _membership,
    "Meeting": _meeting,
    "Document": _document,
    "MeetingReport": _report,
    "AffiliationReport": _report,
    "Mention": _mention,
}
