"""Errors that reach the user: one line that says what to do, and the exit code that goes with it."""


class KgError(Exception):
    """Base of all errors that ``kg`` reports in one line. Exit code 1: done, but something was found."""

    exit_code = 1


class InputError(KgError):
    """An input can't be read; the message names it."""


class NothingRead(KgError):
    """No input could be read at all, or the usage is wrong."""

    exit_code = 2


class StoreError(KgError):
    """The store can't be reached, opened or written."""

    exit_code = 3


class StoreAway(StoreError):
    """The server of a store can't be reached, or can't do something, just now: it may pass."""


class NothingLoaded(StoreError):
    """The store is there, but nothing was ever loaded into it."""


class DamageError(StoreError):
    """What a store keeps is damaged."""


class QueryError(KgError):
    """A query is refused (it would write, or it doesn't parse); nothing was changed."""

    exit_code = 2


class QueryStopped(QueryError):
    """A query took more than it may: time, memory, or room for its answer."""


class QueryTimeout(QueryStopped):
    """A query took longer than it may."""
