"""Torture the stores and print what came of it: python -m tests.torture [--small]

Exits 1 when anything is lost, doubled or wrong. Needs what tests/neo4j/server.py needs for Neo4j.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import wipe_neo4j
from tests.neo4j.server import neo4j_server
from tests.torture.scenarios import FULL, SMALL, Scenario, embedded, of_any_store, of_folders, of_servers
from tests.torture.verdict import Skip


def main() -> int:
    """Run all scenarios."""
    size = SMALL if "--small" in sys.argv[1:] else FULL
    count = Count()
    tried([*of_any_store("embedded", embedded, size), *of_folders(size)], count)
    try:
        with neo4j_server() as server:
            if server.user:
                os.environ |= {"KG_NEO4J_USER": server.user, "KG_NEO4J_PASSWORD": server.password}

            def emptied(_: Path) -> str:
                wipe_neo4j(server.uri)
                return server.uri

            tried(of_any_store("Neo4j", emptied, size), count)
        tried(of_servers(size), count)
    except pytest.skip.Exception as skipped:
        print(f"--  Neo4j: not tried, {skipped}")
        count.left_out += 1
    print(f"{count.bad} bad" if count.bad else "nothing lost, nothing doubled, every graph valid", end="")
    print(f"; NOT TRIED: {count.left_out}, named above" if count.left_out else "")
    return int(bool(count.bad))


@dataclass
class Count:
    """How many scenarios went badly, and how many couldn't be tried here."""

    bad: int = 0
    left_out: int = 0


def tried(scenarios: Iterable[Scenario], count: Count) -> None:
    """Run scenarios, print their verdicts, and count."""
    for scenario in scenarios:
        start = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            try:
                verdict = scenario.run(Path(folder))
            except Skip as skipped:
                print(f"--  {scenario.name}: not tried, {skipped}", flush=True)
                count.left_out += 1
                continue
        count.bad += not verdict.is_good
        print(f"{verdict} ({time.monotonic() - start:.0f} s)", flush=True)


if __name__ == "__main__":
    sys.exit(main())
