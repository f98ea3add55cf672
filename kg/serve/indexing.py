"""Index the graph of a store in a process of its own: the memory of an export would stay with the server."""

import subprocess
import sys
from pathlib import Path
from threading import Event

from kg.errors import KgError
from kg.sparql.index import made_index
from kg.store.open import open_store

_LOOK_SECONDS = 0.2


def made(target: str) -> Path | None:
    """Return the folder of the index of the graph as it is now, None if that isn't indexed."""
    with open_store(target, read_only=True) as store:
        return made_index(store)


def index_now(target: str, *, quiet: bool) -> int:
    """Bring the graph up to date, index it, and return the exit code; progress and errors go to stderr."""
    process = _start(target, quiet, None)
    try:
        return process.wait()
    finally:
        process.terminate()


def index_aside(target: str, closing: Event) -> None:
    """Do so without a word, and leave off when ``closing`` is set.

    Raises :class:`KgError` with what the process says is wrong.
    """
    process = _start(target, True, subprocess.PIPE)
    while process.poll() is None and not closing.wait(_LOOK_SECONDS):
        pass
    process.terminate()
    _, said = process.communicate()
    if process.returncode and not closing.is_set():
        raise KgError(said.strip().rpartition("\n")[2].removeprefix("Error: "))


def _start(target: str, quiet: bool, stderr: int | None) -> subprocess.Popen[str]:
    # What `kg sparql` does first for any query. Ctrl-C is for us to answer.
    command = [sys.executable, "-m", "kg", "--store", target, *["--quiet"] * quiet, "sparql", "ASK {}"]
    return subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=stderr,
        encoding="utf-8",
        start_new_session=True,
    )
