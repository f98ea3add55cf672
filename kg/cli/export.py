"""``kg export``: the graph as RDF, as tables and for tools that draw it, and the store for Neo4j's import."""

import sys
from datetime import date as Day
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.completion import query_names
from kg.cli.context import Context
from kg.cli.progress import counted, counting
from kg.cli.queries import param_option, parameters_of
from kg.errors import NothingRead

if TYPE_CHECKING:
    from kg.export.selection import Chosen
    from kg.store.base import Store

EXAMPLES = """\b
Examples:
  kg export turtle -o meetings.ttl
  kg export nquads -o meetings.nq.gz --license https://creativecommons.org/publicdomain/zero/1.0/
  kg export csv -o tables --since 1970 --until 1979 --place Vienna
  kg export graphml -o kissinger.graphml --person "Henry Kissinger"
  kg export parquet -o tables --query itinerary --param person="Ana Lindqvist"
  kg export neo4j-import -o import-files
"""
_IMPORT = "neo4j-import"
_FOLDERS = ("csv", "parquet", _IMPORT)


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
    help="The file to write; standard output if not given or -. For csv, parquet and neo4j-import a folder.",
)
@click.option("--since", metavar="DATE", help="Only meetings not before this: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--until", metavar="DATE", help="Only meetings not after this.")
@click.option("--place", metavar="NAME", help="Only meetings in this place or country.")
@click.option(
    "--person", "people", metavar="NAME", multiple=True, help="Only meetings of this person or body."
)
@click.option(
    "--query", metavar="QUERY", shell_complete=query_names, help="Only meetings in the rows of a named query."
)
@param_option("For --query: a parameter of it.")
@click.option("--base", metavar="IRI", help="RDF: where entities lie, instead of the project's own.")
@click.option(
    "--namespace", metavar="IRI", help="RDF: the namespace of our own terms, instead of the project's."
)
@click.option(
    "--license", "license_", metavar="IRI", help="RDF: the licence of the data, named in the export."
)
@click.option("--created", metavar="DATE", help="RDF: the date to name in the export: YYYY-MM-DD.")
@click.option(
    "--data-version", metavar="TEXT", help="RDF: the edition to name, instead of the last load's day."
)
@click.pass_obj
def command(
    context: Context,
    /,
    format_: str,
    output: str | None,
    parameters: tuple[str, ...],
    base: str | None,
    namespace: str | None,
    license_: str | None,
    created: str | None,
    data_version: str | None,
    **conditions: Any,
) -> None:
    """Write the graph as FORMAT.

    turtle, trig, nquads, jsonld: RDF in the vocabulary of docs/rdf.md, which `kg load` brings back. csv,
    parquet: tables, a file for each in a folder, with a data dictionary. graphml: for Gephi, yEd and
    NetworkX. A file whose name ends in .gz or .zst is compressed. With --since, --until, --place, --person
    or --query only those meetings, with all that tells of them.

    neo4j-import writes all that the store has into a folder of files, from which `neo4j-admin database
    import` makes a Neo4j store faster than `kg store copy`: docs/stores.md has the steps.
    """
    _refuse_empty(conditions)
    rdf = {"base": base, "namespace": namespace, "license": license_, "created": _day(created)}
    rdf |= {"version": data_version}
    _check(format_, output, any(rdf.values()), any(conditions.values()))
    if parameters and not conditions["query"]:
        raise click.UsageError("--param is for --query")
    with context.reading() as store:
        if format_ == _IMPORT:
            _write_import(context, store, Path(str(output)))
            return
        chosen = _chosen(store, parameters, **conditions) if any(conditions.values()) else None
        if format_ in _FOLDERS:
            _write_tables(context, store, format_, Path(str(output)), chosen)
        else:
            _write_file(context, store, format_, output, chosen, rdf)
    if output not in (None, "-"):
        context.say(f"wrote {output}")


def _refuse_empty(conditions: dict[str, Any]) -> None:
    """Refuse a condition without words, as of a variable that isn't set: all would be written."""
    for name, value in conditions.items():
        if value == "" or (isinstance(value, tuple) and "" in value):
            option = "person" if name == "people" else name
            raise click.UsageError(f"--{option} is empty: name something, or leave it out for everything")


def _check(format_: str, output: str | None, of_rdf: bool, selected: bool) -> None:
    """Refuse options that a format doesn't have, before anything is read."""
    from kg.export import FORMATS

    if of_rdf and format_ not in FORMATS:
        raise click.UsageError(
            f"--base, --namespace, --license, --created and --data-version are not for {format_}"
        )
    if selected and format_ == _IMPORT:
        raise click.UsageError(f"--since, --until, --place, --person and --query are not for {format_}")
    if format_ in _FOLDERS and output in (None, "-"):
        raise click.UsageError(f"{format_} writes a folder: name it with -o FOLDER")


def _chosen(store: "Store", parameters: tuple[str, ...], **conditions: Any) -> "Chosen":
    from kg.export.selection import chosen

    found = chosen(store, **conditions, parameters=parameters_of(parameters))
    if not found:
        raise NothingRead("no meeting is in this selection: nothing is written")
    return found


def _write_tables(
    context: Context, store: "Store", format_: str, folder: Path, chosen: "Chosen | None"
) -> None:
    from kg.export.tables import write_csv, write_parquet

    write = write_csv if format_ == "csv" else write_parquet
    with counting(context, "rows", None) as told:
        write(store, folder, chosen, told)


def _write_file(
    context: Context,
    store: "Store",
    format_: str,
    output: str | None,
    chosen: "Chosen | None",
    rdf: dict[str, Any],
) -> None:
    from kg.export import FORMATS, export, opened

    target = sys.stdout.buffer if output in (None, "-") else str(output)
    if format_ in FORMATS:
        with counted(context, "nodes") as told:
            export(store, format_, target, **rdf, chosen=chosen, progress=told)
        return
    from kg.export.graphml import write_graphml

    with opened(target) as stream:
        write_graphml(store, stream, None if chosen is None else chosen["Meeting"])


def _write_import(context: Context, store: "Store", folder: Path) -> None:
    from kg.export import neo4j_import

    with counting(context, "writing", neo4j_import.size(store)) as told:
        neo4j_import.write(store, folder, told)
    context.say(f"wrote {folder}; with the server stopped, this imports it:")
    click.echo(neo4j_import.command(folder))


def _day(text: str | None) -> Day | None:
    try:
        return Day.fromisoformat(text) if text else None
    except ValueError:
        raise NothingRead(f"--created {text} is no date: write YYYY-MM-DD") from None
