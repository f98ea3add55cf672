"""The versions of the ledger: what each has that those before it hadn't."""

import sqlite3

SCHEMA_VERSION = 4
WITH_REFERENCES = 2
WITH_FAILURES = 3
# Checksums of documents, and of all else that lasts. They say what was there when a ledger was upgraded.
WITH_DIGESTS = 3
WITH_ALL_DIGESTS = 4


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of a ledger, 0 where there is none yet."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def digest_column(connection: sqlite3.Connection, since: int) -> str:
    """Return the SQL of the checksum of a row: empty in a ledger from before ``since``."""
    return "digest" if version_of(connection) >= since else "''"
