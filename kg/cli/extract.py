"""``kg extract``: what documents say, as JSON Lines."""

import click
import msgspec

from kg.cli.context import Context
from kg.cli.sources import source_options
from kg.errors import NothingRead

EXAMPLES = """\b
Examples:
  kg extract article.txt --published 2021-04-30
  kg extract articles/ | jq '.meetings[].date.edtf'
"""


@click.command("extract", epilog=EXAMPLES)
@source_options
@click.pass_obj
def command(
    context: Context,
    sources: tuple[str, ...],
    format_: str,
    published: str | None,
    publisher: str | None,
    language: str | None,
    workers: int,
    extractor: str,
) -> None:
    """Print what `load` would read out of each document, one line of JSON each; nothing is stored."""
    from kg.load import Failure, load_documents
    from kg.pipeline import extract_all
    from kg.reading import Readers

    items = load_documents(
        sources,
        format=format_,
        published=published,
        publisher=publisher,
        language=language,
        as_opened=True,
    )
    read = failed = 0
    for item in extract_all(items, Readers(extractor=extractor, workers=workers)):
        if isinstance(item, Failure):
            failed += 1
            click.echo(f"Error: {item.error}", err=True)
        else:
            read += 1
            if not item.extractor:
                head = item.document
                told = f"not in English ({head.language}), printed without reports"
                click.echo(f"{head.title or head.id}: {told}", err=True)
            click.echo(msgspec.json.encode(item).decode())
    if failed and not read:
        raise NothingRead("nothing could be read")
    if failed:
        raise click.exceptions.Exit(1)
