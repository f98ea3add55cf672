"""``kg eval``: how well documents are read, measured on annotated ones."""

import sys
from pathlib import Path

import click
import msgspec

from kg.cli.context import Context
from kg.cli.sources import extractor_option, workers_option

EXAMPLES = """\b
Examples:
  kg eval tests/data/news/dev.jsonl
  kg eval gold.jsonl --errors
  kg eval gold.jsonl --extractor name-pair --json
"""


@click.command("eval", epilog=EXAMPLES)
@click.argument(
    "gold",
    nargs=-1,
    required=True,
    metavar="GOLD…",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--errors", is_flag=True, help="Print each miss and false alarm with its sentence.")
@extractor_option
@workers_option
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON, one line for each file.")
@click.pass_obj
def command(
    context: Context, gold: tuple[Path, ...], errors: bool, extractor: str, workers: int, as_json: bool
) -> None:
    """Precision, recall and F1 of extraction on annotated JSON Lines.

    GOLD is in the format of `kg extract`, with the text in document.text or, by id, in a file beside it.
    A meeting that is found twice is wrong once; a place or date that the text doesn't give counts
    against precision. Details are judged on the meetings that were found. The interval is that of F1 (of
    recall where only that can be counted), from a bootstrap over documents.
    """
    from kg.evaluate.quality import evaluate
    from kg.evaluate.tables import error_lines, reliability_table, table
    from kg.reading import Readers

    readers = Readers(extractor=extractor, workers=workers)
    for path in gold:
        with click.progressbar(
            length=0, label=path.name, file=sys.stderr, show_pos=True, hidden=not context.shows_progress
        ) as bar:
            quality = evaluate(path, readers, lambda name, bar=bar: bar.update(1))  # type: ignore[misc]
        if as_json:
            click.echo(msgspec.json.encode(quality).decode())
            continue
        click.echo(f"{path}: {quality.documents} documents, {quality.meetings} meetings, {quality.extractor}")
        click.echo("\n" + table(quality))
        if quality.reliability:
            click.echo(reliability_table(quality))
        if errors:
            for line in error_lines(quality.errors):
                click.echo(line)
