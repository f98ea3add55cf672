"""``kg validate``: the graph, or a file of RDF, against the shapes of the schema."""

from pathlib import Path

import click

from kg.cli.context import Context, format_option, print_answer
from kg.cli.progress import counted

EXAMPLES = """\b
Examples:
  kg validate
  kg validate meetings.nq
  kg --store bolt://localhost:7687 validate --format json > findings.json
"""


@click.command("validate", epilog=EXAMPLES)
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--namespace",
    metavar="IRI",
    help="With FILE: the namespace of our own terms, if exported with another one.",
)
@format_option
@click.pass_context
def command(ctx: click.Context, file: Path | None, namespace: str | None, format_: str) -> None:
    """Look whether the graph is as the schema wants it: a wrong date, a meeting without anybody, …

    With FILE it is not the store that is looked at, but RDF: an export, one that was edited, one of your own
    (.nq, .trig, .ttl, .nt, .jsonld, .rdf). Exit code 1 when something is found.
    """
    from kg import validate

    if namespace and file is None:
        raise click.UsageError("--namespace is for a FILE")
    context: Context = ctx.obj
    with counted(context, "validating") as told:
        if file is not None:
            report = validate.validate_file(file, told, namespace=namespace)
        else:
            with context.reading() as store:
                report = validate.validate(store, told)
    if format_ == "table":
        click.echo("\n".join(report.lines()))
    else:
        print_answer(report.answer(), format_)
    ctx.exit(1 if report.found else 0)
