"""The organizations of all posts that reports tell of, each added once."""

from collections.abc import Iterable, Mapping

from kg.model.graph import Graph
from kg.model.report import Record
from kg.resolve.evidence import Affiliation, Source
from kg.resolve.organizations import add_organization


class NamedBodies:
    """Which organization a document means by a name: ``known`` has them by document, name and country."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._known: dict[tuple[str, str, str], str] = {}

    @property
    def known(self) -> Mapping[tuple[str, str, str], str]:
        """The ids of the organizations that were added."""
        return self._known

    def add(self, sources: Iterable[Source], affiliations: Iterable[Affiliation]) -> None:
        """Add the organizations of the posts of participants, and of those that people are said to hold."""
        for source in sources:
            for one in source.report.participants:
                self.meant(source.record, one.organization, one.country)
        for affiliation in affiliations:
            self.meant(affiliation.record, affiliation.report.organization, affiliation.report.country)

    def meant(self, record: Record, name: str | None, country: str | None) -> str | None:
        """Return the organization of a name in a document; it is added where it is new."""
        if not name:
            return None
        key = (record.document.id, name, country or "")
        if key not in self._known:
            self._known[key] = add_organization(self._graph, name, country, record.document.id)
        return self._known[key]
