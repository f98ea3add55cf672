"""Options that the commands over the network of meetings share."""

from typing import Any

import click


def days_options(function: Any) -> Any:
    """Add ``--since`` and ``--until``."""
    since = click.option(
        "--since", metavar="DATE", help="Only meetings from then on: YYYY, YYYY-MM or YYYY-MM-DD."
    )
    until = click.option("--until", metavar="DATE", help="Only meetings up to then, that day included.")
    return since(until(function))


def span_options(function: Any) -> Any:
    """Add ``--since``, ``--until`` and ``--in``: which meetings count."""
    place = click.option(
        "--in", "place", metavar="PLACE", help="Only meetings in a city or country, or what lies in it."
    )
    return days_options(place(function))


def any_status_option(function: Any) -> Any:
    """Add ``--any-status``."""
    return click.option(
        "--any-status", is_flag=True, help="Also meetings that are planned, postponed or of unknown status."
    )(function)
