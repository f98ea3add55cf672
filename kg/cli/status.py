"""``kg store status``: what is loaded, what was skipped or couldn't be loaded, and why."""

from typing import TYPE_CHECKING, Any

import click
import msgspec

from kg.cli.context import Context

if TYPE_CHECKING:
    from kg.model.failure import LoadFailure

# So many of each are listed; --json has all.
_LINES = 20


@click.command("status", short_help="Say what is loaded, skipped or failed, and why.")
@click.option("--forget", "forgotten", multiple=True, metavar="SOURCE", help="Forget that SOURCE failed.")
@click.option("--forget-all", is_flag=True, help="Forget all that failed.")
@click.option("--json", "as_json", is_flag=True, help="Print all as JSON.")
@click.pass_obj
def command(context: Context, forgotten: tuple[str, ...], forget_all: bool, as_json: bool) -> None:
    """Say how many documents are loaded, and which inputs were skipped or failed, and why.

    A document in a language that isn't read is kept without reports: skipped. What couldn't be read at all
    has failed; it is forgotten as soon as the same input is loaded without that error, or with --forget.
    """
    if forgotten or forget_all:
        with context.writing() as store:
            noted = [failure.source for failure in store.failures()]
            unknown = [source for source in forgotten if source not in noted]
            store.forget_failures(noted if forget_all else forgotten)
        for source in unknown:
            context.say(f"nothing is noted of {source}: `kg store status --json` lists the names")
    with context.reading() as store:
        from kg.query.library import rows

        skipped = rows(store, "skipped-documents")
        failed = list(store.failures())
        loaded = store.counts().records - len(skipped)
    if as_json:
        found = {"loaded": loaded, "skipped": skipped, "failed": failed}
        click.echo(msgspec.json.encode(found).decode())
    else:
        _print(loaded, skipped, failed)


def _print(loaded: int, skipped: list[dict[str, Any]], failed: "list[LoadFailure]") -> None:
    click.echo(f"{loaded} loaded, {len(skipped)} skipped, {len(failed)} failed")
    _list([f"failed   {one.why} ({one.at[:10]})" for one in failed])
    _list([f"skipped  {one['document']}: {one['why']} ({one['language'] or 'unknown'})" for one in skipped])


def _list(lines: list[str]) -> None:
    from kg.query.safe import safe

    for line in lines[:_LINES]:
        click.echo(safe(line))
    if more := len(lines[_LINES:]):
        click.echo(f"… and {more} more: --json has all")
