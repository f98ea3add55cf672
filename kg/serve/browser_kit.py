"""The kit for Neo4j Browser (``queries/browser/``): a guide, a style, saved queries, for its page to fetch.

They say nothing of anybody's graph. So any page may have them, and nobody needs a token.
"""

from html import escape

from litestar.datastructures import Headers
from litestar.enums import ScopeType
from litestar.response.base import ASGIResponse
from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send

from kg.schema import data_path

PATH = "/browser/"
_METHODS = ("GET", "HEAD", "OPTIONS")
_TYPES = {"guide.html": "text/html", "style.grass": "text/plain", "saved-queries.zip": "application/zip"}
# What stands in the guide for the address of this server.
_ADDRESS = "http://localhost:8765"
_OPEN = [
    ("access-control-allow-origin", "*"),
    # Neo4j Browser sends some of its own, and so asks ahead whether it may.
    ("access-control-allow-headers", "*"),
]


class WithKit:
    """An ASGI application that gives the kit to anybody, before it is asked who they are."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for the kit, and pass all else on."""
        found = _answer(scope) if scope["type"] == ScopeType.HTTP else None
        await (found or self._app)(scope, receive, send)


def _answer(scope: HTTPScope) -> ASGIResponse | None:
    before, _, name = scope["path"].partition(PATH)
    if before or name not in _TYPES or scope["method"] not in _METHODS:
        return None
    encoded = [(key.encode(), value.encode()) for key, value in _OPEN]
    if scope["method"] == "OPTIONS":
        return ASGIResponse(status_code=204, encoded_headers=encoded)
    content = data_path(f"queries/browser/{name}").read_bytes()
    if name == "guide.html":  # it names the style by the address at which the server was asked
        host = Headers.from_scope(scope).get("host", "")
        content = content.replace(_ADDRESS.encode(), f"{scope['scheme']}://{escape(host)}".encode())
    encoded.append((b"content-length", str(len(content)).encode()))
    body = b"" if scope["method"] == "HEAD" else content
    return ASGIResponse(body=body, media_type=_TYPES[name], encoded_headers=encoded)
