"""What the graph was made of when it was last brought up to date, so that it needn't be made anew.

It can always be found again from what is kept: a store may lose it.
"""

from collections.abc import Iterator
from hashlib import blake2b

import msgspec

from kg.model import derivation
from kg.model.graph import Node
from kg.resolve.bearings import Bearing
from kg.resolve.namings import Naming
from kg.resolve.told import Told

_SIZE = 16
# A node that several documents or meetings may tell of, and how it is told there.
Use = tuple[str, int]


class Said(msgspec.Struct, array_like=True, frozen=True):
    """One document: its mentions of people with the group (by rules) and the person of each, and its reports.

    ``digest`` is that of the record. ``uses`` are bodies and places that it tells of.
    """

    digest: str
    namings: tuple[Naming, ...] = ()
    groups: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    uses: tuple[Use, ...] = ()


class Held(msgspec.Struct, array_like=True, frozen=True):
    """One meeting: its reports, the venue that each names, and what it was on the margin of or put off to."""

    reports: tuple[str, ...]
    venues: tuple[tuple[str, str], ...] = ()
    uses: tuple[Use, ...] = ()
    event: str | None = None
    later: str | None = None


class Way(msgspec.Struct, array_like=True):
    """One way in which a shared node is told: the node, what it is part of, how many tell it so."""

    node: Node
    wholes: tuple[str, ...]
    times: int = 0


class Standing(msgspec.Struct, array_like=True):
    """All that was found.

    ``components`` are numbers by name and state; ``views`` what meetings show of people; ``decisions`` the
    pairs judged to be the same and not to be. All by ids.
    """

    documents: dict[str, Said] = {}
    components: list[tuple[Bearing, int]] = []
    views: dict[str, int] = {}
    meetings: dict[str, Held] = {}
    shared: dict[str, dict[int, Way]] = {}
    decisions: tuple[list[tuple[str, str]], list[tuple[str, str]]] = ([], [])
    judgements: set[str] = set()
    derivation: str = derivation.DERIVATION

    def digest(self, document: str) -> str | None:
        """Return the checksum of a document's record, ``None`` where it is new, or never had one."""
        said = self.documents.get(document)
        return said.digest or None if said else None

    @property
    def mentions(self) -> Iterator[tuple[Naming, str, str]]:
        """All mentions, each with its group and its person."""
        for said in self.documents.values():
            yield from zip(said.namings, said.groups, said.people, strict=True)


def fingerprint(value: object) -> int:
    """Return a number by which a value is known again, in every process."""
    content = msgspec.msgpack.encode(value, order="deterministic")
    return int.from_bytes(blake2b(content, digest_size=7).digest())


def written(standing: Standing) -> bytes:
    """Return it as bytes, with a checksum."""
    content = msgspec.msgpack.encode(standing)
    return _checksum(content) + content


def read(content: bytes | None) -> Standing:
    """Read it again: nothing where there is none, it is damaged, or of another derivation."""
    if not content or _checksum(content[_SIZE:]) != content[:_SIZE]:
        return Standing()
    try:
        found = msgspec.msgpack.decode(content[_SIZE:], type=Standing)
    except msgspec.DecodeError:  # written by another version
        return Standing()
    return found if found.derivation == derivation.DERIVATION else Standing()


def _checksum(content: bytes) -> bytes:
    return blake2b(content, digest_size=_SIZE).digest()
