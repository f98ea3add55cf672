"""``kg serve``: the graph for programs and browsers, on this machine."""

import secrets
import socket
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from kg.cli.context import Context
from kg.errors import NothingLoaded, StoreError
from kg.query.limited import SECONDS

if TYPE_CHECKING:
    from kg.serve.settings import Access, Limits

EXAMPLES = """\b
Examples:
  kg serve
  kg serve --review
  kg serve --sparql --port 0 --seconds 120
  kg serve --sparql --cors https://yasgui.example
  KG_TOKEN=… kg serve --sparql --host 0.0.0.0
  curl http://127.0.0.1:8765/sparql -H 'Accept: text/csv' --data-urlencode query='SELECT * {?s ?p ?o} LIMIT 5'
"""
PORT = 8765
_LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})


@click.command("serve", epilog=EXAMPLES)
@click.option("--sparql", is_flag=True, help="Serve the SPARQL endpoint and its page, too, at /sparql.")
@click.option("--review", is_flag=True, help="Ask on the page, too, what `kg review` asks: that writes.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address to listen on; others need a token."
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 takes one that is free."
)
@click.option(
    "--token",
    envvar="KG_TOKEN",
    show_envvar=True,
    help="Answer only who sends it. Made up and printed for other addresses.",
)
@click.option("--cors", "origins", multiple=True, metavar="ORIGIN", help="Let scripts of this site ask.")
@click.option(
    "--seconds",
    type=click.FloatRange(0, min_open=True),
    default=SECONDS,
    show_default=True,
    help="End a query that takes longer.",
)
@click.option(
    "--megabytes",
    type=click.IntRange(1),
    default=100,
    show_default=True,
    help="End an answer that is larger.",
)
@click.option(
    "--memory",
    type=click.IntRange(64),
    default=2048,
    show_default=True,
    help="End a query that takes more megabytes of memory (on Linux).",
)
@click.option(
    "--queries",
    type=click.IntRange(1),
    default=4,
    show_default=True,
    help="How many may run at a time; others are told to ask again.",
)
@click.pass_obj
def command(
    context: Context,
    sparql: bool,
    review: bool,
    host: str,
    port: int,
    token: str | None,
    origins: tuple[str, ...],
    seconds: float,
    megabytes: int,
    memory: int,
    queries: int,
) -> None:
    """Serve the graph on this machine, until Ctrl-C: the explorer, a page on which to look around, with its
    JSON API; with --sparql a SPARQL 1.1 endpoint, too.

    It only reads. When the graph has changed, the explorer shows the new one, and queries are answered from
    it as soon as it is indexed. docs/explorer.md tells of the page, docs/serve.md of the endpoint, limits
    and who may ask.
    """
    from kg.serve import running
    from kg.serve.settings import MEGABYTE, Access, Limits

    limits = Limits(seconds=seconds, answer=megabytes * MEGABYTE, memory=memory * MEGABYTE)
    with running.listen(host, port) as listening:
        is_local = running.is_local(listening)
        access = Access(
            hosts=_LOCAL | {running.name(host)} if is_local else None,
            token=token or (None if is_local else _new_token()),
            origins=tuple(map(_origin, origins)),
        )
        _serve(context, listening, host, limits, access, queries if sparql else None, review=review)
    context.say("stopped")


def _serve(
    context: Context,
    listening: socket.socket,
    host: str,
    limits: "Limits",
    access: "Access",
    queries: int | None,
    *,
    review: bool,
) -> None:
    """Serve on a socket; ``queries`` of SPARQL at a time, None for no endpoint."""
    from kg.export.rdf.vocabulary import Vocabulary
    from kg.serve import running
    from kg.serve.app import create_app
    from kg.serve.current_graph import CurrentGraph
    from kg.serve.current_index import CurrentIndex
    from kg.serve.reviewing import Reviewing
    from kg.serve.slots import Slots
    from kg.serve.sparql import PATH, Endpoint

    _look_for(context)
    slots = Slots(queries or 0)
    with ExitStack() as open_:
        endpoint, home = None, running.url(listening, host)
        if queries:
            words = Vocabulary()
            index = open_.enter_context(CurrentIndex(context.target, _first_index(context), context.say))
            endpoint = Endpoint(index, limits, slots, {**words.prefixes, "id": words.base})
        graph = open_.enter_context(CurrentGraph(context.target, context.say))
        reviewing = Reviewing(context.target, graph.look, context.say) if review else None
        if reviewing:
            open_.callback(reviewing.close)
        app = create_app(graph, endpoint, limits, access, reviewing)
        context.say(f"serving {context.target}; Ctrl-C ends it")
        click.echo(f"{home}/")
        if endpoint:
            click.echo(f"{home}{PATH}")
        running.run(app, listening, slots.end_all)


def _look_for(context: Context) -> None:
    """Raise :class:`StoreError` where there is no store; one without anything in it may be filled later."""
    from kg.store.open import open_store

    try:
        open_store(context.target, read_only=True).close()
    except NothingLoaded as error:
        context.say(f"{error}; until then there is nothing to see")


def _new_token() -> str:
    token = secrets.token_urlsafe(24)
    click.echo(f"token: {token}", err=True)
    return token


def _first_index(context: Context) -> Path | None:
    """Return the index to begin with: none where nothing was loaded yet, which may be done meanwhile."""
    from kg.serve import indexing

    try:
        indexing.made(context.target)
    except NothingLoaded:
        return None
    if code := indexing.index_now(context.target, quiet=context.quiet):
        raise click.exceptions.Exit(code)  # it has said why
    if (index := indexing.made(context.target)) is None:
        raise StoreError("the graph is being written: serve it when that is done")
    return index


def _origin(text: str) -> str:
    parts = urlsplit(text)
    if text != "*" and (not parts.netloc or text != f"{parts.scheme}://{parts.netloc}"):
        raise click.UsageError(f"--cors {text} is no origin: write https://name or http://name:port, or *")
    return text
