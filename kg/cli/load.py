"""``kg load``: documents into the store."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
import msgspec

from kg.cli.context import Context
from kg.cli.sources import source_options
from kg.errors import NothingRead

if TYPE_CHECKING:
    from kg.cli.progress import Watch
    from kg.load import Opened
    from kg.reading import Engine, Readers
    from kg.references import ReferenceCounts
    from kg.summary import Restored, Summary


EXAMPLES = """\b
Examples:
  kg load article.txt --published 2021-04-30 --publisher "Example Wire"
  kg load articles/ feed.jsonl https://news.example/story
  cat story.html | kg load - --format html
  kg load entities.ftm.json          # known people, as OpenSanctions publishes them
  kg load meetings.nq.gz             # what `kg export nquads` wrote, judgements and all
  kg --store neo4j://db.example load archive.warc.gz --engine ray --ray-address head.example:6379
"""


@click.command("load", epilog=EXAMPLES)
@source_options
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="What runs the workers: this machine, or the cluster at --ray-address (docs/scale.md).",
)
@click.option(
    "--ray-address",
    metavar="HOST:PORT",
    help="With --engine ray: a running Ray cluster; without it, one is started here.",
)
@click.option("--dry-run", is_flag=True, help="Read and count, but keep nothing.")
@click.option("--profile", is_flag=True, help="Show where the time went (--json always tells).")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
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
    engine: "Engine",
    ray_address: str | None,
    dry_run: bool,
    profile: bool,
    as_json: bool,
) -> None:
    """Load files, folders, globs, URLs or - (standard input).

    Loading the same document again changes nothing; with a better date or publisher, or read by a newer
    version of kg, it replaces what was read before. An input that can't be read is named, and the
    others are loaded. Reference data (FollowTheMoney entities) gives the people whom documents name
    their Wikidata ids and posts, whether it is loaded before or after them. An RDF export of kg brings
    back all but the whole texts of its documents.
    """
    from kg.cli.profile import lines
    from kg.cli.progress import watching
    from kg.load import load_documents, total_size
    from kg.reading import Readers

    _check_engine(engine, ray_address, context.target, dry_run)
    number = _number(engine, workers)
    readers = Readers(extractor=extractor, workers=number, engine=engine, address=ray_address)
    with watching(context, lambda: total_size(sources)) as watch:
        items = load_documents(
            sources,
            format=format_,
            published=published,
            publisher=publisher,
            language=language,
            on_bytes=watch.bytes_read,
            as_opened=True,
        )
        summary = _read(context, items, readers, watch, dry_run)
    if as_json:
        click.echo(msgspec.json.encode(summary).decode())
    else:
        click.echo(_sentence(summary, context, dry_run))
        for line in lines(summary.seconds, summary.documents) if profile else ():
            click.echo(line)
    _end(summary)


def _check_engine(engine: "Engine", address: str | None, target: str, dry_run: bool) -> None:
    """Refuse what a cluster has no use for, before anything is read."""
    from kg.store.open import is_shared

    if address and engine != "ray":
        raise NothingRead("--ray-address goes with --engine ray")
    if engine == "ray" and not dry_run and not is_shared(target):
        raise NothingRead(
            f"--engine ray loads into Neo4j, and {target} is a store of this machine alone: "
            "give --store neo4j://… or bolt://…, or leave --engine out"
        )


def _number(engine: "Engine", workers: int) -> int | None:
    """Return how many read: of a cluster all processors, if nobody says how many."""
    source = click.get_current_context().get_parameter_source("workers")
    return None if engine == "ray" and source == click.core.ParameterSource.DEFAULT else workers


def _read(
    context: Context, items: "Iterator[Opened]", readers: "Readers", watch: "Watch", dry_run: bool
) -> "Summary":
    """Read all inputs, into the store or to count what they say."""
    from kg.pipeline import load, try_out

    if dry_run:
        return try_out(
            items,
            readers=readers,
            on_document=watch.document,
            on_failure=watch.failure,
            on_references=watch.references,
        )
    with context.writing() as store:
        return load(
            store,
            items,
            readers=readers,
            on_document=watch.document,
            on_failure=watch.failure,
            on_references=watch.references,
            on_deriving=watch.deriving,
        )


def _end(summary: "Summary") -> None:
    """Give the exit code of a load in which something failed."""
    if summary.failed and not summary.anything:
        raise NothingRead("nothing could be read")
    if summary.failed:
        raise click.exceptions.Exit(1)


def _sentence(summary: "Summary", context: Context, dry_run: bool) -> str:
    end = "; nothing was kept" if dry_run else f" into {context.target}"
    known = "; ".join(filter(None, (_of_judgements(summary.judgements), _of_references(summary.references))))
    if known and not summary.documents:
        return known + end
    parts = [f"{summary.documents} document{'' if summary.documents == 1 else 's'}"]
    counts = {
        "new": summary.new,
        "replaced": summary.replaced,
        "unchanged": summary.unchanged,
        "not in English, kept without reports": summary.unread,
        "failed": len(summary.failed),
    }
    detail = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    parts.append(f" ({detail})" if detail else "")
    parts.append(f": {summary.meetings} meeting reports, {summary.affiliations} affiliations read")
    parts.append(f"; {known}" if known else "")
    return "".join(parts) + end


def _of_judgements(counts: "Restored") -> str:
    if not counts.read:
        return ""
    here = f" ({counts.unchanged} of them there already)" if counts.unchanged else ""
    return f"{counts.read} judgement{'' if counts.read == 1 else 's'}{here}"


def _of_references(counts: "ReferenceCounts") -> str:
    """Say how much reference data there was, and what of it isn't read."""
    if not counts.read:
        return ""
    numbers = {"new": counts.new, "changed": counts.changed, "unchanged": counts.unchanged}
    detail = ", ".join(f"{number} {name}" for name, number in numbers.items() if number)
    said = f"{counts.entries} {'entity' if counts.entries == 1 else 'entities'} of reference data"
    said += f" ({detail})" if detail else ""
    if counts.skipped:
        schemata = ", ".join(f"{name} {number}" for name, number in sorted(counts.skipped.items()))
        said += f", {sum(counts.skipped.values())} of other schemata left out ({schemata})"
    return said
