"""Files of a store that were changed by something else: what then is read is right, or refused."""

import shutil
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

from kg.deriving import refresh
from kg.errors import KgError
from kg.model.failure import LoadFailure
from kg.model.judgement import Judgement
from kg.model.reference import ReferenceEntry
from kg.moving import backup, restore
from kg.pipeline import load
from kg.store.backup_file import Tally, tally
from kg.store.base import Store
from kg.store.open import open_store
from tests.torture import corpus
from tests.torture.corpus import PEOPLE
from tests.torture.verdict import Verdict, fingerprint, missing_and_doubled, start_writer


def flipped_bytes(folder: Path, rounds: int, documents: int, seed: int = 1) -> Verdict:
    """Change bytes of the ledger or of the graph file, and load again: all is as it was, or it is refused."""
    random = Random(seed)
    store, saved = folder / "store", folder / "saved"
    start_writer(str(store), 0, documents).communicate()
    with open_store(str(store)) as whole:
        _fill(whole)
        refresh(whole)
        expected = _Content(fingerprint(whole), backup(whole, folder / "backup.kg.gz"))
    shutil.copytree(store, saved)
    wrong: list[str] = []
    refused = 0
    for number in range(rounds):
        shutil.rmtree(store)
        shutil.copytree(saved, store)
        file = random.choice([path for path in sorted(store.iterdir()) if path.suffix in (".sqlite", ".kgl")])
        _flip(file, random)
        try:
            if _loaded_again(store, documents) != expected:
                wrong.append(f"round {number}: something else from {file.suffix}")
        except KgError as error:
            refused += 1
            wrong += [f"round {number}: no clear error: {error}"] if "\n" in str(error) else []
    again = folder / "again"
    with open_store(str(again)) as target:
        restore(folder / "backup.kg.gz", target, folder / "aside.kg.gz")
        if fingerprint(target) != expected.graph:
            wrong.append("the backup gives another graph")
    lost, doubled = missing_and_doubled(str(again), [f"d-{number:06}" for number in range(documents)])
    name = f"flipped bytes ({refused} refused), restored from a backup"
    return Verdict(name, rounds, documents, lost, doubled, tuple(wrong))


class _Content(NamedTuple):
    graph: str
    kept: Tally


def _fill(store: Store) -> None:
    """Keep some of all that a store may keep beside documents."""
    people = sorted(row["id"] for row in store.query("MATCH (p:Person) RETURN p.id AS id"))
    for number, (left, right) in enumerate(pairwise(people)):
        at = f"2026-01-01T00:00:{number % 60:02}Z"
        store.judge(Judgement(id=f"j-{number}", left=left, right=right, same="no", by="person:eva", at=at))
    store.put_references(
        ReferenceEntry(id=f"x-{number}", kind="person", name=name, names=(name,))
        for number, name in enumerate(PEOPLE)
    )
    for name in ("a.json", "b.json"):
        store.note_failure(LoadFailure(source=name, input=name, why="no JSON", at="2026-01-01T00:00:00Z"))


def _flip(file: Path, random: Random) -> None:
    data = bytearray(file.read_bytes())
    for _ in range(random.choice((1, 1, 20))):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    file.write_bytes(data)


def _loaded_again(folder: Path, documents: int) -> _Content:
    """Load all documents into a store that has them, and return what it then holds."""
    with open_store(str(folder)) as store:
        load(store, corpus.documents(range(documents)), readers=corpus.QuickReaders())
        refresh(store, always=True)
        with closing(store.kept()) as kept:
            return _Content(fingerprint(store), tally(kept))
