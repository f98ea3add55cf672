"""``kg serve`` as a process, and a store for it to serve."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
import psutil

from kg.model.document import Document
from kg.model.entity import MeetingReportNode
from kg.model.graph import Graph
from tests.sample_graph import sample_graph

SECONDS = 60
TOKEN = "only-for-tests"
FRIEND = "https://friend.example"
# One for all: each would read the certificates of the world anew.
CLIENT = httpx.Client(timeout=SECONDS, verify=False)
BASE = "https://w3id.org/kg-meetings/id/"
# The graphs of the documents of :func:`two_documents`.
RIGA = f"{BASE}https:%2F%2Fnews.example%2Friga"
OSLO = f"{BASE}https:%2F%2Fnews.example%2Foslo"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n0 ?o }"


def two_documents() -> Graph:
    """Return the sample graph with a second document, which says one thing more."""
    graph = sample_graph()
    text = "The talks in Oslo were held."
    document = Document.of(text, publisher="Oslo Post", url="https://news.example/oslo")
    graph.add(document)
    report = MeetingReportNode(
        id="mr-oslo",
        quote=text,
        start_offset=0,
        end_offset=len(text),
        status="held",
        kind="bilateral",
        format="in_person",
        confidence=0.9,
        extractor="rules 1",
    )
    graph.link("CONTAINS", document.id, graph.add(report))
    graph.link("REPORTS", "mr-oslo", "m-oslo")
    return graph


def until(condition: Callable[[], object], seconds: float = 10) -> float:
    """Wait until a condition holds, and return how many seconds that took."""
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < seconds
        time.sleep(0.05)
    return time.monotonic() - began


class Server:
    """A running ``kg serve``: ``home`` is the explorer's address, ``url`` the endpoint's, ``said`` what it wrote
    to stderr.
    """

    def __init__(self, process: "subprocess.Popen[str]", *, has_endpoint: bool = True) -> None:
        self.process = process
        self._lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        assert process.stdout
        self.home = process.stdout.readline().strip()
        assert self.home, self.ended()
        self.url = process.stdout.readline().strip() if has_endpoint else ""

    @property
    def said(self) -> str:
        return "".join(self._lines)

    @property
    def children(self) -> list[psutil.Process]:
        """The processes of queries that are running."""
        return psutil.Process(self.process.pid).children()

    def get(
        self, query: str, accept: str = "application/sparql-results+json", **more: object
    ) -> httpx.Response:
        parameters = {"query": query, **more}
        return CLIENT.get(self.url, params=parameters, headers={"Accept": accept}, timeout=SECONDS)  # type: ignore[arg-type]

    def rows(self, query: str) -> list[dict[str, str]]:
        """Return the rows that a query finds, values as texts."""
        found = self.get(query)
        assert found.status_code == 200, found.text
        return [
            {name: term["value"] for name, term in row.items()} for row in found.json()["results"]["bindings"]
        ]

    def ended(self, signal: int | None = None) -> str:
        """Wait until it has ended, told so by a signal, and return what it said."""
        if signal is not None:
            self.process.send_signal(signal)
        self.process.wait(timeout=SECONDS)
        self._reader.join()
        return self.said

    def _read(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self._lines.append(line)


@contextmanager
def serving(store: str, *options: str, explorer_only: bool = False) -> Iterator[Server]:
    """Run ``kg serve`` on a free port, with the endpoint unless told otherwise."""
    endpoint = [] if explorer_only else ["--sparql"]
    command = [sys.executable, "-m", "kg", "--store", store, "serve", *endpoint, "--port", "0", *options]
    environment = os.environ | {"PYTHONUTF8": "1"}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, encoding="utf-8"
    )
    try:
        yield Server(process, has_endpoint=not explorer_only)
    finally:
        process.kill()
        process.wait()
