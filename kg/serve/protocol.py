"""The SPARQL 1.1 Protocol: what a request asks, or why it can't be answered.

https://www.w3.org/TR/sparql11-protocol/#query-operation
"""

from email.message import Message
from typing import Any
from urllib.parse import parse_qs

import msgspec
from litestar import Request
from litestar.exceptions import ClientException, HTTPException, PermissionDeniedException
from litestar.status_codes import HTTP_415_UNSUPPORTED_MEDIA_TYPE

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
# More fields than that are no query.
_FIELDS = 1000


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """A query, and the graphs that the request names for it: None where it names none of this kind."""

    text: str
    default_graphs: list[str] | None = None
    named_graphs: list[str] | None = None


async def query_of(request: Request[Any, Any, Any]) -> Query | None:
    """Return the query of a request, None for a GET without one.

    Raises :class:`HTTPException` for what the protocol doesn't allow, and for updates: 400, 403, 413, 415.
    """
    fields = _fields(request.scope["query_string"])
    if request.method == "POST":
        kind, charset = _content_type(request)
        body = await request.body()
        if kind == UPDATE:
            raise _only_reads()
        if kind == QUERY:
            fields.setdefault("query", []).append(_decoded(body, charset))
        elif kind == FORM:
            for name, values in _fields(body).items():
                fields.setdefault(name, []).extend(values)
        else:
            raise HTTPException(
                f"a query is posted as {QUERY}, or as query=… in {FORM}",
                status_code=HTTP_415_UNSUPPORTED_MEDIA_TYPE,
                headers={"Accept-Post": f"{QUERY}, {FORM}"},
            )
    if "update" in fields:
        raise _only_reads()
    queries = fields.get("query", [])
    if len(queries) > 1 or (not queries and request.method == "POST"):
        raise ClientException(f"a request has one query, this one has {len(queries)}")
    if not queries:
        return None
    return Query(
        text=queries[0],
        default_graphs=fields.get("default-graph-uri"),
        named_graphs=fields.get("named-graph-uri"),
    )


def _content_type(request: Request[Any, Any, Any]) -> tuple[str, str]:
    """Return the media type of the body and how its text is encoded."""
    header = Message()
    header["Content-Type"] = request.headers.get("content-type", "none/none")
    return header.get_content_type(), str(header.get_param("charset", "utf-8")).lower()


def _decoded(body: bytes, charset: str) -> str:
    if charset not in ("utf-8", "utf8"):
        raise ClientException(f"a query is text in UTF-8, this one is in {charset}")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise ClientException("a query is text in UTF-8, this one isn't") from None


def _fields(encoded: bytes) -> dict[str, list[str]]:
    """Return the fields of a form or a URL."""
    try:
        return parse_qs(
            encoded.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS
        )
    except (UnicodeDecodeError, ValueError) as error:
        raise ClientException(f"the fields of the request can't be read: {error}") from None


def _only_reads() -> HTTPException:
    return PermissionDeniedException("an update is refused: this endpoint only reads")
