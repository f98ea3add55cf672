"""``kg ask``: a question in English."""

from datetime import datetime

import click

from kg.cli.context import (
    Context,
    format_option,
    page_options,
    page_to_give,
    print_answer,
    show_query_option,
)

EXAMPLES = """\b
Examples:
  kg ask "who met in Riga and when"
  kg ask "when did Ana Lindqvist meet NATO" --show-query
  kg ask "which meetings were cancelled in 2024" --format csv
  kg ask "meetings planned for next month" --evidence
"""


@click.command("ask", epilog=EXAMPLES)
@click.argument("question", nargs=-1, required=True)
@page_options
@format_option
@show_query_option
@click.option("--evidence", is_flag=True, help="Print the sentences that say so below each meeting.")
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day that “next month” or “last year” is counted from, if it isn't this one.",
)
@click.pass_obj
def command(
    context: Context,
    question: tuple[str, ...],
    page: int | None,
    everything: bool,
    format_: str,
    show_query: bool,
    evidence: bool,
    today: datetime | None,
) -> None:
    """Answer a QUESTION about who met whom, where, when, as what, about what."""
    from kg.query import ask

    page = page_to_give(format_, page, everything)
    with context.reading() as store:
        answer = ask(store, " ".join(question), page, today=today.date() if today else None)
    print_answer(answer, format_, show_query, evidence)
    context.say_what_is_left(answer)
    if answer.not_understood:
        raise click.exceptions.Exit(1)
