"""Who may ask: the name that the server was asked by, the page that asks, and the token.

A page of any site can make a browser ask 127.0.0.1, and with DNS rebinding even read the answer.
"""

import binascii
import re
import secrets
from base64 import b64decode
from typing import cast
from urllib.parse import urlsplit

from litestar.datastructures import Headers
from litestar.enums import ScopeType
from litestar.response.base import ASGIResponse
from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send

from kg.serve.settings import Access

_CHALLENGES = [("WWW-Authenticate", 'Basic realm="kg", charset="UTF-8"'), ("WWW-Authenticate", "Bearer")]
_WITH_PORT = re.compile(r"([\w.-]+|\[[0-9a-fA-F:.]+\])(:[0-9]+)?", re.ASCII)
_HOST = "this server isn't known by that name: ask it as localhost or 127.0.0.1"
_SITE = "another site may not ask: `kg serve --cors ORIGIN` allows it"
_TOKEN = "the token is missing or wrong: it goes into Authorization: Bearer, or is a password for any name"  # noqa: S105


class Guarded:
    """An ASGI application that answers only who may ask."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it: 421, 403 or 401."""
        is_request = scope["type"] == ScopeType.HTTP
        refusal = self._refusal(cast("HTTPScope", scope)) if is_request else None
        await (refusal or self._app)(scope, receive, send)

    def _refusal(self, scope: HTTPScope) -> ASGIResponse | None:
        headers = Headers.from_scope(scope)
        name = _name(headers.get("host", ""))
        if not name or (self._access.hosts is not None and name not in self._access.hosts):
            return _refused(421, _HOST)
        if not self._is_own_page(scope["method"], headers):
            return _refused(403, _SITE)
        # What a browser asks ahead (CORS) carries no token.
        if self._access.token and scope["method"] != "OPTIONS" and not self._has_token(headers):
            return _refused(401, _TOKEN, _CHALLENGES)
        return None

    def _is_own_page(self, method: str, headers: Headers) -> bool:
        """Whether it is no page that asks, one of ours or of ``origins``, or somebody follows a link."""
        origin = headers.get("origin")
        if origin and {origin, "*"} & set(self._access.origins):
            return True
        site = headers.get("sec-fetch-site")
        if site in ("cross-site", "same-site"):
            return method == "GET" and headers.get("sec-fetch-mode") == "navigate"
        return origin is None or urlsplit(origin).netloc == headers.get("host")

    def _has_token(self, headers: Headers) -> bool:
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "basic":
            given = _password(given)
        elif scheme.lower() != "bearer":
            return False
        return secrets.compare_digest(given.strip().encode(), str(self._access.token).encode())


def _name(host: str) -> str:
    """Return a host without its port, nothing for what is no host."""
    found = _WITH_PORT.fullmatch(host)
    return found[1].lower() if found else ""


def _password(given: str) -> str:
    try:
        return b64decode(given, validate=True).decode("utf-8").partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _refused(status: int, why: str, headers: list[tuple[str, str]] | None = None) -> ASGIResponse:
    encoded = [(name.lower().encode(), value.encode()) for name, value in headers or []]
    return ASGIResponse(body=f"{why}\n", status_code=status, media_type="text/plain", encoded_headers=encoded)
