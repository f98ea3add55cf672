"""All mentions of people as they were found before, and as documents tell them now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.resolve.namings import Naming
from kg.resolve.standing import Standing


class Mentions:
    """The mentions by their ids: ``then`` and ``now``, and ``documents`` with those of now.

    ``changed`` has the mentions of documents that are new or say something else now, none where one is gone;
    ``differing`` are the mentions that came, went or changed.
    """

    def __init__(self, before: Standing, changed: Mapping[str, Sequence[Naming]]) -> None:
        self.changed = changed
        self.then = {one.mention: one for said in before.documents.values() for one in said.namings}
        kept = ((id, said.namings) for id, said in before.documents.items() if id not in changed)
        self.documents: dict[str, Sequence[Naming]] = dict(kept)
        self.documents |= {id: namings for id, namings in changed.items() if namings}
        self.now = {one.mention: one for namings in self.documents.values() for one in namings}
        told = {one.mention for namings in changed.values() for one in namings}
        told |= {
            one.mention for id in changed.keys() & before.documents for one in before.documents[id].namings
        }
        self.differing = {mention for mention in told if self.then.get(mention) != self.now.get(mention)}

    @property
    def named(self) -> Iterator[Naming]:
        """Those of now that have a name."""
        return (one for one in self.now.values() if not one.unnamed)

    def versions(self, mentions: Iterable[str]) -> Iterator[Naming]:
        """Yield some as they were, and as they are."""
        for mention in mentions:
            yield from (one for one in (self.then.get(mention), self.now.get(mention)) if one)


def by_value(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the keys of each value."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[value].append(key)
    return found
