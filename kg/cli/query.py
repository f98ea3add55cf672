"""``kg query``: the named queries."""

import click

from kg.cli.completion import query_names
from kg.cli.context import (
    Context,
    format_option,
    page_options,
    page_to_give,
    print_answer,
    show_query_option,
)
from kg.cli.queries import list_option, param_option, parameters_of

EXAMPLES = """\b
Examples:
  kg query --list
  kg query who-met-where --param place=Riga
  kg query who-met-where --param place=Riga --page 2

\b
Your shell completes names and parameters after one of
  eval "$(_KG_COMPLETE=bash_source kg)"      in ~/.bashrc
  eval "$(_KG_COMPLETE=zsh_source kg)"       in ~/.zshrc
  _KG_COMPLETE=fish_source kg | source       in ~/.config/fish/completions/kg.fish
"""


@click.command("query", epilog=EXAMPLES)
@click.argument("name", required=False, shell_complete=query_names)
@list_option
@param_option("A parameter.")
@page_options
@format_option
@show_query_option
@click.pass_obj
def command(
    context: Context,
    name: str | None,
    list_: bool,
    parameters: tuple[str, ...],
    page: int | None,
    everything: bool,
    format_: str,
    show_query: bool,
) -> None:
    """Run a named query from queries/cypher/."""
    from kg.query import library

    if list_ or name is None:
        print_answer(library.listing(), format_)
        return
    from kg.query.unnamed import unnamed

    bound = parameters_of(parameters)
    library.query(name).bind(bound)  # wrong parameters are told before the store is opened
    page = page_to_give(format_, page, everything)
    with context.reading() as store:
        answer = library.run(store, name, bound, page)
        why = [] if answer.rows else list(unnamed(store, name, bound))
    print_answer(answer, format_, show_query)
    for line in why:
        context.say(line)
    context.say_what_is_left(answer)
