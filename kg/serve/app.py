"""The web application: what is served, behind who may ask."""

import logging
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from litestar import Litestar, Request, Response, get
from litestar.config.cors import CORSConfig
from litestar.exceptions import HTTPException
from litestar.response import Redirect
from litestar.static_files import create_static_files_router
from litestar.types import ASGIApp

from kg.errors import KgError, QueryError, QueryStopped
from kg.export.rdf.vocabulary import Vocabulary
from kg.serve import sparql
from kg.serve.access import Guarded
from kg.serve.browser_kit import WithKit
from kg.serve.headers import WithHeaders
from kg.serve.settings import Access, Limits
from kg.serve.slots import Slots

_log = logging.getLogger(__name__)
_STATIC = Path(__file__).parent / "page"


def create_app(index: Callable[[], Path], limits: Limits, slots: Slots, access: Access) -> ASGIApp:
    """Return the application. ``index`` gives the folder of the index to ask now, ``slots`` hold queries."""
    words = Vocabulary()
    endpoint = sparql.Endpoint(index, limits, slots, {**words.prefixes, "id": words.base})
    app = Litestar(
        [home, endpoint.router(), create_static_files_router("/static", [_STATIC])],
        cors_config=_cors(access.origins) if access.origins else None,
        exception_handlers={HTTPException: _told, KgError: _failed, Exception: _broken},
        request_max_body_size=limits.request,
        openapi_config=None,
        logging_config=None,
    )
    return WithHeaders(WithKit(Guarded(app, access)))


@get("/", sync_to_thread=False)
def home() -> Redirect:
    """Lead to the page for queries, until there is one about people and meetings."""
    return Redirect(sparql.PATH)


def _cors(origins: tuple[str, ...]) -> CORSConfig:
    return CORSConfig(
        allow_origins=list(origins),
        allow_methods=["GET", "HEAD", "POST"],
        allow_headers=["Accept", "Authorization", "Content-Type"],
    )


def _told(_request: Request[Any, Any, Any], error: HTTPException) -> Response[str]:
    return _line(error.detail, error.status_code, error.headers)


def _failed(_request: Request[Any, Any, Any], error: KgError) -> Response[str]:
    """400 for what isn't a query or is refused, 500 for what can't be answered, as the protocol has it."""
    is_theirs = isinstance(error, QueryError) and not isinstance(error, QueryStopped)
    return _line(str(error), HTTPStatus.BAD_REQUEST if is_theirs else HTTPStatus.INTERNAL_SERVER_ERROR)


def _broken(request: Request[Any, Any, Any], error: Exception) -> Response[str]:
    _log.error("%s %s went wrong", request.method, request.url.path, exc_info=error)
    return _line("this went wrong in the server: its messages say how", HTTPStatus.INTERNAL_SERVER_ERROR)


def _line(text: str, status: int, headers: dict[str, str] | None = None) -> Response[str]:
    return Response(f"{text}\n", status_code=status, media_type="text/plain", headers=headers)
