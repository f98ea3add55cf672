"""``kg show``: everything about one entity."""

import click

from kg.cli.context import Context, format_option, page_options, page_to_give, print_answer

EXAMPLES = """\b
Examples:
  kg show "Ana Lindqvist"
  kg show wd:Q7184 --format json
"""


@click.command("show", epilog=EXAMPLES)
@click.argument("entity", metavar="ID|NAME")
@page_options
@format_option
@click.pass_obj
def command(context: Context, entity: str, page: int | None, everything: bool, format_: str) -> None:
    """Show everything about one person, organization, place or meeting, with its sources.

    Earlier ids, Wikidata ids and those of reference data mean who has them now.
    """
    from kg.query import show

    page = page_to_give(format_, page, everything)
    with context.reading() as store:
        answer = show(store, entity, page)
    print_answer(answer, format_)
    context.say_what_is_left(answer)
