"""A ledger whose indexes are damaged, mended: its tables are made anew from their rows.

SQLite finds a row by its id in an index. One flipped bit there hides the row, and what is then written under
its id is a second one, which SQLite's own ``REINDEX`` can't bring together.
"""

import sqlite3

from kg.errors import DamageError
from kg.store import failure_table, reference_table
from kg.store.batches import batches

_ROWS = 1000


def mend(connection: sqlite3.Connection) -> bool:
    """Mend within the caller's transaction; return whether anything was made anew.

    Of documents that are there twice the later one stays, of judgements the earlier: they are never changed.
    Rows that are damaged themselves stay as they are, for the check to name.
    """
    failure_table.forget_damaged(connection)
    if connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",):
        return False
    _make_anew(connection, "documents", "REPLACE")
    _make_anew(connection, "judgements", "IGNORE")
    _make_anew(connection, "reference_entries", "REPLACE")
    connection.execute("DELETE FROM reference_keys")
    for some in batches(reference_table.rows(connection), _ROWS):
        keys = [(key, row[0]) for row in some for key in _keys(row)]
        connection.executemany("INSERT OR IGNORE INTO reference_keys VALUES (?, ?)", keys)
    return True


def _make_anew(connection: sqlite3.Connection, table: str, doubled: str) -> None:
    made = "SELECT name, sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL AND type = ?"
    ((_, schema),) = connection.execute(made, (table, "table")).fetchall()
    triggers = connection.execute(made, (table, "trigger")).fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(f"ALTER TABLE {table} RENAME TO damaged")
    connection.execute(schema)
    connection.execute(f"INSERT OR {doubled} INTO {table} SELECT * FROM damaged NOT INDEXED ORDER BY rowid")
    connection.execute("DROP TABLE damaged")
    for _, trigger in triggers:
        connection.execute(trigger)


def _keys(row: reference_table.Row) -> frozenset[str]:
    try:
        return reference_table.decoded(row).keys
    except DamageError:
        return frozenset()
