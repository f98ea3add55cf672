"""``kg store``: is it whole, backups and copies of it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import status
from kg.cli.context import Context
from kg.cli.progress import counting

if TYPE_CHECKING:
    from kg.checking import Health
    from kg.store.base import Counts

EXAMPLES = """\b
Examples:
  kg store status
  kg store check --deep
  kg store backup kg-monday.kg.gz
  kg --store new-folder store restore kg-monday.kg.gz
  kg store copy bolt://localhost:7687
"""
# What is wrong with one page of a file may be wrong with thousands of documents.
_LINES = 20
_FILE = click.Path(path_type=Path)


@click.group("store", epilog=EXAMPLES)
def command() -> None:
    """Status, checks, backups and copies of the store.

    A backup holds all that lasts (documents with their reports, judgements, reference data), from a folder
    or from Neo4j, and can be restored into either. The graph is derived from it.
    """


command.add_command(status.command)


@command.command("check", short_help="Say whether all is whole, and what to do if not.")
@click.option("--deep", is_flag=True, help="Derive the graph and compare it with the stored one, too.")
@click.option("--repair", is_flag=True, help="Make the graph anew if anything is wrong with it.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.pass_obj
def check(context: Context, deep: bool, repair: bool, as_json: bool) -> None:
    """Say whether all is whole: exit code 0, or 1 with a line for everything that is wrong.

    Looks at the store's own structures, at every document with its reports, at judgements and reference
    data, and at the graph: whether it is the one that was written, of what is kept now, by this version.
    Nothing is changed without --repair. With --deep, nobody should be loading at the same time.
    """
    from kg import checking

    health = checking.check(context.target, deep=deep)
    if repair and health.findings:
        context.say(f"{len(health.findings)} found; making the graph anew …")
        checking.repair(context.target)
        health = checking.check(context.target, deep=deep)
    if as_json:
        click.echo(_json(health))
    else:
        _print(health, deep)
    if health.findings:
        raise click.exceptions.Exit(1)


@command.command("compact", short_help="Give back the room that nothing needs.")
@click.pass_obj
def compact(context: Context) -> None:
    """Give back the room that nothing needs any more: gaps in the ledger, graph files left by the killed."""
    with context.writing() as store:
        done = store.compact()
    if done.before:
        click.echo(f"{done.before:,} bytes before, {done.after:,} after")
    if done.note:
        click.echo(done.note)


@command.command("backup", short_help="Write all that lasts into a file.")
@click.argument("file", metavar="FILE", type=_FILE)
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
@click.pass_obj
def backup(context: Context, file: Path, force: bool) -> None:
    """Write all that lasts into FILE, as it is at this moment: others may go on writing.

    FILE appears when it is whole and on the disk. It is JSON Lines in gzip (`zcat FILE | head -3`), and the
    same content gives the same bytes. On Neo4j, loads that run at the time wait until it is done.
    """
    from kg.moving import backup

    with context.as_it_is() as store, counting(context, "backing up", sum(store.counts())) as told:
        kept = backup(store, file, force=force, on_items=told)
    click.echo(f"{_said(kept.counts)} in {file} ({file.stat().st_size:,} bytes)")


@command.command("restore", short_help="Bring a backup into an empty store.")
@click.argument("file", metavar="FILE", type=_FILE)
@click.option("--force", is_flag=True, help="Replace all that the store holds; a backup of it is made first.")
@click.pass_obj
def restore(context: Context, file: Path, force: bool) -> None:
    """Bring a backup into an empty store (a new one, if there is none) and derive the graph.

    FILE is verified to its end before anything is touched. A restore that was interrupted goes on when it
    is repeated. A store that holds anything that isn't in FILE is refused, or replaced with --force.
    """
    from kg.moving import restore
    from kg.store.backup_file import verify

    verified = verify(file)  # before a folder is made for nothing
    aside = _aside(context.target)
    with context.writing() as store, counting(context, "restoring", sum(verified.counts)) as told:
        restore(file, store, aside, verified=verified, force=force, on_items=told)
    _tell_of(aside, context)
    click.echo(f"{_said(verified.counts)} restored into {store.uri}, and the graph derived")


@command.command("copy", short_help="Copy the store into a folder or into Neo4j.")
@click.argument("to", metavar="TO")
@click.option("--force", is_flag=True, help="Replace all that TO holds; a backup of it is made first.")
@click.pass_obj
def copy(context: Context, to: str, force: bool) -> None:
    """Copy the store to TO, a folder or neo4j://…, bolt://…, and derive the graph there.

    Nothing is lost and ids stay. Copying again brings what is new since; it changes nothing where nothing
    is. A TO that holds anything else (other documents, other versions of them, judgements of its own) is
    refused, or replaced with --force. KG_NEO4J_USER, KG_NEO4J_PASSWORD and KG_NEO4J_DATABASE are those of
    any Neo4j here: between two with different ones, use backup and restore.
    """
    from kg.moving import copy
    from kg.store.open import open_store

    aside = _aside(to)
    with (
        context.as_it_is() as source,
        open_store(to) as target,
        counting(context, "copying", sum(source.counts())) as told,
    ):
        kept = copy(source, target, aside, force=force, on_items=told)
    _tell_of(aside, context)
    click.echo(f"{_said(kept.counts)} copied from {source.uri} to {target.uri}, and the graph derived")


def _json(health: "Health") -> str:
    import msgspec

    counts = health.counts._asdict()
    found = {"whole": not health.findings, "kept": counts, "findings": health.findings}
    return msgspec.json.encode(found).decode()


def _print(health: "Health", deep: bool) -> None:
    for finding in health.findings[:_LINES]:
        click.echo(str(finding))
    if more := len(health.findings[_LINES:]):
        click.echo(f"… and {more} more: --json has all")
    if not health.findings:
        graph = "the graph that follows from them" if deep else "the graph made of them"
        click.echo(f"whole: {_said(health.counts)}, and {graph}")


def _aside(target: str) -> Path:
    """Return the file for what is replaced."""
    from kg.store.open import place_beside

    return place_beside(target) / f"replaced-{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}.kg.gz"


def _tell_of(aside: Path, context: Context) -> None:
    if aside.exists():
        context.say(f"what was there before is in {aside}: `kg store restore` brings it back")


def _said(counts: "Counts") -> str:
    documents = f"{counts.records} document{'' if counts.records == 1 else 's'}"
    judgements = f"{counts.judgements} judgement{'' if counts.judgements == 1 else 's'}"
    entries = f"{counts.references} {'entry' if counts.references == 1 else 'entries'} of reference data"
    return f"{documents}, {judgements}, {entries}"
