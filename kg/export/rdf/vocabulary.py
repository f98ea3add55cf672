"""The words of the RDF export: types and predicates from the schema, and the IRIs of nodes."""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from kg.errors import KgError
from kg.schema import data_path

BASE = "https://w3id.org/kg-meetings/id/"
# Where others keep what they know of the same things, by the property that has their id.
_ELSEWHERE = {"geonames": "https://sws.geonames.org/{}/", "wikidata": "http://www.wikidata.org/entity/{}"}
_IRI = re.compile(r"""[A-Za-z][A-Za-z0-9+.-]*:(?:[^\x00-\x20<>"{}|\\^`%]|%[0-9A-Fa-f]{2})+""")
# Ids that are the end of an IRI as they are: most of them.
_PLAIN = re.compile(r"[A-Za-z0-9_:~-][A-Za-z0-9_.:~-]*")


class Vocabulary:
    """``schemas/generated/rdf.json`` with the user's ``base`` for nodes and ``namespace`` for our terms."""

    def __init__(self, base: str = BASE, namespace: str | None = None) -> None:
        schema = json.loads(data_path("schemas/generated/rdf.json").read_text("utf-8"))
        self.prefixes: dict[str, str] = schema["prefixes"] | ({"kg": namespace} if namespace else {})
        for name, iri in {"base": base, "namespace": self.prefixes["kg"]}.items():
            if not checked(name, iri).endswith(("/", "#")):
                raise KgError(f"the {name} {iri!r} must end in / or #")
        if taken := [name for name, iri in schema["prefixes"].items() if iri == namespace and name != "kg"]:
            raise KgError(
                f"the namespace {namespace!r} is that of other terms ({taken[0]}:): ours need their own"
            )
        self.base = base
        self.classes: Mapping[str, Any] = schema["classes"]
        self._words = schema["words"]

    def node(self, id: str) -> str:
        """Return the IRI of a node of the graph."""
        return self.base + segment(id)

    def same_as(self, properties: Mapping[str, Any]) -> list[str]:
        """Return the IRIs that others have for a node with these properties."""
        return list(elsewhere(properties).values())

    def word(self, enum: str, text: str) -> str | None:
        """Return the IRI that another vocabulary has for one of our words."""
        found = self._words[enum].get(text)
        return self.expand(found) if found else None

    def expand(self, name: str) -> str:
        """Return the IRI of a prefixed name of the schema."""
        prefix, _, rest = name.partition(":")
        return self.prefixes[prefix] + rest

    def namespaces(self) -> list[str]:
        """Return the vocabularies that the export uses, sorted."""
        names = (
            name
            for cls in self.classes.values()
            for name in (*cls["types"], *(predicate for predicate, _ in cls["properties"].values()))
        )
        return [self.prefixes[prefix] for prefix in sorted({name.partition(":")[0] for name in names})]


def elsewhere(properties: Mapping[str, Any]) -> dict[str, str]:
    """Return where others keep what they know of a thing with these properties, by the property."""
    return {
        name: pattern.format(quote(str(properties[name]), safe=""))
        for name, pattern in _ELSEWHERE.items()
        if properties.get(name)
    }


def checked(name: str, iri: str) -> str:
    """Return an IRI that the user gave for ``name``, or raise :class:`KgError`."""
    if not _IRI.fullmatch(iri):
        raise KgError(f"the {name} {iri!r} is no IRI, such as {BASE}")
    return iri


def segment(text: str) -> str:
    """Quote all but plain letters, digits and ``_-.~:``. Segments of dots alone mean other things in IRIs."""
    if _PLAIN.fullmatch(text):
        return text
    return text.replace(".", "%2E") if text in (".", "..") else quote(text, safe=":")
