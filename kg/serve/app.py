"""The web application: what is served, behind who may ask."""

import logging
from http import HTTPStatus
from pathlib import Path
from typing import Any

from litestar import Litestar, Request, Response, route
from litestar.config.cors import CORSConfig
from litestar.exceptions import HTTPException
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.static_files import create_static_files_router
from litestar.types import ASGIApp

from kg.errors import KgError
from kg.serve import api, review_api
from kg.serve.access import Guarded
from kg.serve.browser_kit import WithKit
from kg.serve.current_graph import CurrentGraph
from kg.serve.headers import WithHeaders
from kg.serve.negotiation import HTML, best
from kg.serve.reviewing import Reviewing
from kg.serve.settings import Access, Limits
from kg.serve.sparql import Endpoint

_log = logging.getLogger(__name__)
_PAGE = Path(__file__).parent / "page"
# What the explorer shows at which address is in explorer.js.
_VIEWS = ["/", "/ask", "/thing", "/meeting", "/document", "/compare", "/path", "/review"]


def create_app(
    graph: CurrentGraph,
    endpoint: Endpoint | None,
    limits: Limits,
    access: Access,
    reviewing: Reviewing | None = None,
) -> ASGIApp:
    """Return the application: the explorer of a graph with its API, an endpoint for SPARQL, and review, if
    these are given.
    """
    static = create_static_files_router("/static", [_PAGE], include_in_schema=False)
    handlers: list[Any] = [explorer, api.router(graph, review=reviewing is not None), static]
    if reviewing:
        handlers.append(review_api.router(reviewing))
    if endpoint:
        handlers.append(endpoint.router())
    app = Litestar(
        handlers,
        cors_config=_cors(access.origins) if access.origins else None,
        exception_handlers={HTTPException: _told, KgError: _failed, Exception: _broken},
        request_max_body_size=limits.request,
        openapi_config=OpenAPIConfig(
            title="Who met whom",
            version="1",
            path=api.PATH,
            render_plugins=[JsonRenderPlugin()],
            description="Diplomatic meetings: who met whom, where, when, according to whom.",
        ),
        logging_config=None,
    )
    return WithHeaders(WithKit(Guarded(app, access)))


@route(_VIEWS, http_method=["GET", "HEAD"], media_type=HTML, sync_to_thread=False, include_in_schema=False)
def explorer() -> Response[bytes]:
    """Give the page of all views: which one it is, its script knows by the address."""
    return _explorer(HTTPStatus.OK)


def _explorer(status: int) -> Response[bytes]:
    content = (_PAGE / "explorer.html").read_bytes()
    return Response(content, status_code=status, media_type=HTML, headers={"Cache-Control": "no-cache"})


def _cors(origins: tuple[str, ...]) -> CORSConfig:
    return CORSConfig(
        allow_origins=list(origins),
        allow_methods=["GET", "HEAD", "POST"],
        allow_headers=["Accept", "Authorization", "Content-Type"],
    )


def _told(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    """In a line; as JSON where the API is asked; to a browser that asks for no page, in the explorer."""
    if request.url.path.startswith(f"{api.PATH}/"):
        problem = api.Problem(detail=error.detail)
        return Response(problem, status_code=error.status_code, headers=error.headers)
    wants_page = request.method == "GET" and best(request.headers.get("accept"), ("text/plain", HTML)) == HTML
    if error.status_code == HTTPStatus.NOT_FOUND and wants_page:
        return _explorer(HTTPStatus.NOT_FOUND)
    return _line(error.detail, error.status_code, error.headers)


def _failed(_request: Request[Any, Any, Any], error: KgError) -> Response[str]:
    """400 for what isn't a query or is refused, 500 for what can't be answered, as the protocol has it."""
    status = HTTPStatus.BAD_REQUEST if api.is_theirs(error) else HTTPStatus.INTERNAL_SERVER_ERROR
    return _line(str(error), status)


def _broken(request: Request[Any, Any, Any], error: Exception) -> Response[str]:
    _log.error("%s %s went wrong", request.method, request.url.path, exc_info=error)
    return _line("this went wrong in the server: its messages say how", HTTPStatus.INTERNAL_SERVER_ERROR)


def _line(text: str, status: int, headers: dict[str, str] | None = None) -> Response[str]:
    return Response(f"{text}\n", status_code=status, media_type="text/plain", headers=headers)
