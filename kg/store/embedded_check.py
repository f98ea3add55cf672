"""Is the folder of an embedded store whole? The file of SQLite, every row in it, the graph file."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from kg.store import failure_table, graph_file, judgement_table, record_table, reference_table
from kg.store.ledger import Projection
from kg.store.ledger_version import WITH_FAILURES, WITH_REFERENCES, version_of
from kg.store.soundness import (
    ANY_COMMAND,
    REPAIR,
    RESTORE,
    Finding,
    of_graph,
    of_judgement,
    of_record,
    of_reference,
)

# One damaged page makes many messages of SQLite; the first ones say enough.
_MESSAGES = 5
# What SQLite says of an index that isn't that of its table: which rows it lacks, has twice, or too many of.
_OF_INDEX = re.compile(r"\bindex\b")


def of_ledger(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Yield what is wrong with the ledger's file and with each row of it."""
    version = version_of(connection)
    parts = [_of_file, _of_records, _of_judgements]
    parts += [_of_references] if version >= WITH_REFERENCES else []
    parts += [_of_failures] if version >= WITH_FAILURES else []
    for part in parts:
        try:
            yield from part(connection)
        except (sqlite3.Error, UnicodeError) as error:
            yield Finding(what="ledger.sqlite", problem=str(error), advice=RESTORE)
            return


def of_graph_file(
    folder: Path, projection: Callable[[], Projection | None], revision: Callable[[], int]
) -> Iterator[Finding]:
    """Yield what is wrong with the graph file that the ledger points to."""
    made, missing = projection(), False
    for _ in range(3):
        missing = made is not None and not (folder / made.file).is_file()
        before, made = made, projection()
        if not missing or made == before:  # else a writer has just replaced it
            break
    if made is None:
        if revision():
            yield from of_graph(None, revision(), None, graph_file.format())
        return
    try:
        if missing:
            yield Finding(what=made.file, problem="the graph file is missing", advice=ANY_COMMAND)
        elif graph_file.digest(folder / made.file) != made.digest:
            yield Finding(what=made.file, problem="its content isn't what was written", advice=ANY_COMMAND)
    except OSError as error:
        yield Finding(what=made.file, problem=f"it can't be read ({error.strerror})", advice=ANY_COMMAND)
    yield from of_graph(made.revision, revision(), made.format, graph_file.format())


def _of_file(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (said,) in connection.execute(f"PRAGMA integrity_check({_MESSAGES})"):
        if said != "ok":
            advice = REPAIR if _OF_INDEX.search(said) else RESTORE
            yield Finding(what="ledger.sqlite", problem=said, advice=advice)


def _of_records(connection: sqlite3.Connection) -> Iterator[Finding]:
    for row in record_table.rows_as_they_lie(connection):
        yield from of_record(row[0], partial(record_table.decoded, row))


def _of_judgements(connection: sqlite3.Connection) -> Iterator[Finding]:
    for row in judgement_table.rows(connection):
        yield from of_judgement(row[0], partial(judgement_table.decoded, row))


def _of_references(connection: sqlite3.Connection) -> Iterator[Finding]:
    for row, keys in reference_table.rows_with_keys(connection):
        yield from of_reference(row[0], partial(reference_table.decoded, row), keys)


def _of_failures(connection: sqlite3.Connection) -> Iterator[Finding]:
    for source in failure_table.damaged(connection):
        noted = "what was noted of it, when it couldn't be loaded, is damaged"
        yield Finding(what=f"failure {source.decode(errors='replace')!r}", problem=noted, advice=REPAIR)
