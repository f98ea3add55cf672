"""``kg merge``: two people, or two meetings, are the same."""

import click

from kg.cli.context import Context

EXAMPLES = """\b
Examples:
  kg merge "William J. Clinton" "President Clinton"
  kg merge m-0a1b2c3d4e5f60718293 m-9f8e7d6c5b4a39281706
"""


@click.command("merge", epilog=EXAMPLES)
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.pass_obj
def command(context: Context, one: str, other: str) -> None:
    """Say that two people, or two meetings, are the same (ids, or names that mean one).

    It is kept as a judgement: it outranks the rules, survives reloading, and `kg undo` takes it back.
    """
    from kg.judging import entity, merge
    from kg.pipeline import refresh

    with context.writing() as store:
        refresh(store)
        left, right = entity(store, one), entity(store, other)
        merge(store, left, right)
        whole = entity(store, left.id)
    click.echo(
        f"{left.name} and {right.name} are one now: {whole.name} ({whole.id}); `kg undo` takes it back"
    )
