"""``kg communities``: who meets whom more than others."""

import click

from kg.cli.context import Context, format_option, print_answer
from kg.cli.network import any_status_option, span_options

EXAMPLES = """\b
Examples:
  kg communities
  kg communities --since 1989 --until 1992 --limit 5
  kg communities --format json       # with the ids of all members
"""


@click.command("communities", epilog=EXAMPLES)
@span_options
@click.option(
    "--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N", help="Only the N largest."
)
@any_status_option
@format_option
@click.pass_obj
def command(
    context: Context,
    since: str | None,
    until: str | None,
    place: str | None,
    limit: int,
    any_status: bool,
    format_: str,
) -> None:
    """Find groups that meet each other more than others (Louvain), each with who met most in it."""
    from kg.query import communities

    with context.reading() as store:
        answer = communities(store, since=since, until=until, place=place, held_only=not any_status)
    answer.rows = answer.rows[:limit]
    if format_ != "json":
        answer.rows = [{name: row[name] for name in row if name != "ids"} for row in answer.rows]
    print_answer(answer, format_)
