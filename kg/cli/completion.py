"""What a shell completes for ``kg query`` and ``kg sparql``: names of queries, and of their parameters."""

from importlib import import_module
from types import ModuleType

import click
from click.shell_completion import BashComplete, CompletionItem, add_completion_class


def query_names(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Return the named queries that begin so, with their titles."""
    return [
        CompletionItem(query.name, help=query.title)
        for query in _library(ctx).queries()
        if query.name.startswith(incomplete)
    ]


def parameter_names(
    ctx: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """Return the parameters of the query that is named before, but those that are given already."""
    from kg.errors import QueryError

    # click stops at the option that lacks its value, and leaves the name in the arguments.
    name = ctx.params.get("name") or ctx.params.get("query") or next(iter(ctx.args), "")
    try:
        query = _library(ctx).query(name)
    except QueryError:
        return []
    given = {text.partition("=")[0] for text in ctx.params.get("parameters") or ()}
    return [
        CompletionItem(f"{one.name}=", help=f"{one.description}, for instance {one.example}")
        for one in query.parameters
        if one.name not in given and one.name.startswith(incomplete)
    ]


def _library(ctx: click.Context) -> ModuleType:
    """Return the named queries of the command that is completed."""
    return import_module("kg.sparql.library" if ctx.info_name == "sparql" else "kg.query.library")


@add_completion_class
class _Bash(BashComplete):
    """Bash without a space behind ``person=``, where the value goes."""

    source_template = BashComplete.source_template.replace(
        "COMPREPLY+=($value)", 'COMPREPLY+=("$value"); [[ $value == *= ]] && compopt -o nospace'
    )
