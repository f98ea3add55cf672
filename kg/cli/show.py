"""``kg show``: everything about one entity."""

import click

from kg.cli.context import Context, format_option, print_answer

EXAMPLES = """\b
Examples:
  kg show "Ana Lindqvist"
  kg show wd:Q7184 --format json
"""


@click.command("show", epilog=EXAMPLES)
@click.argument("entity", metavar="ID|NAME")
@format_option
@click.pass_obj
def command(context: Context, entity: str, format_: str) -> None:
    """Show everything about one person, organization, place or meeting, with its sources.

    Earlier ids, Wikidata ids and those of reference data mean who has them now.
    """
    from kg.query import show

    with context.reading() as store:
        answer = show(store, entity)
    print_answer(answer, format_)
