"""``kg stats``: what the store holds."""

from typing import Any

import click

from kg.cli.context import Context, format_option, print_answer
from kg.cli.network import any_status_option
from kg.query.network.centrality import MEASURES

EXAMPLES = """\b
Examples:
  kg stats
  kg stats --top 10
  kg stats --top 20 --by pagerank
  kg stats --top betweenness
"""
_MOST = 1000
_USUAL = 10


class Top(click.ParamType["int | str"]):
    """How many, or by what measure."""

    name = "N|MEASURE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | str:
        if value in MEASURES:
            return str(value)
        if str(value).isdecimal() and 1 <= int(value) <= _MOST:
            return int(value)
        raise click.BadParameter(
            f"{value} is neither a number from 1 to {_MOST} nor one of {', '.join(MEASURES)}", ctx, param
        )


@click.command("stats", epilog=EXAMPLES)
@click.option("--top", type=Top(), help=f"The most connected instead: so many, or {_USUAL} by this measure.")
@click.option("--by", type=click.Choice(MEASURES), help="What the most connected are ranked by.  [degree]")
@any_status_option
@format_option
@click.pass_obj
def command(context: Context, top: int | str | None, by: str | None, any_status: bool, format_: str) -> None:
    """Count documents, people, meetings by status and year; or rank the most connected.

    degree is how many others somebody met, betweenness how many shortest chains of meetings lead over
    somebody (estimated where there are many), pagerank how often somebody met those who are met often.
    """
    from kg.query import stats

    if isinstance(top, str) and by:
        raise click.UsageError(f"--top {top} names a measure already: give --top N with --by")
    if top is None and (by or any_status):
        raise click.UsageError("--by and --any-status rank the most connected: give --top N with them")
    measure = top if isinstance(top, str) else by or "degree"
    number = _USUAL if isinstance(top, str) else top
    with context.reading() as store:
        print_answer(stats(store, number, measure, held_only=not any_status), format_)
