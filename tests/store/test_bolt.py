"""A real server that lacks memory for large transactions."""

import gc
from collections.abc import Iterator

import pytest

from kg.errors import StoreError
from kg.store.bolt import Bolt
from tests.neo4j.server import at_home

pytestmark = [pytest.mark.slow, pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]

MEMORY = 24 * 1024 * 1024
CREATE = "UNWIND $rows AS row CREATE (:Thing {number: row.number, text: row.text})"


@pytest.fixture(scope="module")
def uri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with at_home(tmp_path_factory.mktemp("small") / "home", memory=MEMORY) as (uri, _):
        yield uri


def test_lists_are_written_in_halves_where_memory_is_short(uri: str) -> None:
    bolt = Bolt(uri, auth=None, database=None)
    rows = [{"number": number, "text": "x" * 1000} for number in range(20_000)]
    with pytest.raises(StoreError, match=r"limit"):
        bolt.write_all(CREATE, "rows", [{"number": 0, "text": "x" * MEMORY}])
    bolt.write_all(CREATE, "rows", rows)
    (counted,) = bolt.stream("MATCH (t:Thing) RETURN count(t) AS all, count(DISTINCT t.number) AS numbers")
    assert counted == {"all": len(rows), "numbers": len(rows)}
    assert 1 < bolt.batch < 10_000
    bolt.close()


def test_what_the_driver_says_to_itself_is_not_printed(uri: str, capfd: pytest.CaptureFixture[str]) -> None:
    bolt = Bolt(uri, auth=None, database=None)
    bolt.write_all(CREATE, "rows", [{"number": n, "text": "y" * 1000} for n in range(10_000)])
    bolt.close()
    assert capfd.readouterr() == ("", "")


def test_other_errors_are_errors(uri: str) -> None:
    bolt = Bolt(uri, auth=None, database=None)
    with pytest.raises(StoreError, match="Neo4j at"):
        bolt.write_all("UNWIND $rows AS row CREATE (n", "rows", [1, 2])
    bolt.close()


def test_what_was_written_is_not_kept_in_memory_while_a_load_has_the_collector_off(uri: str) -> None:
    bolt = Bolt(uri, auth=None, database=None)
    rows = [{"number": number, "text": "z"} for number in range(100)]
    gc.collect()
    gc.disable()
    try:
        bolt.write_all(CREATE, "rows", rows)
        left = [one for one in gc.get_referrers(rows[0]) if one is not rows]
    finally:
        gc.enable()
    bolt.close()
    assert left == []
