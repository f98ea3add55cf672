"""``kg serve``: the graph for programs and browsers, on this machine."""

import secrets
from pathlib import Path
from urllib.parse import urlsplit

import click

from kg.cli.context import Context
from kg.errors import NothingRead, StoreError
from kg.query.limited import SECONDS

EXAMPLES = """\b
Examples:
  kg serve --sparql
  kg serve --sparql --port 0 --seconds 120
  kg serve --sparql --cors https://yasgui.example
  KG_TOKEN=… kg serve --sparql --host 0.0.0.0
  curl http://127.0.0.1:8765/sparql -H 'Accept: text/csv' --data-urlencode query='SELECT * {?s ?p ?o} LIMIT 5'
"""
PORT = 8765
_LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})


@click.command("serve", epilog=EXAMPLES)
@click.option("--sparql", is_flag=True, help="Serve the SPARQL endpoint and its page, at /sparql.")
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
    host: str,
    port: int,
    token: str | None,
    origins: tuple[str, ...],
    seconds: float,
    megabytes: int,
    memory: int,
    queries: int,
) -> None:
    """Serve the graph on this machine, until Ctrl-C: so far as a SPARQL 1.1 endpoint, with --sparql.

    A browser finds a page at the same address, with the shipped queries to choose from. Queries only read,
    and ask no other server. When the graph has changed, they are answered from the new one as soon as it is
    indexed. docs/serve.md has the formats, limits and who may ask.
    """
    if not sparql:
        raise NothingRead(
            "say what to serve: `kg serve --sparql` (a page about people and meetings comes later)"
        )
    from kg.serve import running
    from kg.serve.app import create_app
    from kg.serve.current_index import CurrentIndex
    from kg.serve.settings import MEGABYTE, Access, Limits
    from kg.serve.slots import Slots

    limits = Limits(seconds=seconds, answer=megabytes * MEGABYTE, memory=memory * MEGABYTE)
    slots = Slots(queries)
    with running.listen(host, port) as listening:
        is_local = running.is_local(listening)
        access = Access(
            hosts=_LOCAL | {running.name(host)} if is_local else None,
            token=token or (None if is_local else _new_token()),
            origins=tuple(map(_origin, origins)),
        )
        with CurrentIndex(context.target, _first_index(context), context.say) as current:
            app = create_app(current, limits, slots, access)
            context.say(f"serving {context.target} for SPARQL and browsers; Ctrl-C ends it")
            click.echo(f"{running.url(listening, host)}/sparql")
            running.run(app, listening, slots.end_all)
    context.say("stopped")


def _new_token() -> str:
    token = secrets.token_urlsafe(24)
    click.echo(f"token: {token}", err=True)
    return token


def _first_index(context: Context) -> Path:
    from kg.serve import indexing

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
