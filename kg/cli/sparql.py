"""``kg sparql``: SPARQL, free or named."""

import sys

import click

from kg.cli.completion import query_names
from kg.cli.context import Context, format_option, print_answer
from kg.cli.progress import counted
from kg.cli.queries import limit_options, list_option, param_option, parameters_of

EXAMPLES = """\b
Examples:
  kg sparql --list
  kg sparql itinerary --param person="Ana Lindqvist"
  kg sparql "SELECT ?s WHERE { ?s <https://w3id.org/kg-meetings/schema#status> 'denied' }"
  kg sparql - < my-query.rq
"""


@click.command("sparql", epilog=EXAMPLES)
@click.argument("query", required=False, shell_complete=query_names)
@list_option
@param_option("What a variable stands for, a text; KEY:=JSON for a number.")
@limit_options
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
    Only SELECT, ASK, CONSTRUCT and DESCRIBE, and only of the graph: SERVICE is refused. All of it
    counts as one graph, unless FROM names the documents to ask.
    """
    from kg.query.query_file import is_name
    from kg.sparql import answering, library

    if list_ or query is None:
        print_answer(library.listing(), format_)
        return
    given = parameters_of(parameters)
    text = sys.stdin.read() if query == "-" else query
    if is_name(text):
        library.query(text).bind(given)  # wrong parameters are told before anything is indexed
    with context.reading() as store, counted(context, "indexing") as told:
        answer = answering.answer(store, text, given, seconds=seconds, limit=limit, progress=told)
    print_answer(answer, format_)
    if show_query and format_ != "json":
        click.echo(f"\n{answer.query}", err=format_ != "table")
