"""Earlier versions of the ledger, step by step up to this one, after a copy of the file was put beside it."""

import secrets
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from kg.atomic import put_in_place
from kg.errors import StoreError
from kg.store import failure_table, judgement_table, record_table, reference_table
from kg.store.encoding import digest_of
from kg.store.ledger_version import SCHEMA_VERSION

# From each version to the next, in one transaction.
STEPS = {
    1: f"BEGIN IMMEDIATE; {reference_table.FIRST_SCHEMA} PRAGMA user_version = 2; COMMIT;",
    2: f"BEGIN IMMEDIATE; {failure_table.SCHEMA} {record_table.UPGRADE} PRAGMA user_version = 3; COMMIT;",
    3: f"BEGIN IMMEDIATE; {judgement_table.UPGRADE} {reference_table.UPGRADE} "
    "PRAGMA user_version = 4; COMMIT;",
}


def upgrade(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Bring a ledger of an earlier version to this one, under the lock of its writer."""
    if version < SCHEMA_VERSION:
        _keep_copy(connection, path.with_name(f"{path.name}.v{version}"))
    connection.create_function("digest", -1, digest_of, deterministic=True)
    for step in range(version, SCHEMA_VERSION):
        try:
            connection.executescript(STEPS[step])
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _keep_copy(connection: sqlite3.Connection, copy: Path) -> None:
    """Copy the ledger as it is. A copy that is there is of an upgrade that was broken off."""
    part = copy.with_name(f"{copy.name}.{secrets.token_hex(4)}.part")
    try:
        # SQLite's own way takes along what is still in the log, and writes through to the disk.
        with closing(sqlite3.connect(part)) as target:
            connection.backup(target)
        put_in_place(part, copy)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise StoreError(f"{copy} can't be written before the upgrade ({reason}): make room") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
