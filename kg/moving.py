"""All that lasts from one place to another: a store into a file, a file into a store, a store into another.

The graph is never moved: it is derived from what was moved.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from kg.atomic import whole_file
from kg.errors import NothingRead, StoreError
from kg.model.judgement import Judgement
from kg.model.reference import ReferenceEntry
from kg.model.report import Record
from kg.store import backup_file
from kg.store.backup_file import Counting, Tally
from kg.store.base import Kept, Store
from kg.store.batches import batches

OnItems = Callable[[int], None]
# Records carry whole texts. An interruption loses at most so many, which a repetition brings.
_BATCH = 200


def _nothing(number: int) -> None:
    """Tell nobody."""


def backup(source: Store, file: Path, *, force: bool = False, on_items: OnItems = _nothing) -> Tally:
    """Write all that lasts, as it is at one moment, into a file that is whole or not there at all."""
    with whole_file(file, replace=force) as stream, closing(source.kept()) as items:
        return backup_file.write(stream, _told(items, on_items))


def restore(
    file: Path,
    target: Store,
    aside: Path,
    *,
    verified: Tally | None = None,
    force: bool = False,
    on_items: OnItems = _nothing,
) -> Tally:
    """Bring a backup into a store and derive the graph. Nothing is touched before the file is verified.

    ``verified`` is what :func:`~kg.store.backup_file.verify` returned, if that was called already.
    A store that holds a part of the backup, as after an interruption, gets the rest. One that holds
    anything else is refused; with ``force`` that is written to the file ``aside`` and then replaced.
    """
    wanted = verified or backup_file.verify(file)
    _make_room(target, lambda: backup_file.read(file), aside, force)
    with closing(backup_file.read(file)) as items:
        _fill(target, items, on_items)
    return _arrived(target, wanted)


def copy(
    source: Store, target: Store, aside: Path, *, force: bool = False, on_items: OnItems = _nothing
) -> Tally:
    """Bring all that lasts from one store into another, on the same terms, and derive the graph there."""
    if source.identity == target.identity:
        raise NothingRead(f"{source.uri} and {target.uri} are the same store: name another one")
    _make_room(target, source.kept, aside, force)
    counting = Counting()
    with closing(source.kept()) as items:
        _fill(target, _counted(items, counting), on_items)
    return _arrived(target, counting.tally)


def _make_room(target: Store, source: Callable[[], Generator[Kept]], aside: Path, force: bool) -> None:
    if not any(target.counts()):
        return
    with closing(source()) as whole, closing(target.kept()) as part:
        if _begins(part, whole):
            return
    if not force:
        raise NothingRead(
            f"{target.uri} holds other content already: name an empty store, or replace all that it holds "
            "with --force (a backup of it is made first)"
        )
    backup(target, aside)
    target.clear()


def _begins(part: Iterable[Kept], whole: Iterator[Kept]) -> bool:
    """Whether all of ``part`` is in ``whole``, just so, and no judgement of it would come too late."""
    for item in part:
        for each in whole:
            if each == item:
                break
            if isinstance(item, Judgement) and isinstance(each, Judgement):
                return False
        else:
            return False
    return True


def _fill(target: Store, items: Iterable[Kept], on_items: OnItems) -> None:
    for batch in batches(items, _BATCH):
        target.put_all([item for item in batch if isinstance(item, Record)])
        for item in batch:
            if isinstance(item, Judgement):
                target.judge(item)
        target.put_references(item for item in batch if isinstance(item, ReferenceEntry))
        on_items(len(batch))


def _arrived(target: Store, wanted: Tally) -> Tally:
    """Compare what is there now with what was sent, and derive the graph."""
    with closing(target.kept()) as items:
        if backup_file.tally(items) != wanted:
            raise StoreError(f"{target.uri} was changed by somebody else meanwhile: run the same again")
    from kg.deriving import refresh  # heavy, and only needed at the end

    refresh(target)
    return wanted


def _counted(items: Iterable[Kept], counting: Counting) -> Iterator[Kept]:
    for item in items:
        counting.add(item)
        yield item


def _told(items: Iterable[Kept], on_items: OnItems) -> Iterator[Kept]:
    for item in items:
        yield item
        on_items(1)
