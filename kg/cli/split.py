"""``kg split``: some documents speak of somebody else."""

import click

from kg.cli.context import Context

EXAMPLES = """\b
Examples:
  kg split "George Bush"                        lists the documents that name him
  kg split "George Bush" article-17 article-20  these two mean somebody else
"""


@click.command("split", epilog=EXAMPLES)
@click.argument("entity", metavar="ID|NAME")
@click.argument("documents", metavar="[DOCUMENT]…", nargs=-1)
@click.pass_obj
def command(context: Context, entity: str, documents: tuple[str, ...]) -> None:
    """Say that what some documents tell is of another person, or another meeting, than the rest.

    Without documents, list those that tell of it, and what they say.
    """
    from kg import judging
    from kg.pipeline import refresh

    if not documents:
        with context.reading() as store:
            whole = judging.entity(store, entity)
        for one in whole.evidence:
            click.echo(f"{one.document}\t{one.words}")
        context.say("name the documents that mean another one: kg split ID DOCUMENT…")
        return
    with context.writing() as store:
        refresh(store)
        whole = judging.entity(store, entity)
        judging.split(store, whole, documents)
    apart = f"what {len(documents)} of the documents tell of {whole.name} is kept apart now"
    click.echo(f"{apart}; `kg undo` takes it back")
