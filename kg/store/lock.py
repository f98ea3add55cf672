"""One writer at a time, on every system: the lock is one that SQLite holds on a small file.

It ends with the process, however that ends, and leaves nothing to clean up.
"""

import os
import sqlite3
from pathlib import Path

from kg.errors import StoreError


class WriterLock:
    """The right to write into a folder, held until :meth:`release`."""

    def __init__(self, folder: Path) -> None:
        try:
            self._connection = sqlite3.connect(
                folder / "writer.lock", timeout=0, isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise _refused(folder, error) from error
        try:
            self._take()
        except sqlite3.Error as error:
            owner = self._owner()
            self._connection.close()
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise StoreError(f"{folder} is being written by {owner}: wait until it is done") from None
            raise _refused(folder, error) from error

    def _take(self) -> None:
        # Committing the owner first lets others read it; the second transaction then stays open.
        # Should another process slip in between, the second BEGIN fails and that process is the writer.
        execute = self._connection.execute
        execute("PRAGMA synchronous = OFF")
        execute("BEGIN IMMEDIATE")
        execute("CREATE TABLE IF NOT EXISTS owner (one INTEGER PRIMARY KEY CHECK (one = 1), pid INTEGER)")
        execute("INSERT OR REPLACE INTO owner VALUES (1, ?)", (os.getpid(),))
        execute("COMMIT")
        execute("BEGIN IMMEDIATE")

    def _owner(self) -> str:
        try:
            (pid,) = self._connection.execute("SELECT pid FROM owner").fetchone()
        except (sqlite3.Error, TypeError):
            return "another process"
        return f"process {pid}" if pid != os.getpid() else f"this process ({pid})"

    def release(self) -> None:
        """Let others write."""
        self._connection.close()


def _refused(folder: Path, error: sqlite3.Error) -> StoreError:
    is_full = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
    advice = "make room on its disk" if is_full else "check its permissions"
    return StoreError(f"{folder} can't be written ({error}): {advice}")
