"""What a server says of its own mistakes."""

import logging

import pytest
from litestar.testing import TestClient

from kg.serve.app import create_app
from kg.serve.settings import Access, Limits
from kg.serve.slots import Slots


def test_a_mistake_is_told_to_who_runs_it_and_not_to_who_asks(caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> None:
        raise ZeroDivisionError("a secret")

    app = create_app(broken, Limits(), Slots(1), Access(hosts=None))  # type: ignore[arg-type]
    with TestClient(app) as client, caplog.at_level(logging.ERROR):
        response = client.get("/sparql", params={"query": "ASK {}"})
    assert response.status_code == 500
    assert "secret" not in response.text
    assert "a secret" in caplog.text
