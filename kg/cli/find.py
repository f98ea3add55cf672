"""``kg find``: entities by name."""

import click

from kg.cli.context import Context, format_option, print_answer

EXAMPLES = """\b
Examples:
  kg find lindqvist
  kg find "Рига" --format json
"""


@click.command("find", epilog=EXAMPLES)
@click.argument("text")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many at most."
)
@format_option
@click.pass_obj
def command(context: Context, text: str, limit: int, format_: str) -> None:
    """Find people, organizations, places and topics by TEXT: part of a name, misspelt, in another script."""
    from kg.query import find

    with context.reading() as store:
        print_answer(find(store, text, limit), format_)
