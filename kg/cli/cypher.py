"""``kg cypher``: free queries."""

import click

from kg.cli.context import Context, format_option, print_answer
from kg.cli.query import _pair

EXAMPLES = """\b
Examples:
  kg cypher "MATCH (p:Person) RETURN p.name LIMIT 5"
  kg cypher "MATCH (m:Meeting) WHERE m.status = $status RETURN m.label" --param status=denied
"""


@click.command("cypher", epilog=EXAMPLES)
@click.argument("query")
@click.option(
    "--param",
    "parameters",
    multiple=True,
    metavar="KEY=VALUE",
    help="A parameter (a string); may be given again.",
)
@format_option
@click.pass_obj
def command(context: Context, query: str, parameters: tuple[str, ...], format_: str) -> None:
    """Run read-only Cypher. A query that would write is refused."""
    from kg.query import library

    with context.reading() as store:
        print_answer(library.free(store, query, dict(_pair(parameter) for parameter in parameters)), format_)
