"""The documents that resolution asks for: each read once, and its words resolved once."""

from collections.abc import Callable, Mapping

from kg.model.report import Record
from kg.resolve.documents import Telling
from kg.resolve.standing import Said
from kg.resolve.told import Told


class Overtaken(Exception):
    """Somebody else has replaced a document since its checksum was read."""


class Tellings:
    """What documents say: read when it is asked for, and its words resolved once.

    ``unchanged`` is what is known of documents that should say the same as before.
    """

    def __init__(
        self, record: Callable[[str], Record], people: Mapping[str, str], unchanged: Mapping[str, Said]
    ) -> None:
        self._record = record
        self._people = people
        self._unchanged = unchanged
        self._tellings: dict[str, Telling] = {}
        self._told: dict[str, tuple[Told, ...]] = {}

    def __getitem__(self, document: str) -> Telling:
        if document not in self._tellings:
            telling, known = Telling(self._record(document)), self._unchanged.get(document)
            if known and _other_mentions(known, telling):
                raise Overtaken(document)
            self._tellings[document] = telling
        return self._tellings[document]

    def told(self, document: str) -> tuple[Told, ...]:
        """Return the reports of a document, for which people are known by now."""
        if document not in self._told:
            self._told[document] = tuple(self[document].told(self._people))
        return self._told[document]


def _other_mentions(known: Said, telling: Telling) -> bool:
    """Whether a document has other mentions or reports than those that are known of it."""
    reports = [source.id for source in telling.sources]
    return telling.namings != known.namings or reports != [one.id for one in known.told]
