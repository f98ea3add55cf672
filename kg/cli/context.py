"""What all commands share: the store that is meant, messages, and how answers are printed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click
import msgspec

if TYPE_CHECKING:
    from kg.query.answer import Answer
    from kg.store.base import Store

DEFAULT_STORE = "./kg-data/"
ANSWER_FORMATS = ("table", "json", "csv", "markdown")


class Context(msgspec.Struct, kw_only=True):
    """The global options."""

    target: str
    quiet: bool = False
    verbose: bool = False

    def say(self, message: str) -> None:
        """Write a message to stderr, unless ``--quiet``."""
        if not self.quiet:
            click.echo(message, err=True)

    @contextmanager
    def reading(self) -> "Iterator[Store]":
        """Open the store for reading; a graph that isn't up to date is derived first."""
        from kg.opening import open_current

        with open_current(self.target, self.say) as store:
            yield store

    @contextmanager
    def as_it_is(self) -> "Iterator[Store]":
        """Open the store for reading what is kept, whatever its graph is like."""
        from kg.store.open import open_store

        with open_store(self.target, read_only=True) as store:
            yield store

    @contextmanager
    def writing(self) -> "Iterator[Store]":
        """Open the store for writing."""
        from kg.store.open import open_store

        with open_store(self.target) as store:
            yield store

    def say_what_is_left(self, answer: "Answer") -> None:
        """Say how to get what a page of an answer lacks."""
        if answer.page and answer.page.number * answer.page.size < answer.page.total:
            self.say(f"--page {answer.page.number + 1} gives the next ones, --all gives all")

    @property
    def shows_progress(self) -> bool:
        """Whether somebody looks at a progress bar."""
        return not self.quiet and sys.stderr.isatty()


def format_option(function: Any) -> Any:
    """Add ``--format`` for answers."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(ANSWER_FORMATS),
        default="table",
        show_default=True,
        help="How to print the answer.",
    )(function)


def show_query_option(function: Any) -> Any:
    """Add ``--show-query``."""
    return click.option(
        "--show-query", is_flag=True, help="Print the Cypher too, ready to paste into Neo4j Browser."
    )(function)


def page_options(function: Any) -> Any:
    """Add ``--page`` and ``--all`` for answers that may be long."""
    page = click.option(
        "--page",
        type=click.IntRange(1),
        help="Which hundred meetings of a long answer to give: 1, where a person reads it.",
    )
    everything = click.option(
        "--all", "everything", is_flag=True, help="Give all, however many: as JSON and CSV do without --page."
    )
    return page(everything(function))


def page_to_give(format_: str, page: int | None, everything: bool) -> int | None:
    """Return the page to give, None for all: programs get all unless they ask for a page."""
    if page and everything:
        raise click.UsageError("--page and --all exclude each other")
    return None if everything else page or (1 if format_ in ("table", "markdown") else None)


def print_answer(answer: "Answer", format_: str, show_query: bool = False, evidence: bool = True) -> None:
    """Write an answer to stdout; the query that gave it goes below the table, or is in the JSON anyway."""
    from kg.query.render import render

    is_terminal = sys.stdout.isatty()
    click.echo(
        render(answer, format_, width=_width(is_terminal), color=is_terminal, evidence=evidence), nl=False
    )
    if show_query and answer.query and format_ != "json":
        from kg.query.paste import for_browser

        click.echo("\n" + for_browser(answer.query, answer.parameters), nl=False, err=format_ != "table")


def _width(is_terminal: bool) -> int:
    from shutil import get_terminal_size

    return max(60, get_terminal_size().columns) if is_terminal else 100
