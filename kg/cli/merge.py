"""``kg merge``: two people, or two meetings, are the same; or somebody is who reference data means."""

import click

from kg.cli.context import Context

EXAMPLES = """\b
Examples:
  kg merge "William J. Clinton" "President Clinton"
  kg merge "President Clinton" Q1124         a person of reference data, by Wikidata id or id of the entry
  kg merge m-0a1b2c3d4e5f60718293 m-9f8e7d6c5b4a39281706
"""


@click.command("merge", epilog=EXAMPLES)
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.pass_obj
def command(context: Context, one: str, other: str) -> None:
    """Say that two people, or two meetings, are the same (ids, or names that mean one).

    B may also be the Wikidata id, or the id of the entry, of a person of reference data: A then gets its id,
    names and posts. `kg split A B` says the contrary.

    It is kept as a judgement: it outranks the rules, survives reloading, and `kg undo` takes it back.
    """
    from kg import judging
    from kg.deriving import refresh

    with context.writing() as store:
        refresh(store)
        left = judging.entity(store, one)
        if known := judging.known(store, other):
            judging.link(store, left, known)
            name = f"{known.name} of reference data ({known.id})"
        else:
            right = judging.entity(store, other)
            judging.merge(store, left, right)
            name = right.name
        whole = judging.entity(store, left.id)
    click.echo(f"{left.name} and {name} are one now: {whole.name} ({whole.id}); `kg undo` takes it back")
