"""``kg path``: the shortest chain of meetings."""

import click

from kg.cli.context import Context, format_option, print_answer

EXAMPLES = """\b
Examples:
  kg path "Ana Lindqvist" "Omar Benali"
  kg path Lindqvist NATO --any-status
"""


@click.command("path", epilog=EXAMPLES)
@click.argument("a")
@click.argument("b")
@click.option(
    "--any-status", is_flag=True, help="Also over meetings that are planned, postponed or of unknown status."
)
@format_option
@click.pass_obj
def command(context: Context, a: str, b: str, any_status: bool, format_: str) -> None:
    """Find the shortest chain of held meetings between two people or organizations."""
    from kg.query import path

    with context.reading() as store:
        print_answer(path(store, a, b, held_only=not any_status), format_)
