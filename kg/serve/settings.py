"""What a server allows: how much, and to whom."""

import msgspec

from kg.query.limited import SECONDS

MEGABYTE = 1 << 20


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How much a query may take. Sizes are in bytes."""

    seconds: float = SECONDS
    answer: int = 100 * MEGABYTE
    memory: int = 2048 * MEGABYTE
    request: int = MEGABYTE


class Access(msgspec.Struct, frozen=True, kw_only=True):
    """Who may ask: ``hosts`` are the names under which the server may be asked, None for any.

    With a ``token`` every request needs it. ``origins`` are those of other pages whose scripts may ask.
    """

    hosts: frozenset[str] | None
    token: str | None = None
    origins: tuple[str, ...] = ()
