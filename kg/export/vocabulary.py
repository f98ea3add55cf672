"""The words of the RDF export: types and predicates from the schema, and the IRIs of nodes."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date as Day
from typing import Any
from urllib.parse import quote

from rdflib import Literal, URIRef
from rdflib.namespace import RDF, XSD

from kg.errors import KgError
from kg.schema import data_path

BASE = "https://w3id.org/kg-meetings/id/"
# Where others keep what they know of the same things, by the property that has their id.
_ELSEWHERE = {"geonames": "https://sws.geonames.org/{}/", "wikidata": "http://www.wikidata.org/entity/{}"}
_IRI = re.compile(r"""[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|\\^`]+""")

Term = URIRef | Literal
Pair = tuple[URIRef, Term]


class Vocabulary:
    """``schemas/generated/rdf.json`` with the user's ``base`` for nodes and ``namespace`` for our terms."""

    def __init__(self, base: str = BASE, namespace: str | None = None) -> None:
        schema = json.loads(data_path("schemas/generated/rdf.json").read_text("utf-8"))
        self.prefixes: dict[str, str] = schema["prefixes"] | ({"kg": namespace} if namespace else {})
        for name, iri in {"base": base, "namespace": self.prefixes["kg"]}.items():
            if not checked(name, iri).endswith(("/", "#")):
                raise KgError(f"the {name} {iri!r} must end in / or #")
        self.base = base
        self._classes = schema["classes"]
        self._words = schema["words"]
        self._expanded: dict[str, URIRef] = {}

    def knows(self, label: str) -> bool:
        """Tell whether nodes with this label are exported."""
        return label in self._classes

    def node(self, id: str) -> URIRef:
        """Return the IRI of a node of the graph."""
        return URIRef(self.base + _segment(id))

    def made(self, *path: str) -> URIRef:
        """Return the IRI of a node that only RDF has. Its slash keeps it apart from those of the graph."""
        return URIRef(self.base + "/".join(map(_segment, path)))

    def same_as(self, properties: Mapping[str, Any]) -> list[URIRef]:
        """Return the IRIs that others have for a node with these properties."""
        return [
            URIRef(pattern.format(quote(str(properties[name]), safe="")))
            for name, pattern in _ELSEWHERE.items()
            if properties.get(name)
        ]

    def word(self, enum: str, text: str) -> URIRef | None:
        """Return the IRI that another vocabulary has for one of our words."""
        found = self._words[enum].get(text)
        return self.expand(found) if found else None

    def expand(self, name: str) -> URIRef:
        """Return the IRI of a prefixed name of the schema."""
        if name not in self._expanded:
            prefix, _, rest = name.partition(":")
            self._expanded[name] = URIRef(self.prefixes[prefix] + rest)
        return self._expanded[name]

    def namespaces(self) -> list[URIRef]:
        """Return the vocabularies that the export uses, sorted."""
        names = (
            name
            for cls in self._classes.values()
            for name in (*cls["types"], *(predicate for predicate, _ in cls["properties"].values()))
        )
        return [
            URIRef(self.prefixes[prefix]) for prefix in sorted({name.partition(":")[0] for name in names})
        ]

    def describe(self, label: str, properties: Mapping[str, Any]) -> Iterator[Pair]:
        """Yield the types and properties of a node, as the schema says. What is unknown is left out."""
        for type in self._classes[label]["types"]:
            yield RDF.type, self.expand(type)
        for name, (predicate, datatype) in self._classes[label]["properties"].items():
            value = properties.get(name)
            for item in value if isinstance(value, list) else (value,):
                if item is not None:
                    yield self.expand(predicate), self._term(item, datatype)

    def links(self, label: str) -> Mapping[str, tuple[str, str]]:
        """Return the predicate and direction of each relationship that nodes with this label carry."""
        links: Mapping[str, tuple[str, str]] = self._classes[label]["relationships"]
        return links

    def _term(self, value: Any, datatype: str) -> Term:
        if isinstance(value, URIRef):
            return value
        type = self.expand(datatype)
        return Literal(_lexical(value, type), datatype=None if type == XSD.string else type, normalize=False)


def checked(name: str, iri: str) -> URIRef:
    """Return an IRI that the user gave for ``name``, or raise :class:`KgError`."""
    if not _IRI.fullmatch(iri):
        raise KgError(f"the {name} {iri!r} is no IRI, such as {BASE}")
    return URIRef(iri)


def _lexical(value: Any, type: URIRef) -> str:
    if type == XSD.double:
        return repr(float(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, Day) else str(value)


def _segment(text: str) -> str:
    """Quote all but plain letters, digits and ``_-.~:``. Segments of dots alone mean other things in IRIs."""
    return text.replace(".", "%2E") if text in (".", "..") else quote(text, safe=":")
