"""What couldn't be loaded, noted in the store while a load goes on, and forgotten once it could."""

from collections.abc import Callable
from datetime import UTC, datetime

from kg.load import Failure, Finished
from kg.model.document import Document
from kg.model.failure import LoadFailure
from kg.store.base import Store


class Failures:
    """What a store has noted, and what fails now."""

    def __init__(self, store: Store, before_forgetting: Callable[[], None] = lambda: None) -> None:
        """Look what is noted. ``before_forgetting`` keeps what was read: it is noted or kept at any time."""
        self._store = store
        self._before_forgetting = before_forgetting
        self._noted = {failure.source: failure for failure in store.failures()}
        self._now: set[str] = set()

    def heed(self, item: Document | Failure | Finished) -> None:
        """Note what comes out of a load: a failure, the end of an input, or a document that could be read."""
        if isinstance(item, Failure):
            self._note(item)
        elif isinstance(item, Finished):
            self._finished(item.input)
        else:
            self._forget([item.id] if item.id in self._noted and item.id not in self._now else [])

    def _note(self, failure: Failure) -> None:
        """Note a failure at once: it is known also when the load is interrupted.

        A name that no input has was mistyped: there is nothing to be tried again.
        """
        if failure.input is None:
            return
        self._now.add(failure.source)
        self._store.note_failure(
            LoadFailure(
                source=failure.source,
                input=failure.input,
                why=str(failure.error),
                at=datetime.now(UTC).isoformat(timespec="seconds"),
            )
        )

    def _finished(self, input: str) -> None:
        """Forget what was noted of an input that was now read to its end, but for what failed again."""
        self._forget(
            [one.source for one in self._noted.values() if one.input == input and one.source not in self._now]
        )

    def _forget(self, sources: list[str]) -> None:
        if sources:
            self._before_forgetting()
            self._store.forget_failures(sources)
            for source in sources:
                del self._noted[source]
