"""Is the folder of an embedded store whole? The file of SQLite, every row in it, the graph file."""

import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import msgspec

from kg.errors import DamageError
from kg.model.judgement import Judgement
from kg.store import graph_file, record_table
from kg.store.encoding import decode
from kg.store.ledger import Projection
from kg.store.soundness import ANY_COMMAND, RESTORE, Finding, of_graph, of_record, of_reference, reason

# One damaged page makes many messages of SQLite; the first ones say enough.
_MESSAGES = 5
_ENTRIES = """
SELECT id, entry, keys FROM reference_entries
LEFT JOIN (SELECT id, json_group_array(key) AS keys FROM reference_keys GROUP BY id) USING (id) ORDER BY id
"""


def of_ledger(connection: sqlite3.Connection, has_references: bool) -> Iterator[Finding]:
    """Yield what is wrong with the ledger's file and with each row of it."""
    parts = [_of_file, _of_records, _of_judgements, *([_of_references] if has_references else [])]
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
            yield Finding(what="ledger.sqlite", problem=said, advice=RESTORE)


def _of_records(connection: sqlite3.Connection) -> Iterator[Finding]:
    for row in record_table.rows(connection):
        yield from of_record(row[0], partial(record_table.decoded, row))


def _of_judgements(connection: sqlite3.Connection) -> Iterator[Finding]:
    for id, row in connection.execute("SELECT id, judgement FROM judgements ORDER BY position"):
        what = f"judgement {id!r}"
        try:
            said = decode(row, Judgement, id).id
        except DamageError as error:
            yield Finding(what=what, problem=reason(error), advice=RESTORE)
            continue
        if said != id:
            yield Finding(what=what, problem=f"it says that it is {said!r}", advice=RESTORE)


def _of_references(connection: sqlite3.Connection) -> Iterator[Finding]:
    for id, row, keys in connection.execute(_ENTRIES):
        yield from of_reference(id, row, msgspec.json.decode(keys or "[]"))
