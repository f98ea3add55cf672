"""A store opened for reading, its graph up to date with what is kept."""

from collections.abc import Callable

from kg.errors import StoreError
from kg.store.base import Store
from kg.store.open import open_store


def open_current(target: str, say: Callable[[str], None] = lambda message: None) -> Store:
    """Open the store at ``target`` for reading; a graph that isn't up to date is derived first.

    That can't be done while somebody is loading: then the graph is as it was, and ``say`` is told.
    """
    store = open_store(target, read_only=True)
    try:
        if store.stale and _bring_up_to_date(target, say):
            store.close()
            return open_store(target, read_only=True)
    except BaseException:
        store.close()
        raise
    return store


def _bring_up_to_date(target: str, say: Callable[[str], None]) -> bool:
    from kg.deriving import refresh

    try:
        with open_store(target) as store:
            say("bringing the graph up to date …")
            return refresh(store)
    except StoreError as error:
        say(f"the answer may lack what is being loaded ({error})")
        return False
