"""Open the store that the user named: a folder, or a Neo4j database by its URI."""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

from kg.errors import StoreError
from kg.store.base import Store

_NEO4J = re.compile(r"(neo4j|bolt)(\+s|\+ssc)?://", re.IGNORECASE)
_ANY_URI = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def open_store(target: str, *, read_only: bool = False) -> Store:
    """Open the store at ``target``, a path or ``neo4j://…``, ``bolt://…`` (also ``+s`` and ``+ssc``).

    Neo4j takes user, password and database from KG_NEO4J_USER, KG_NEO4J_PASSWORD, KG_NEO4J_DATABASE.
    A folder is made if it isn't there, unless ``read_only``. Raises :class:`StoreError`.
    """
    if _NEO4J.match(target):
        from kg.store.neo4j import Neo4jStore

        if "@" in urlsplit(target).netloc:
            raise StoreError(
                "user and password don't go into the address: set KG_NEO4J_USER and KG_NEO4J_PASSWORD"
            )
        user = os.environ.get("KG_NEO4J_USER")
        return Neo4jStore(
            target,
            auth=(user, os.environ.get("KG_NEO4J_PASSWORD", "")) if user else None,
            database=os.environ.get("KG_NEO4J_DATABASE") or None,
            read_only=read_only,
        )
    if _ANY_URI.match(target):
        raise StoreError(f"{target} is no store: give a folder, neo4j://… or bolt://…")
    return _open_folder(Path(target), read_only=read_only)


def is_shared(target: str) -> bool:
    """Whether a store is a database, which several machines can reach."""
    return bool(_NEO4J.match(target))


def place_beside(target: str) -> Path:
    """Return the folder for files about a store: its own one, or for a database the present one."""
    return Path() if _ANY_URI.match(target) else Path(target)


def _open_folder(folder: Path, *, read_only: bool) -> Store:
    from kg.store.embedded import LEDGER, EmbeddedStore

    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{folder} is a file: a store is a folder, name another with --store")
    if read_only and not (folder / LEDGER).is_file():
        raise StoreError(
            f"there is no store at {folder}: make it with `kg load`, or name another with --store"
        )
    try:
        if not read_only:
            folder.mkdir(parents=True, exist_ok=True)
        return EmbeddedStore(folder, read_only=read_only)
    except OSError as error:
        raise StoreError(f"{folder} can't be opened: {error.strerror or error}") from error
