"""``kg export``: the graph as RDF."""

import sys
from datetime import date as Day

import click

from kg.cli.context import Context
from kg.errors import NothingRead

EXAMPLES = """\b
Examples:
  kg export turtle -o meetings.ttl
  kg export nquads | gzip > meetings.nq.gz
"""


@click.command("export", epilog=EXAMPLES)
@click.argument(
    "format_",
    metavar="FORMAT",
    type=click.Choice(["turtle", "nquads", "trig", "jsonld", "csv", "graphml", "parquet", "neo4j-import"]),
)
@click.option("-o", "--output", metavar="PATH", help="The file to write; standard output if not given or -.")
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
    """Write the graph as FORMAT, in the vocabulary of docs/rdf.md. (Only turtle and nquads so far.)"""
    from kg.export import FORMATS, export

    if format_ not in FORMATS:
        raise click.UsageError(f"{format_} is not supported yet; choose one of {', '.join(FORMATS)}")
    target = sys.stdout.buffer if output in (None, "-") else output
    with context.reading() as store:
        export(
            store, format_, target, base=base, namespace=namespace, license=license_, created=_day(created)
        )
    if output not in (None, "-"):
        context.say(f"wrote {output}")


def _day(text: str | None) -> Day | None:
    try:
        return Day.fromisoformat(text) if text else None
    except ValueError:
        raise NothingRead(f"--created {text} is no date: write YYYY-MM-DD") from None
