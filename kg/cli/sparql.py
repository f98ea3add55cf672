"""``kg sparql``: SPARQL, free or named."""

import sys

import click

from kg.cli.completion import parameter_names, query_names
from kg.cli.context import Context, format_option, pair, print_answer
from kg.cli.progress import counted

EXAMPLES = """\b
Examples:
  kg sparql --list
  kg sparql itinerary --param person="Ana Lindqvist"
  kg sparql "SELECT ?s WHERE { ?s <https://w3id.org/kg-meetings/schema#status> 'denied' }"
  kg sparql - < my-query.rq
"""


@click.command("sparql", epilog=EXAMPLES)
@click.argument("query", required=False, shell_complete=query_names)
@click.option("--list", "list_", is_flag=True, help="List the named queries with their parameters.")
@click.option(
    "--param",
    "parameters",
    multiple=True,
    metavar="KEY=VALUE",
    shell_complete=parameter_names,
    help="What a variable stands for, a text; KEY:=JSON for a number. May be given again.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(0, min_open=True),
    default=30.0,
    show_default=True,
    help="Stop a query that takes longer.",
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=10_000,
    show_default=True,
    help="Give no more rows than that.",
)
@format_option
@click.option("--show-query", is_flag=True, help="Print the SPARQL too, with its parameters in it.")
@click.pass_obj
def command(
    context: Context,
    query: str | None,
    list_: bool,
    parameters: tuple[str, ...],
    seconds: float,
    limit: int,
    format_: str,
    show_query: bool,
) -> None:
    """Run SPARQL over the graph as `kg export` writes it: a query, the name of one, - for what comes in.

    The first time, and when the graph has changed, it is exported and indexed; later answers come at once.
    Only SELECT, ASK, CONSTRUCT and DESCRIBE, and only of the graph: SERVICE is refused.
    """
    from kg import sparql
    from kg.sparql import library

    if list_ or query is None:
        print_answer(library.listing(), format_)
        return
    given = dict(pair(parameter) for parameter in parameters)
    text = sys.stdin.read() if query == "-" else query
    if library.is_name(text):
        library.query(text).bind(given)  # wrong parameters are told before anything is indexed
    with context.reading() as store, counted(context, "indexing") as told:
        answer = sparql.answer(store, text, given, seconds=seconds, limit=limit, progress=told)
    print_answer(answer, format_)
    if show_query and format_ != "json":
        click.echo(f"\n{answer.query}", err=format_ != "table")
