"""The options of commands that read documents."""

import os
from collections.abc import Callable
from typing import Any

import click

FORMATS = (
    "auto",
    "text",
    "html",
    "json",
    "jsonl",
    "csv",
    "feed",
    "warc",
    "state",
    "ftm",
    "nquads",
    "turtle",
    "trig",
    "jsonld",
)

extractor_option = click.option(
    "--extractor",
    envvar="KG_EXTRACTOR",
    show_envvar=True,
    default="rules",
    show_default=True,
    metavar="NAME",
    help="What reads the documents; packages can add others (docs/extraction.md).",
)


_MOST_WORKERS = 64


def _processors() -> int:
    """Return how many processors this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return min(_MOST_WORKERS, len(usable(0)) if usable else os.cpu_count() or 1)


workers_option = click.option(
    "--workers",
    type=click.IntRange(1, _MOST_WORKERS),
    default=_processors,
    show_default="as many as processors",
    help="How many processes read at the same time, once there is much to read.",
)


def source_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add SOURCE… and what can be said about all of them."""
    options = [
        click.argument("sources", nargs=-1, required=True, metavar="SOURCE…"),
        click.option(
            "--format",
            "format_",
            type=click.Choice(FORMATS),
            default="auto",
            show_default=True,
            help="What the sources are.",
        ),
        click.option(
            "--published",
            metavar="DATE",
            help="Publication date of sources that don't state one: YYYY[-MM[-DD]].",
        ),
        click.option("--publisher", metavar="NAME", help="Publisher of sources that don't state one."),
        click.option("--language", metavar="CODE", help="Language of sources that don't state one: en, fr …"),
        workers_option,
        extractor_option,
    ]
    for option in reversed(options):
        function = option(function)
    return function
