"""``kg stats``: what the store holds."""

import click

from kg.cli.context import Context, format_option, print_answer

EXAMPLES = """\b
Examples:
  kg stats
  kg stats --top 10
"""


@click.command("stats", epilog=EXAMPLES)
@click.option(
    "--top",
    type=click.IntRange(1, 1000),
    metavar="N",
    help="The N most connected people and organizations instead.",
)
@format_option
@click.pass_obj
def command(context: Context, top: int | None, format_: str) -> None:
    """Count documents, people, meetings by status and year; or rank the most connected."""
    from kg.query import stats

    with context.reading() as store:
        print_answer(stats(store, top), format_)
