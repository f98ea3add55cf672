"""The answer to a query: what its process writes goes to the client as it comes."""

import asyncio
import logging
from typing import cast

from litestar.exceptions import HTTPException
from litestar.status_codes import HTTP_406_NOT_ACCEPTABLE
from litestar.types import HTTPScope, Receive, Scope, Send

from kg.errors import QueryStopped
from kg.serve.negotiation import WRITTEN
from kg.serve.settings import MEGABYTE
from kg.serve.slots import Slots, unavailable
from kg.sparql.query_process import Asked, Kind
from kg.sparql.streaming import CHUNK, finding

_log = logging.getLogger(__name__)


class QueryAnswer:
    """An ASGI response. It takes one of the ``slots``; ``size`` is in bytes.

    Raises, while nothing is sent, :class:`HTTPException` (406, 503) and :class:`~kg.errors.QueryError`. What
    goes wrong later ends the connection before the end of the answer, so that a part isn't taken for all.
    """

    def __init__(self, asked: Asked, slots: Slots, size: int) -> None:
        self._asked = asked
        self._slots = slots
        self._size = size
        self._has_begun = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or end the query's process when the client goes away."""
        self._slots.refuse_more()
        is_head = cast("HTTPScope", scope)["method"] == "HEAD"
        work = asyncio.create_task(self._answer(send, is_head=is_head))
        gone = asyncio.create_task(_gone(receive))
        with self._slots.taken(work):
            try:
                await asyncio.wait((work, gone), return_when=asyncio.FIRST_COMPLETED)
            finally:
                work.cancel()
                gone.cancel()
                await asyncio.wait((work, gone))
        if not work.cancelled():
            work.result()
        elif gone.cancelled() and not self._has_begun:
            raise unavailable("the server is being stopped")

    async def _answer(self, send: Send, *, is_head: bool) -> None:
        try:
            await self._send_all(send, is_head)
        except QueryStopped as error:
            if not self._has_begun:
                raise
            _log.warning("an answer was broken off: %s", error)

    async def _send_all(self, send: Send, is_head: bool) -> None:
        async with finding(self._asked) as found:
            media_type = (self._asked.formats or {}).get(found.kind)
            if media_type is None:
                raise not_acceptable(found.kind)
            pieces = found.chunks()
            # What fits into one piece is known to be whole before anything is said.
            piece = await anext(pieces)
            is_all = len(piece) < CHUNK
            await send(
                {"type": "http.response.start", "status": 200, "headers": _headers(media_type, piece, is_all)}
            )
            self._has_begun = True
            sent = len(piece)
            if not is_all and not is_head:
                await send({"type": "http.response.body", "body": piece, "more_body": True})
                async for piece in pieces:
                    sent += len(piece)
                    if sent > self._size:
                        raise _too_large(self._size)
                    await send({"type": "http.response.body", "body": piece, "more_body": True})
                piece = b""
            await send({"type": "http.response.body", "body": b"" if is_head else piece, "more_body": False})


def not_acceptable(*kinds: Kind) -> HTTPException:
    """Return the error for an answer that the client takes in none of the formats that there are."""
    offered = [media_type for kind in kinds for media_type in WRITTEN[kind]]
    said = f"an answer comes as {', '.join(dict.fromkeys(offered))}"
    return HTTPException(said, status_code=HTTP_406_NOT_ACCEPTABLE)


def _headers(media_type: str, piece: bytes, is_all: bool) -> list[tuple[bytes, bytes]]:
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    headers = [(b"content-type", f"{media_type}{charset}".encode()), (b"cache-control", b"no-cache")]
    return [*headers, (b"content-length", str(len(piece)).encode())] if is_all else headers


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _too_large(size: int) -> QueryStopped:
    return QueryStopped(f"the answer is larger than {size // MEGABYTE} MB: ask for less, or in parts")
