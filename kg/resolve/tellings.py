"""The documents that resolution asks for: those asked for last are at hand, others are read again."""

from collections import OrderedDict
from collections.abc import Callable, Mapping

from kg.model.report import Record
from kg.resolve.documents import Telling
from kg.resolve.standing import Said
from kg.resolve.told import Told

# So many documents are at hand: some hundred megabytes of articles.
_AT_HAND = 10_000


class Overtaken(Exception):
    """Somebody else has replaced a document since its checksum was read."""


class Tellings:
    """What documents say. ``unchanged`` is what is known of documents that should say the same as before."""

    def __init__(
        self, record: Callable[[str], Record], people: Mapping[str, str], unchanged: Mapping[str, Said]
    ) -> None:
        self._record = record
        self._people = people
        self._unchanged = unchanged
        self._at_hand: OrderedDict[str, Telling] = OrderedDict()
        self._told: dict[str, tuple[Told, ...]] = {}

    def __getitem__(self, document: str) -> Telling:
        if document not in self._at_hand:
            self._at_hand[document] = self._read(document)
        self._at_hand.move_to_end(document)
        if len(self._at_hand) > _AT_HAND:
            self._at_hand.popitem(last=False)
        return self._at_hand[document]

    def _read(self, document: str) -> Telling:
        telling, known = Telling(self._record(document)), self._unchanged.get(document)
        if known and _other_mentions(known, telling):
            raise Overtaken(document)
        return telling

    def told(self, document: str) -> tuple[Told, ...]:
        """Return the reports of a document, for which people are known by now."""
        if document not in self._told:
            self.whole(document)
        return self._told[document]

    def whole(self, document: str) -> Telling:
        """Return a document with all of its part of the graph, for which people are known by now."""
        telling = self[document]
        self._told.setdefault(document, telling.tell(self._people))
        return telling


def _other_mentions(known: Said, telling: Telling) -> bool:
    """Whether a document has other mentions or reports than those that are known of it."""
    reports = [source.id for source in telling.sources]
    return telling.namings != known.namings or reports != [one.id for one in known.told]
