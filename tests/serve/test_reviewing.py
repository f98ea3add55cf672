"""Review over HTTP: who is asked what, what is kept of it, and who may not answer."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from kg.model.document import Document
from kg.pipeline import load
from kg.query.names import read_names
from kg.store.lock import WriterLock
from kg.store.open import open_store
from tests.serve.server import CLIENT, Server, serving, until
from tests.test_review import TEXTS


@pytest.fixture
def reviewed(tmp_path: Path) -> Iterator[tuple[Server, str]]:
    """Give a server that asks, and the path of its store."""
    target = str(tmp_path / "store")
    with open_store(target) as store:
        documents = [
            Document.of(text, id=id, language="en", published="2021-05-20") for id, text in TEXTS.items()
        ]
        load(store, documents)
    with serving(target, "--review", explorer_only=True) as server:
        yield server, target


def opened(server: Server) -> dict[str, Any]:
    response = CLIENT.get(f"{server.home}api/review")
    assert response.status_code == 200, response.text
    return response.json()


def answer(server: Server, evidence: list[str], said: str, **headers: str) -> httpx.Response:
    return CLIENT.post(f"{server.home}api/review", json={"evidence": evidence, "said": said}, headers=headers)


def bergs(target: str) -> int:
    with open_store(target, read_only=True) as store:
        return sum("Berg" in one.name for one in read_names(store).entries)


def test_an_answer_is_kept_and_the_graph_follows(reviewed: tuple[Server, str]) -> None:
    server, target = reviewed
    told = opened(server)
    question = told["asked"]["question"]
    assert {question["left"]["name"], question["right"]["name"]} & {"Berg"}
    assert question["left"]["sources"][0]["quote"]
    headers = {"X-CSRF-Token": told["csrf_token"]}
    after = answer(server, question["doubt"]["evidence"], "yes", **headers)
    assert after.status_code == 200, after.text
    assert after.json()["left"] < told["asked"]["left"]
    with open_store(target, read_only=True) as store:
        assert [(one.same, one.by[:7]) for one in store.judgements()] == [("yes", "person:")]
    until(lambda: bergs(target) == 2, 30)
    again = answer(server, question["doubt"]["evidence"], "yes", **headers)
    assert again.status_code == 409
    undone = CLIENT.post(f"{server.home}api/review/undo", headers=headers)
    assert undone.json()["question"]["doubt"]["evidence"] == question["doubt"]["evidence"]
    until(lambda: bergs(target) == 3, 30)


def test_what_is_asked_is_described_with_the_rest(reviewed: tuple[Server, str]) -> None:
    described = CLIENT.get(f"{reviewed[0].home}api/openapi.json")
    assert described.status_code == 200
    assert {"/api/review", "/api/review/undo", "/api/search"} <= described.json()["paths"].keys()


def test_without_the_token_or_from_elsewhere_nothing_is_kept(reviewed: tuple[Server, str]) -> None:
    server, target = reviewed
    told = opened(server)
    evidence, token = told["asked"]["question"]["doubt"]["evidence"], told["csrf_token"]
    assert answer(server, evidence, "yes").status_code == 403
    assert answer(server, evidence, "yes", **{"X-CSRF-Token": "guessed"}).status_code == 403
    elsewhere = {"X-CSRF-Token": token, "Origin": "https://evil.example"}
    assert answer(server, evidence, "yes", **elsewhere).status_code == 403
    form = CLIENT.post(
        f"{server.home}api/review",
        data={"evidence": evidence, "said": "yes"},
        headers={"X-CSRF-Token": token},
    )
    assert form.status_code == 400
    with open_store(target, read_only=True) as store:
        assert list(store.judgements()) == []


def test_what_is_skipped_stays_open(reviewed: tuple[Server, str]) -> None:
    server, target = reviewed
    told = opened(server)
    evidence = told["asked"]["question"]["doubt"]["evidence"]
    after = answer(server, evidence, "skip", **{"X-CSRF-Token": told["csrf_token"]})
    assert after.json()["question"]["doubt"]["evidence"] != evidence
    with open_store(target, read_only=True) as store:
        assert list(store.judgements()) == []


def test_undo_goes_back_to_what_was_skipped(reviewed: tuple[Server, str]) -> None:
    """What was answered before that stays, until undo is asked for once more."""
    server, target = reviewed
    told = opened(server)
    headers = {"X-CSRF-Token": told["csrf_token"]}
    first = told["asked"]["question"]["doubt"]["evidence"]
    second = answer(server, first, "no", **headers).json()["question"]["doubt"]["evidence"]
    answer(server, second, "skip", **headers)

    def undone() -> dict[str, Any]:
        return CLIENT.post(f"{server.home}api/review/undo", headers=headers).json()

    def said() -> list[str]:
        with open_store(target, read_only=True) as store:
            return [one.same for one in store.judgements()]

    assert undone()["question"]["doubt"]["evidence"] == second
    assert said() == ["no"]
    assert undone()["question"]["doubt"]["evidence"] == first
    assert said() == ["no", "unsure"]
    assert undone()["question"]["doubt"]["evidence"] == first, "there is nothing before it"
    assert said() == ["no", "unsure"]


def test_where_somebody_else_writes_the_question_stays(reviewed: tuple[Server, str]) -> None:
    server, target = reviewed
    told = opened(server)
    evidence = told["asked"]["question"]["doubt"]["evidence"]
    lock = WriterLock(Path(target))
    try:
        response = answer(server, evidence, "no", **{"X-CSRF-Token": told["csrf_token"]})
    finally:
        lock.release()
    assert response.status_code == 503
    assert response.json()["detail"]
    assert opened(server)["asked"]["question"]["doubt"]["evidence"] == evidence
