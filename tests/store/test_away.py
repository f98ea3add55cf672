"""A Neo4j that goes away in the middle of a load, and comes back."""

import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from threading import Thread

import pytest

from kg.model.document import Document
from kg.pipeline import load
from kg.store.open import open_store
from tests.neo4j.server import at_home
from tests.torture.verdict import fingerprint

pytestmark = [pytest.mark.slow, pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]
TEXT = "Foreign Minister Ana Doe met President Jo Roe in Oslo on {} May 2024."


def articles() -> Iterator[Document]:
    for day in range(1, 13):
        yield Document.of(TEXT.format(day), id=f"day-{day}", language="en", published=f"2024-05-{day:02}")


def test_a_load_waits_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("KG_NEO4J_USER", "KG_NEO4J_PASSWORD", "KG_NEO4J_DATABASE"):
        monkeypatch.delenv(name, raising=False)
    home = tmp_path / "home"
    with ExitStack() as stack:
        uri, process = stack.enter_context(at_home(home))
        port = int(uri.rpartition(":")[2])
        back = Thread(target=lambda: stack.enter_context(at_home(home, port)))

        def interrupted() -> Iterator[Document]:
            for number, document in enumerate(articles()):
                if number == 5:
                    os.kill(process.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
                    process.wait()
                    back.start()
                yield document

        with open_store(uri) as store, open_store(str(tmp_path / "alone")) as alone:
            summary = load(store, interrupted())
            back.join()
            load(alone, articles())
            assert (summary.new, summary.failed) == (12, [])
            assert fingerprint(store) == fingerprint(alone)
