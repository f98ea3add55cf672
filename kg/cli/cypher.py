"""``kg cypher``: free queries."""

import sys

import click

from kg.cli.context import Context, format_option, print_answer
from kg.cli.queries import limit_options, param_option, parameters_of

EXAMPLES = """\b
Examples:
  kg cypher "MATCH (p:Person) RETURN p.name LIMIT 5"
  kg cypher "MATCH (m:Meeting) WHERE m.status = $status RETURN m.label" --param status=denied
  kg cypher "MATCH (m:Meeting) WHERE m.confidence > $least RETURN count(m)" --param least:=0.8
  kg cypher - < my-query.cypher
"""


@click.command("cypher", epilog=EXAMPLES)
@click.argument("query")
@param_option("A parameter, a text; KEY:=JSON for a number or list.")
@limit_options
@format_option
@click.pass_obj
def command(
    context: Context, query: str, parameters: tuple[str, ...], seconds: float, limit: int, format_: str
) -> None:
    """Run read-only Cypher, - for what comes in.

    A query that would write is refused, as is one that reads files or asks about the server.
    """
    from kg.query import free

    given = parameters_of(parameters)
    text = sys.stdin.read() if query == "-" else query
    with context.reading() as store:
        print_answer(free.cypher(store, text, given, seconds=seconds, limit=limit), format_)
