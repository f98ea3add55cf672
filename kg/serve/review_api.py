"""Review over HTTP: what the rules leave open, and what somebody says to it."""

import secrets
from typing import Annotated, Literal

import msgspec
from litestar import Router, get, post
from litestar.di import NamedDependency, Provide
from litestar.exceptions import HTTPException, PermissionDeniedException
from litestar.params import HeaderParameter
from litestar.status_codes import HTTP_200_OK, HTTP_409_CONFLICT

from kg.serve import api
from kg.serve.reviewing import Asked, Reviewing

PATH = f"{api.PATH}/review"
_PROBLEMS = api.problems(
    {400: "Not understood.", 403: "No token.", 409: "It isn't asked any more.", 503: "It can't be written."}
)
# Given to who can read our answers: another site's page can't, whatever it makes a browser send.
_TOKEN = secrets.token_urlsafe(24)
Token = Annotated[
    str | None, HeaderParameter(name="X-CSRF-Token", description="What GET gives as csrf_token.")
]
Reviewed = NamedDependency[Reviewing]


class Open(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked, and the token that answers need."""

    asked: Asked
    csrf_token: str


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody says to the question about two pieces of evidence: one, two, or leave it open."""

    evidence: tuple[str, str]
    said: Literal["yes", "no", "skip"]


def router(reviewing: Reviewing) -> Router:
    """Return the routes, which are a part of the API."""
    return Router(
        PATH,
        route_handlers=[asked, answer, undo],
        dependencies={"reviewing": Provide(lambda: reviewing, sync_to_thread=False)},
        exception_handlers=api.EXCEPTION_HANDLERS,
    )


@get("/", summary="What is asked", responses=_PROBLEMS)
async def asked(reviewing: Reviewed) -> Open:
    """Give two that may be one, with what is known of each."""
    return Open(asked=await reviewing.now(), csrf_token=_TOKEN)


@post("/", summary="Answer it", status_code=HTTP_200_OK, responses=_PROBLEMS)
async def answer(reviewing: Reviewed, data: Answered, token: Token = None) -> Asked:
    """Keep an answer, and give the next question."""
    _check(token)
    if data.said == "skip":
        return await reviewing.skip()
    found = await reviewing.answer(data.evidence, same=data.said == "yes")
    if found is None:
        raise HTTPException("another question is asked by now", status_code=HTTP_409_CONFLICT)
    return found


@post("/undo", summary="Take the last answer back", status_code=HTTP_200_OK, responses=_PROBLEMS)
async def undo(reviewing: Reviewed, token: Token = None) -> Asked:
    """Take it back, and ask that again."""
    _check(token)
    return await reviewing.undo()


def _check(token: str | None) -> None:
    if token is None or not secrets.compare_digest(token.encode(), _TOKEN.encode()):
        raise PermissionDeniedException("the token is missing: GET gives it, it goes into X-CSRF-Token")
