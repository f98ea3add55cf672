"""``kg neighbours``: whom somebody met."""

import click
import msgspec

from kg.cli.context import Context, format_option, print_answer
from kg.cli.network import any_status_option, span_options

EXAMPLES = """\b
Examples:
  kg neighbours "Ana Lindqvist"
  kg neighbours Lindqvist --since 2019 --until 2021-06 --limit 10
  kg neighbours Lindqvist --hops 2 --in Oslo --format csv
"""


@click.command("neighbours", epilog=EXAMPLES)
@click.argument("name")
@click.option(
    "--hops", type=click.IntRange(1, 5), default=1, show_default=True, help="Also whom these met, and so on."
)
@span_options
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Only the first N.")
@any_status_option
@format_option
@click.pass_obj
def command(
    context: Context,
    name: str,
    hops: int,
    since: str | None,
    until: str | None,
    place: str | None,
    limit: int | None,
    any_status: bool,
    format_: str,
) -> None:
    """Tell whom a person or organization met, how often, first and last; the most often met first.

    Between days, the meetings that certainly lie there are told from those that possibly do.
    """
    from kg.query import neighbours

    with context.reading() as store:
        answer = neighbours(
            store, name, hops=hops, since=since, until=until, place=place, held_only=not any_status
        )
    print_answer(msgspec.structs.replace(answer, rows=answer.rows[:limit]), format_)
