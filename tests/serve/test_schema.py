"""The API keeps to what it says of itself, whatever it is asked: schemathesis makes the requests."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.serve.server import CLIENT, Server, until

pytestmark = pytest.mark.slow
# 30 February is as its pattern says, and no date.
EXCLUDED = [positive_data_acceptance]
PATHS = (
    "about",
    "search",
    "ask",
    "thing",
    "names",
    "meeting",
    "document",
    "counts",
    "meetings",
    "network",
    "compare",
    "examples",
    "path",
)


@pytest.fixture(scope="module")
def described(server: Server) -> schemathesis.BaseSchema:
    """Give what the API says of itself."""
    until(lambda: CLIENT.get(f"{server.home}api/ask?text=who+met+Nobody").status_code == 200, 60)
    return schemathesis.openapi.from_url(f"{server.home}api/openapi.json")


@pytest.mark.parametrize("path", PATHS)
def test_answers_are_as_described(described: schemathesis.BaseSchema, path: str) -> None:
    operation = described[f"/api/{path}"]["GET"]

    @given(case=operation.as_strategy())
    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    def check(case: schemathesis.Case) -> None:
        case.call_and_validate(excluded_checks=EXCLUDED)

    check()


def test_all_that_is_described_is_asked(described: schemathesis.BaseSchema) -> None:
    assert set(described) == {f"/api/{path}" for path in PATHS}
