"""What came of a torture, and whether a store came through it."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from kg.checking import check
from kg.deriving import refresh
from kg.pipeline import load
from kg.store.base import Store
from kg.store.open import open_store
from kg.store.whole import read_graph
from tests.torture.corpus import QuickReaders, documents

ROOT = Path(__file__).parents[2]


class Verdict(NamedTuple):
    """How often something was done to a store, how many documents it acknowledged, and what is wrong."""

    name: str
    rounds: int
    acknowledged: int
    lost: int
    doubled: int
    wrong: tuple[str, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether nothing is lost, doubled or wrong."""
        return not (self.lost or self.doubled or self.wrong)

    def __str__(self) -> str:
        counted = f"{self.rounds} rounds, {self.acknowledged} acknowledged, {self.lost} lost, {self.doubled} doubled"
        return f"{'ok' if self.is_good else 'BAD':4}{self.name}: {counted}{''.join(f'; {one}' for one in self.wrong)}"


class Skip(Exception):
    """What is needed isn't here; the message says what."""


def start_writer(target: str, first: int, stop: int, **options: object) -> "subprocess.Popen[str]":
    """Start a process that loads."""
    command = [sys.executable, "-m", "tests.torture.writer", target, str(first), str(stop)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True, **options)  # type: ignore[call-overload, no-any-return]


def acknowledged(output: str) -> set[str]:
    """Return the ids of documents that a writer said are kept: whole lines only."""
    return {line for line in output.split("\n")[:-1] if line.startswith("d-")}


def missing_and_doubled(target: str, expected: Collection[str]) -> tuple[int, int]:
    """Return how many documents are not kept, and how many are twice."""
    if not expected:
        return 0, 0  # a store in which nothing was kept yet isn't there for readers
    with open_store(target, read_only=True) as store:
        kept = [record.document.id for record in store.records()]
    return len(set(expected) - set(kept)), len(kept) - len(set(kept))


def unsound(target: str) -> tuple[str, ...]:
    """Return what is wrong with a store after something happened to it, once its graph is up to date."""
    with open_store(target) as store:
        refresh(store)
    return tuple(map(str, check(target, deep=True).findings))


def fingerprint(store: Store) -> str:
    """Return a hash of all that the graph says, but when it was loaded."""
    graph = read_graph(store)
    whole = hashlib.sha256()
    for node in graph.nodes():
        own = {name: value for name, value in node.properties.items() if name != "loaded_at"}
        whole.update(json.dumps([node.label, node.id, own], sort_keys=True, default=str).encode())
    for link in graph.relationships():
        own = [link.type, link.start, link.end, link.properties]
        whole.update(json.dumps(own, sort_keys=True, default=str).encode())
    return whole.hexdigest()


def undisturbed(numbers: range, folder: Path) -> str:
    """Return the fingerprint of the graph of documents that nothing happened to while they were loaded."""
    with open_store(str(folder)) as store:
        load(store, documents(numbers), readers=QuickReaders())
        return fingerprint(store)


def faults(target: str, expected: str) -> tuple[str, ...]:
    """Return what is wrong with a store in which a load went to its end."""
    with open_store(target) as store:
        refresh(store)
        found = [str(finding) for finding in store.check()]
        if fingerprint(store) != expected:
            found.append("the graph isn't that of an undisturbed load")
    return tuple(found)
