"""The kit for Neo4j Browser (``queries/browser/``): a guide, a style, saved queries, for its page to fetch.

They say nothing of anybody's graph. So any page may have them, and nobody needs a token.
"""

from typing import Any

from litestar import HttpMethod, Request, Response, route
from litestar.exceptions import NotFoundException

from kg.schema import data_path

PATH = "/browser/"
_TYPES = {
    "guide.html": "text/html; charset=utf-8",
    "style.grass": "text/plain; charset=utf-8",
    "saved-queries.zip": "application/zip",
}
# What stands in the guide for the address of this server.
_ADDRESS = "http://localhost:8765"


METHODS = (HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS)
_OPEN = {
    "Access-Control-Allow-Origin": "*",
    # Neo4j Browser sends both, and so asks ahead whether it may.
    "Access-Control-Allow-Headers": "cache-control, pragma",
}


@route(PATH + "{name:str}", http_method=METHODS, status_code=200, sync_to_thread=True)
def file(name: str, request: Request[Any, Any, Any]) -> Response[bytes]:
    """Return a file of the kit; the guide names the style by the address at which the server was asked."""
    if name not in _TYPES:
        raise NotFoundException(f"the kit for Neo4j Browser has {', '.join(_TYPES)}")
    content = data_path(f"queries/browser/{name}").read_bytes()
    if name == "guide.html":
        address = f"{request.url.scheme}://{request.headers['host']}"
        content = content.replace(_ADDRESS.encode(), address.encode())
    return Response(content, media_type=_TYPES[name], headers=_OPEN)
