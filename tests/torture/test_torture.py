"""The tortures at a small size; `make torture` runs them at full size."""

from pathlib import Path

import pytest

from tests.conftest import wipe_neo4j
from tests.torture.scenarios import SMALL, Scenario, embedded, of_any_store, of_folders, of_servers
from tests.torture.verdict import Skip, Verdict

HERE = [*of_any_store("embedded", embedded, SMALL), *of_folders(SMALL)]
ON_NEO4J = [one.name for one in of_any_store("Neo4j", str, SMALL)]

pytestmark = pytest.mark.slow


def endured(scenario: Scenario, folder: Path) -> None:
    try:
        verdict = scenario.run(folder)
    except Skip as skipped:
        pytest.skip(str(skipped))
    assert verdict.is_good, str(verdict)
    assert verdict.acknowledged


@pytest.mark.parametrize("scenario", HERE, ids=lambda scenario: scenario.name)
def test_a_folder_endures(scenario: Scenario, tmp_path: Path) -> None:
    endured(scenario, tmp_path)


@pytest.mark.parametrize("name", ON_NEO4J)
def test_neo4j_endures(name: str, neo4j_uri: str, tmp_path: Path) -> None:
    wipe_neo4j(neo4j_uri)
    (scenario,) = (one for one in of_any_store("Neo4j", lambda _: neo4j_uri, SMALL) if one.name == name)
    endured(scenario, tmp_path)


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
@pytest.mark.parametrize("scenario", [*of_servers(SMALL)], ids=lambda scenario: scenario.name)
def test_a_server_endures(scenario: Scenario, tmp_path: Path) -> None:
    endured(scenario, tmp_path)


def test_a_verdict_is_bad_where_anything_is_lost_doubled_or_wrong() -> None:
    assert Verdict("x", 1, 1, 0, 0).is_good
    assert not Verdict("x", 1, 1, 1, 0).is_good
    assert not Verdict("x", 1, 1, 0, 1).is_good
    assert not Verdict("x", 1, 1, 0, 0, ("another graph",)).is_good
