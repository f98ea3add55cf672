"""A Neo4j that is stopped and started while somebody loads, and one that has too little memory."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from tests.neo4j.server import at_home
from tests.torture.verdict import (
    Verdict,
    acknowledged,
    faults,
    missing_and_doubled,
    start_writer,
    undisturbed,
)

_MEMORY = 24 * 1024 * 1024
_SECONDS = 3.0
_AWAY = 2.0


def stopped_server(folder: Path, rounds: int, documents: int, seed: int = 1) -> Verdict:
    """Kill the server at random moments of a load, start it again after a while; load until it is through."""
    random = Random(seed)
    told: set[str] = set()
    wrong: list[str] = []
    port, step = 0, documents // rounds
    for number in range(1, rounds + 1):
        with _server(folder, port) as (uri, process):
            port = int(uri.rpartition(":")[2])
            writer = start_writer(uri, 0, number * step)
            time.sleep(random.uniform(0.5, _SECONDS))
            process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
            process.wait()
        time.sleep(random.uniform(0, _AWAY))
        with _server(folder, port) as (uri, _):
            output, errors = writer.communicate()
            told |= acknowledged(output)
            if writer.returncode and len(errors.strip().splitlines()) != 1:
                wrong.append(f"no clear error: {errors.strip()[-300:]}")
            again, errors = start_writer(uri, 0, number * step).communicate()
            told |= acknowledged(again)
            if "done" not in again:
                wrong.append(errors.strip())
    with _server(folder, port) as (uri, _):
        expected = undisturbed(range(rounds * step), folder / "undisturbed")
        lost, doubled = missing_and_doubled(uri, told)
        wrong += faults(uri, expected)
    return Verdict("Neo4j stopped and started", rounds, len(told), lost, doubled, tuple(wrong))


def too_little_memory(folder: Path, documents: int) -> Verdict:
    """Load into a server whose transactions may take little memory, then again with enough of it."""
    wrong: list[str] = []
    with _server(folder, 0, _MEMORY) as (uri, _):
        writer = start_writer(uri, 0, documents)
        output, errors = writer.communicate()
        told = acknowledged(output)
        if writer.returncode and len(errors.strip().splitlines()) != 1:
            wrong.append(f"no clear error: {errors.strip()[-300:]}")
    with _server(folder, 0) as (uri, _):
        again, _ = start_writer(uri, 0, documents).communicate()
        told |= acknowledged(again)
        expected = undisturbed(range(documents), folder / "undisturbed")
        lost, doubled = missing_and_doubled(uri, told)
        wrong += faults(uri, expected)
    how = "refused, then loaded" if writer.returncode else "loaded at once"
    return Verdict(f"Neo4j with too little memory ({how})", 1, len(told), lost, doubled, tuple(wrong))


@contextmanager
def _server(folder: Path, port: int, memory: int = 0) -> Iterator["tuple[str, subprocess.Popen[str]]"]:
    """Run a server without a password on the data in a folder."""
    user = os.environ.pop("KG_NEO4J_USER", None)
    try:
        with at_home(folder / "home", port, memory) as found:
            yield found
    finally:
        if user is not None:
            os.environ["KG_NEO4J_USER"] = user
