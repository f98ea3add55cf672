"""What the commands for queries share: their options, and how parameters are read."""

from collections.abc import Callable, Iterable
from typing import Any

import click
import msgspec

from kg.cli.completion import parameter_names
from kg.query.limited import ROWS, SECONDS

Decorator = Callable[[Any], Any]


def list_option(function: Any) -> Any:
    """Add ``--list``."""
    return click.option("--list", "list_", is_flag=True, help="List the queries with their parameters.")(
        function
    )


def param_option(help: str) -> Decorator:
    """Return what adds ``--param``; a shell completes the names of those of a named query."""
    return click.option(
        "--param",
        "parameters",
        multiple=True,
        metavar="KEY=VALUE",
        shell_complete=parameter_names,
        help=f"{help} May be given again.",
    )


def limit_options(function: Any) -> Any:
    """Add ``--seconds`` and ``--limit``."""
    seconds = click.option(
        "--seconds",
        type=click.FloatRange(0, min_open=True),
        default=SECONDS,
        show_default=True,
        help="Stop a query that takes longer.",
    )
    limit = click.option(
        "--limit",
        type=click.IntRange(1),
        default=ROWS,
        show_default=True,
        help="Give no more rows than that.",
    )
    return seconds(limit(function))


def parameters_of(given: Iterable[str]) -> dict[str, Any]:
    """Return what ``--param`` gave by name: a text for ``KEY=VALUE``, any value for ``KEY:=JSON``."""
    return dict(map(_pair, given))


def _pair(parameter: str) -> tuple[str, Any]:
    key, equals, value = parameter.partition("=")
    if not equals or not key.rstrip(":"):
        raise click.UsageError(f"--param {parameter} isn't KEY=VALUE")
    if not key.endswith(":"):
        return key, value
    try:
        return key[:-1], msgspec.json.decode(value)
    except msgspec.DecodeError as error:
        raise click.UsageError(f"--param {parameter} has no JSON after := ({error})") from None
