"""``kg`` itself: global options, commands that are imported when they are called, errors in one line."""

import os
import sys
from importlib import import_module
from typing import Any

import click

from kg import __version__
from kg.cli.context import DEFAULT_STORE, Context
from kg.errors import KgError

# Each command lies in the module of its name and is imported only when it is called or its help is shown.
COMMANDS = (
    *(
        "load",
        "extract",
        "ask",
        "find",
        "show",
        "path",
        "neighbours",
        "timeline",
        "communities",
        "stats",
        "query",
        "cypher",
        "sparql",
        "export",
        "validate",
        "serve",
    ),
    *("review", "merge", "split", "undo", "eval", "store"),
)

EXAMPLES = """\b
Examples:
  kg load articles/ --publisher "Example Wire"
  kg ask "who met in Riga and when"
  kg show "Ana Lindqvist"
  kg export turtle -o meetings.ttl
"""


class Group(click.Group):
    """A group that imports its commands late and reports errors by the contract's exit codes."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, _globals_first(args))

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"kg.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from difflib import get_close_matches

        if args and args[0] not in COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f"; did you mean `kg {near[0]}`?" if near else "; `kg --help` lists them"
            ctx.fail(f"there is no command {args[0]!r}{hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KgError as error:
            _fail(ctx, error, str(error), error.exit_code)
        except KeyboardInterrupt:
            click.echo(
                "stopped; what was kept until now stays: run the same command again to go on", err=True
            )
            ctx.exit(130)
        except BrokenPipeError:
            # The reader of our output has gone (`kg … | head`): that is no error.
            sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123
            ctx.exit(0)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            _fail(ctx, error, f"unexpected {type(error).__name__}: {error}", 1)


def _globals_first(args: list[str]) -> list[str]:
    """Let the global options stand anywhere: `kg ask "…" --store demo` is what people type."""
    end = args.index("--") if "--" in args else len(args)
    first: list[str] = []
    rest: list[str] = []
    position = 0
    while position < end:
        word = args[position]
        width = 2 if word == "--store" and position + 1 < end else 1
        is_global = width == 2 or word in ("--quiet", "--verbose") or word.startswith("--store=")
        (first if is_global else rest).extend(args[position : position + width])
        position += width
    return [*first, *rest, *args[end:]]


def _fail(ctx: click.Context, error: Exception, message: str, code: int) -> None:
    if ctx.obj is not None and ctx.obj.verbose:
        import traceback

        traceback.print_exception(error)
    elif not isinstance(error, KgError):
        message += " (--verbose shows where)"
    click.echo("Error: " + " ".join(message.split()), err=True)
    ctx.exit(code)


@click.group(cls=Group, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--store",
    envvar="KG_STORE",
    show_envvar=True,
    default=DEFAULT_STORE,
    show_default=True,
    metavar="PATH|URI",
    help="The store: a folder, or neo4j://… or bolt://… (KG_NEO4J_USER, KG_NEO4J_PASSWORD).",
)
@click.option("--quiet", is_flag=True, help="No progress and no messages but errors.")
@click.option("--verbose", is_flag=True, help="Show where an error came from.")
@click.version_option(__version__, prog_name="kg")
@click.pass_context
def kg(ctx: click.Context, store: str, quiet: bool, verbose: bool) -> None:
    """Who met whom, where, when, in what capacity, about what, and according to whom.

    Load articles and official records, then ask.
    """
    ctx.obj = Context(target=store, quiet=quiet, verbose=verbose)
