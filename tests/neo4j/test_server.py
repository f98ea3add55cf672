"""The tests run on the Neo4j that was asked for."""

import os

import pytest

from tests.conftest import run_neo4j
from tests.neo4j.server import RELEASE


@pytest.mark.skipif("KG_NEO4J_URI" in os.environ, reason="a server that was given has its own version")
def test_the_server_is_of_the_version_that_was_asked_for(neo4j_uri: str) -> None:
    (row,) = run_neo4j(
        neo4j_uri, "CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions"
    )
    assert row["versions"] == [RELEASE.version]
    if RELEASE.cypher:
        (row,) = run_neo4j(
            neo4j_uri, "SHOW DATABASES YIELD name, defaultLanguage WHERE name = 'neo4j' RETURN *"
        )
        assert row["defaultLanguage"] == RELEASE.cypher
