"""``kg split``: some documents speak of somebody else, or somebody isn't who reference data means."""

import click

from kg.cli.context import Context

EXAMPLES = """\b
Examples:
  kg split "George Bush"                        lists the documents that name him
  kg split "George Bush" article-17 article-20  these two mean somebody else
  kg split "George Bush" Q207                   he isn't who has this Wikidata id
"""


@click.command("split", epilog=EXAMPLES)
@click.argument("entity", metavar="ID|NAME")
@click.argument("documents", metavar="[DOCUMENT…|ENTRY]", nargs=-1)
@click.pass_obj
def command(context: Context, entity: str, documents: tuple[str, ...]) -> None:
    """Say that what some documents tell is of another person, or another meeting, than the rest.

    With the id of an entry of reference data that somebody is taken for, or its Wikidata id, say that it is
    of another person: the link, and the names and posts that came with it, go.

    Without either, list the documents that tell of it, with what they say, and such entries.
    """
    from kg import judging
    from kg.deriving import refresh

    if not documents:
        with context.reading() as store:
            whole = judging.entity(store, entity)
            known = judging.entries(store, whole)
        for one in whole.evidence:
            click.echo(f"{one.document}\t{one.words}")
        for entry in known:
            click.echo(f"{entry['entry']}\t{entry['name']}, in {'; '.join(entry['datasets'] or ())}")
        context.say("name the documents, or the entry, that mean another one: kg split ID DOCUMENT…")
        return
    with context.writing() as store:
        refresh(store)
        whole = judging.entity(store, entity)
        entries = judging.linked(store, whole, documents[0]) if len(documents) == 1 else []
        if entries:
            judging.unlink(store, whole, entries)
        else:
            judging.split(store, whole, documents)
    apart = f"what {len(documents)} of the documents tell of {whole.name} is kept apart now"
    said = f"{whole.name} isn't {', '.join(entries)} of reference data now" if entries else apart
    click.echo(f"{said}; `kg undo` takes it back")
