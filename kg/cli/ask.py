"""``kg ask``: a question in English."""

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
"""


@click.command("ask", epilog=EXAMPLES)
@click.argument("question", nargs=-1, required=True)
@page_options
@format_option
@show_query_option
@click.pass_obj
def command(
    context: Context,
    question: tuple[str, ...],
    page: int | None,
    everything: bool,
    format_: str,
    show_query: bool,
) -> None:
    """Answer a QUESTION about who met whom, where, when, as what, about what."""
    from kg.query import ask

    page = page_to_give(format_, page, everything)
    with context.reading() as store:
        answer = ask(store, " ".join(question), page)
    print_answer(answer, format_, show_query)
    context.say_what_is_left(answer)
    if answer.not_understood:
        raise click.exceptions.Exit(1)
