"""The SPARQL endpoint: queries, what the service says of itself, its page, and the shipped queries."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from litestar import HttpMethod, Request, Response, Router, get, route
from litestar.params import FromPath
from litestar.types import ASGIApp

from kg.query.query_file import QueryFile
from kg.serve.negotiation import HTML, TABLES, TRIPLES, best, formats
from kg.serve.protocol import QUERY, Query, query_of
from kg.serve.query_answer import QueryAnswer, not_acceptable
from kg.serve.service_description import describe
from kg.serve.settings import Limits
from kg.serve.slots import Slots
from kg.sparql import library
from kg.sparql.answering import with_parameters
from kg.sparql.query_process import Asked

PATH = "/sparql"
_PAGE = Path(__file__).parent / "page" / "sparql.html"
_Request = Request[Any, Any, Any]


class Endpoint:
    """The endpoint. ``index`` gives the folder of the index to ask, ``prefixes`` shorten IRIs in Turtle."""

    def __init__(
        self, index: Callable[[], Path], limits: Limits, slots: Slots, prefixes: Mapping[str, str]
    ) -> None:
        self._index = index
        self._limits = limits
        self._prefixes = dict(prefixes)
        self._slots = slots

    def router(self) -> Router:
        """Return its routes."""
        methods = [HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST]

        @route("/", http_method=methods)
        async def sparql(request: _Request) -> ASGIApp:
            return await self._answer(request)

        return Router(PATH, route_handlers=[sparql, shipped, shipped_text], include_in_schema=False)

    async def _answer(self, request: _Request) -> ASGIApp:
        query = await query_of(request)
        accept = request.headers.get("accept")
        if request.method != "POST" and best(accept, (*TABLES, *TRIPLES, HTML)) == HTML:
            return _bytes(_PAGE.read_bytes(), HTML, request)
        endpoint = str(request.url.with_replacements(query="")).rstrip("/")
        if query is None:
            media_type = best(accept, TRIPLES)
            if media_type is None:
                raise not_acceptable("triples")
            return _bytes(describe(endpoint, media_type), media_type, request)
        return QueryAnswer(self._asked(query, endpoint, accept), self._slots, self._limits.answer)

    def _asked(self, query: Query, endpoint: str, accept: str | None) -> Asked:
        given = formats(accept)
        if not given:
            raise not_acceptable("solutions", "triples")
        return Asked(
            index=str(self._index()),
            query=query.text,
            seconds=self._limits.seconds,
            base=endpoint,
            default_graphs=query.default_graphs,
            named_graphs=query.named_graphs,
            formats=given,
            prefixes=self._prefixes,
            memory=self._limits.memory,
        )


@get("/queries", sync_to_thread=False)
def shipped() -> list[QueryFile]:
    """Give the shipped queries with their parameters."""
    return list(library.queries())


@get("/queries/{name:str}", media_type=QUERY, sync_to_thread=False)
def shipped_text(request: _Request, name: FromPath[str]) -> str:
    """Give the text of a shipped query with the values of its parameters in it."""
    given = {name: value for name, value in request.query_params.items() if value}
    text, _ = with_parameters(library.query(name), given)
    return text


def _bytes(content: bytes, media_type: str, request: _Request) -> ASGIApp:
    response = Response(content, media_type=media_type, headers={"Cache-Control": "no-cache"})
    return response.to_asgi_response(None, request)
