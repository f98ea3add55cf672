"""What a server says of its own mistakes."""

import logging

import pytest
from litestar.testing import TestClient

from kg.serve.app import create_app
from kg.serve.current_graph import CurrentGraph
from kg.serve.settings import Access, Limits
from kg.serve.slots import Slots
from kg.serve.sparql import Endpoint


def test_a_mistake_is_told_to_who_runs_it_and_not_to_who_asks(caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> None:
        raise ZeroDivisionError("a secret")

    endpoint = Endpoint(broken, Limits(), Slots(1), {})  # type: ignore[arg-type]
    app = create_app(CurrentGraph("nowhere", print), endpoint, Limits(), Access(hosts=None))
    with TestClient(app) as client, caplog.at_level(logging.ERROR):
        response = client.get("/sparql", params={"query": "ASK {}"})
    assert response.status_code == 500
    assert "secret" not in response.text
    assert "a secret" in caplog.text
