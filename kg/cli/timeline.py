"""``kg timeline``: how two have met over the years."""

from typing import Literal

import click

from kg.cli.context import Context, format_option, print_answer
from kg.cli.network import days_options

EXAMPLES = """\b
Examples:
  kg timeline "Ana Lindqvist" "Omar Benali"
  kg timeline Lindqvist Benali --by month --since 2020 --until 2021
"""


@click.command("timeline", epilog=EXAMPLES)
@click.argument("a")
@click.argument("b")
@click.option(
    "--by",
    type=click.Choice(["year", "month"]),
    default="year",
    show_default=True,
    help="What a row stands for.",
)
@days_options
@format_option
@click.pass_obj
def command(
    context: Context,
    a: str,
    b: str,
    by: Literal["year", "month"],
    since: str | None,
    until: str | None,
    format_: str,
) -> None:
    """Count the meetings of two people or organizations by year or month.

    Proposed and postponed meetings count as planned, denied ones as cancelled.
    """
    from kg.query import timeline

    with context.reading() as store:
        print_answer(timeline(store, a, b, by=by, since=since, until=until), format_)
