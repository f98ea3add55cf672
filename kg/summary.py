"""What a load did, and how long it took."""

from typing import Self

import msgspec

from kg.clock import Clock
from kg.model.report import Extraction
from kg.references import ReferenceCounts


class Restored(msgspec.Struct, kw_only=True):
    """How many judgements an export had that are new, and how many that were there."""

    new: int = 0
    unchanged: int = 0

    @property
    def read(self) -> int:
        """How many there were."""
        return self.new + self.unchanged


class Seconds(msgspec.Struct, frozen=True, kw_only=True):
    """How long a load took: ``stages`` of this process, one after the other, by the clock on the wall.

    Where other processes read, it waits for them; ``readers`` has what it took these together. What the
    stages are stands in :mod:`kg.cli.profile`.
    """

    total: float = 0.0
    stages: dict[str, float] = {}
    readers: dict[str, float] = {}

    @classmethod
    def of(cls, clock: Clock) -> Self:
        """Round what a clock says to thousandths."""
        stages, readers = (
            {name: round(taken, 3) for name, taken in sorted(found.items(), key=lambda one: -one[1])}
            for found in (clock.seconds, clock.elsewhere)
        )
        return cls(total=round(clock.total, 3), stages=stages, readers=readers)


class Summary(msgspec.Struct, kw_only=True):
    """What a load did. ``new``, ``replaced`` and ``unchanged`` count documents."""

    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    unread: int = 0
    meetings: int = 0
    affiliations: int = 0
    failed: list[dict[str, str]] = []
    judgements: Restored = msgspec.field(default_factory=Restored)
    references: ReferenceCounts = msgspec.field(default_factory=ReferenceCounts)
    seconds: Seconds = Seconds()

    @property
    def documents(self) -> int:
        """How many documents could be read."""
        return self.new + self.replaced + self.unchanged

    @property
    def anything(self) -> bool:
        """Whether anything could be read."""
        return bool(self.documents or self.references.read or self.judgements.read)

    def count(self, said: Extraction | None) -> None:
        """Count what a document says, or that it isn't read."""
        self.unread += said is None
        self.meetings += len(said.meetings) if said else 0
        self.affiliations += len(said.affiliations) if said else 0
