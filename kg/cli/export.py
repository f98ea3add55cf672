"""``kg export``: the graph as RDF, and the whole store as files for an import into Neo4j."""

import sys
from datetime import date as Day
from pathlib import Path

import click

from kg.cli.context import Context
from kg.cli.progress import counting
from kg.errors import NothingRead

EXAMPLES = """\b
Examples:
  kg export turtle -o meetings.ttl
  kg export nquads | gzip > meetings.nq.gz
  kg export neo4j-import -o import-files
"""
_IMPORT = "neo4j-import"


@click.command("export", epilog=EXAMPLES)
@click.argument(
    "format_",
    metavar="FORMAT",
    type=click.Choice(["turtle", "nquads", "trig", "jsonld", "csv", "graphml", "parquet", _IMPORT]),
)
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    help="The file to write; standard output if not given or -. For neo4j-import a folder.",
)
@click.option("--base", metavar="IRI", help="Where entities lie, instead of the project's own.")
@click.option("--namespace", metavar="IRI", help="The namespace of our own terms, instead of the project's.")
@click.option("--license", "license_", metavar="IRI", help="The licence of the data, named in the export.")
@click.option("--created", metavar="DATE", help="The date to name in the export: YYYY-MM-DD.")
@click.pass_obj
def command(
    context: Context,
    format_: str,
    output: str | None,
    base: str | None,
    namespace: str | None,
    license_: str | None,
    created: str | None,
) -> None:
    """Write the graph as FORMAT: turtle or nquads in the vocabulary of docs/rdf.md (others not yet).

    neo4j-import writes all that the store has into a folder of files, from which `neo4j-admin database
    import` makes a Neo4j store faster than `kg store copy`: docs/stores.md has the steps.
    """
    from kg.export import FORMATS, export

    if format_ == _IMPORT:
        if any((base, namespace, license_, created)):
            raise click.UsageError(f"--base, --namespace, --license and --created are not for {_IMPORT}")
        _write_import(context, output)
        return
    if format_ not in FORMATS:
        raise click.UsageError(
            f"{format_} is not supported yet; choose one of {', '.join((*FORMATS, _IMPORT))}"
        )
    target = sys.stdout.buffer if output in (None, "-") else output
    with context.reading() as store:
        export(
            store, format_, target, base=base, namespace=namespace, license=license_, created=_day(created)
        )
    if output not in (None, "-"):
        context.say(f"wrote {output}")


def _write_import(context: Context, output: str | None) -> None:
    from kg.export import neo4j_import

    if output in (None, "-"):
        raise click.UsageError(f"{_IMPORT} writes a folder: name it with -o FOLDER")
    folder = Path(str(output))
    with (
        context.reading() as store,
        counting(context, "writing", neo4j_import.size(store)) as told,
    ):
        neo4j_import.write(store, folder, told)
    context.say(f"wrote {folder}; with the server stopped, this imports it:")
    click.echo(neo4j_import.command(folder))


def _day(text: str | None) -> Day | None:
    try:
        return Day.fromisoformat(text) if text else None
    except ValueError:
        raise NothingRead(f"--created {text} is no date: write YYYY-MM-DD") from None
