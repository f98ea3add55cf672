"""``kg undo``: take the last judgement back."""

import click

from kg.cli.context import Context

EXAMPLES = """\b
Examples:
  kg undo
"""


@click.command("undo", epilog=EXAMPLES)
@click.pass_obj
def command(context: Context) -> None:
    """Take the last `kg merge` or `kg split` back; again, the one before it.

    Nothing is deleted: that it was taken back is kept too.
    """
    from kg.judging import undo

    with context.writing() as store:
        taken = undo(store)
    said = "merge" if len(taken) == 1 and taken[0].same == "yes" else "split"
    click.echo(f"taken back: a {said} of {taken[0].at} by {taken[0].by.removeprefix('person:')}")
