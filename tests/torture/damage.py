"""Files of a store that were changed by something else: what then is read is right, or refused."""

import shutil
from pathlib import Path
from random import Random

from kg.deriving import refresh
from kg.errors import KgError
from kg.moving import backup, restore
from kg.store.backup_file import verify
from kg.store.open import open_store
from tests.torture.verdict import Verdict, fingerprint, missing_and_doubled, start_writer, undisturbed


def flipped_bytes(folder: Path, rounds: int, documents: int, seed: int = 1) -> Verdict:
    """Change bytes of the ledger or of the graph file; what opens must give the graph that was there."""
    random = Random(seed)
    store, saved = folder / "store", folder / "saved"
    start_writer(str(store), 0, documents).communicate()
    with open_store(str(store)) as whole:
        backup(whole, folder / "backup.kg.gz")
    shutil.copytree(store, saved)
    expected = undisturbed(range(documents), folder / "undisturbed")
    wrong: list[str] = []
    refused = 0
    for number in range(rounds):
        shutil.rmtree(store)
        shutil.copytree(saved, store)
        file = random.choice([path for path in sorted(store.iterdir()) if path.suffix in (".sqlite", ".kgl")])
        data = bytearray(file.read_bytes())
        for _ in range(random.choice((1, 20))):
            data[random.randrange(len(data))] ^= random.randrange(1, 256)
        file.write_bytes(data)
        try:
            with open_store(str(store)) as opened:
                refresh(opened, always=True)
                if fingerprint(opened) != expected:
                    wrong.append(f"round {number}: another graph from {file.suffix}")
        except KgError:
            refused += 1
    again = folder / "again"
    with open_store(str(again)) as target:
        restore(
            folder / "backup.kg.gz", target, folder / "aside.kg.gz", verified=verify(folder / "backup.kg.gz")
        )
        if fingerprint(target) != expected:
            wrong.append("the backup gives another graph")
    lost, doubled = missing_and_doubled(str(again), [f"d-{number:06}" for number in range(documents)])
    name = f"flipped bytes ({refused} refused), restored from a backup"
    return Verdict(name, rounds, documents, lost, doubled, tuple(wrong))
