"""What is too much for memory while a graph is made: records, and the parts of the graph.

They lie in temporary files without a name, of which the beginning stays in memory; closed, they are gone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date as Day
from functools import partial
from itertools import groupby
from operator import attrgetter
from tempfile import SpooledTemporaryFile, gettempdir
from typing import Any

import msgspec

from kg.errors import StoreError
from kg.model.changes import PART_OF, SHARED
from kg.model.graph import Graph, Node, Relationship
from kg.model.report import Record

# Bytes that stay in memory: of records, and of the nodes of a label or the relationships of a type.
_OF_RECORDS, _OF_A_KIND = 1 << 27, 1 << 23
_LENGTH = 4
# What several parts may tell of, each in its way; two people may be told to be one entry of reference data.
_IN_MEMORY = (*SHARED, "Reference")
# MessagePack has no days: they are an extension of ours.
_DAY = 1


class _Pieces:
    """Bytes, piece by piece."""

    def __init__(self, in_memory: int) -> None:
        self._file = SpooledTemporaryFile(max_size=in_memory)  # noqa: SIM115 - closed by :meth:`close`
        self._end = 0

    def add(self, piece: bytes) -> int:
        """Write one behind the others; return where it is."""
        at = self._end
        try:
            self._file.seek(at)
            self._file.write(len(piece).to_bytes(_LENGTH, "big") + piece)
        except OSError as error:
            raise self._no_room(error) from error
        self._end += _LENGTH + len(piece)
        return at

    def at(self, place: int) -> bytes:
        """Read the one at a place."""
        try:
            self._file.seek(place)  # writes what waits to be written
            return self._file.read(int.from_bytes(self._file.read(_LENGTH), "big"))
        except OSError as error:
            raise self._no_room(error) from error

    def _no_room(self, error: OSError) -> StoreError:
        with suppress(OSError):
            self._file.close()
        return StoreError(
            f"{_folder()} can't hold what a graph is made of ({error.strerror or error}); what was loaded is "
            "kept: set TMPDIR to a folder with room, and load again"
        )

    def __iter__(self) -> Iterator[bytes]:
        place = 0
        while place < self._end:
            piece = self.at(place)
            place += _LENGTH + len(piece)
            yield piece

    def close(self) -> None:
        self._file.close()


class SpooledRecords(Mapping[str, Record]):
    """Records by the ids of their documents, in the order in which they came."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Write all. Raises :class:`StoreError` where there is no room."""
        self._pieces = _Pieces(_OF_RECORDS)
        encode = msgspec.msgpack.Encoder().encode
        try:
            self._places = {one.document.id: self._pieces.add(encode(one)) for one in records}
        except BaseException:
            self.close()
            raise
        self._decoder = msgspec.msgpack.Decoder(Record)

    def __getitem__(self, id: str) -> Record:
        return self._decoder.decode(self._pieces.at(self._places[id]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def close(self) -> None:
        """Forget all."""
        self._pieces.close()


class SpooledGraph:
    """Parts of a graph, to be read as :class:`~kg.model.graph.GraphSource`.

    What documents and meetings share is held in memory; of all else no part may have a node or relationship
    of another one.
    """

    def __init__(self) -> None:
        self._shared = Graph()
        self._nodes: dict[str, _Pieces] = defaultdict(partial(_Pieces, _OF_A_KIND))
        self._links: dict[str, _Pieces] = defaultdict(partial(_Pieces, _OF_A_KIND))

    def add(self, part: Graph) -> None:
        """Write a part. Raises :class:`StoreError` where there is no room."""
        shared = Graph()
        for label, nodes in groupby(part.nodes(), attrgetter("label")):
            if label in _IN_MEMORY:
                for node in nodes:
                    shared.add_node(node)
            else:
                rows = [(node.id, _with_marked_days(node.properties)) for node in nodes]
                self._nodes[label].add(_encode(rows))
        for type, links in groupby(part.relationships(), attrgetter("type")):
            if type == PART_OF:
                for link in links:
                    shared.link(type, link.start, link.end, **link.properties)
            else:
                ends = [(link.start, link.end, _with_marked_days(link.properties)) for link in links]
                self._links[type].add(_encode(ends))
        self._shared.merge(shared)

    def nodes(self) -> Iterator[Node]:
        """Yield all nodes, those of one label together."""
        shared = list(self._shared.nodes())
        for label in sorted({*self._nodes, *(node.label for node in shared)}):
            yield from (node for node in shared if node.label == label)
            for piece in self._nodes.get(label, ()):
                for id, properties in _decode(piece):
                    yield Node(label=label, id=id, properties=properties)

    def relationships(self) -> Iterator[Relationship]:
        """Yield all relationships, those of one type together."""
        yield from self._shared.relationships()
        for type in sorted(self._links):
            for piece in self._links[type]:
                for start, end, properties in _decode(piece):
                    yield Relationship(type=type, start=start, end=end, properties=properties)

    def close(self) -> None:
        """Forget all."""
        for pieces in (*self._nodes.values(), *self._links.values()):
            pieces.close()


def _folder() -> str:
    try:
        return gettempdir()
    except FileNotFoundError:  # there is none to write to
        return "no folder for temporary files"


def _with_marked_days(properties: Mapping[str, Any]) -> Mapping[str, Any]:
    days = {name: value for name, value in properties.items() if isinstance(value, Day)}
    marked = {name: msgspec.msgpack.Ext(_DAY, value.isoformat().encode()) for name, value in days.items()}
    return {**properties, **marked} if marked else properties


def _day(code: int, content: memoryview) -> Day:
    assert code == _DAY
    return Day.fromisoformat(bytes(content).decode())


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(ext_hook=_day).decode
