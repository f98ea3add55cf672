"""Torture the stores and print what came of it: python -m tests.torture [--small]

Exits 1 when anything is lost, doubled or wrong. Needs what tests/neo4j/server.py needs for Neo4j.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.conftest import wipe_neo4j
from tests.neo4j.server import neo4j_server
from tests.torture.scenarios import FULL, SMALL, Scenario, embedded, of_any_store, of_folders, of_servers
from tests.torture.verdict import Skip


def main() -> int:
    """Run all scenarios."""
    size = SMALL if "--small" in sys.argv[1:] else FULL
    bad = tried([*of_any_store("embedded", embedded, size), *of_folders(size)])
    try:
        with neo4j_server() as server:
            if server.user:
                os.environ |= {"KG_NEO4J_USER": server.user, "KG_NEO4J_PASSWORD": server.password}

            def emptied(_: Path) -> str:
                wipe_neo4j(server.uri)
                return server.uri

            bad += tried(of_any_store("Neo4j", emptied, size))
        bad += tried(of_servers(size))
    except pytest.skip.Exception as skipped:
        print(f"--  Neo4j: {skipped}")
    print(f"{bad} bad" if bad else "nothing lost, nothing doubled, every graph valid")
    return int(bool(bad))


def tried(scenarios: Iterable[Scenario]) -> int:
    """Run scenarios, print their verdicts, and return how many are bad."""
    bad = 0
    for scenario in scenarios:
        start = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            try:
                verdict = scenario.run(Path(folder))
            except Skip as skipped:
                print(f"--  {scenario.name}: not tried, {skipped}", flush=True)
                continue
        bad += not verdict.is_good
        print(f"{verdict} ({time.monotonic() - start:.0f} s)", flush=True)
    return bad


if __name__ == "__main__":
    sys.exit(main())
