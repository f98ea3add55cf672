"""All tortures, at a small size for every change and at full size for a release."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.torture.clocks import jumping_clock
from tests.torture.crowds import readers_during_a_load, two_writers
from tests.torture.damage import flipped_bytes
from tests.torture.disks import full_disk, read_only_folder
from tests.torture.kills import kill_writers
from tests.torture.servers import stopped_server, too_little_memory
from tests.torture.verdict import Verdict


class Size(NamedTuple):
    """How often, with how many documents, by how many."""

    kills: int
    documents: int
    readers: int
    flips: int
    fillings: int
    stops: int
    too_many: int


SMALL = Size(kills=3, documents=120, readers=4, flips=8, fillings=3, stops=1, too_many=300)
FULL = Size(kills=50, documents=2000, readers=20, flips=200, fillings=20, stops=10, too_many=6000)


class Scenario(NamedTuple):
    """A torture; ``run`` takes an empty folder."""

    name: str
    run: Callable[[Path], Verdict]


def of_any_store(store: str, target: Callable[[Path], str], size: Size) -> Iterator[Scenario]:
    """Yield what every store has to bear; ``target`` gives an empty one."""

    def scenario(name: str, function: Callable[[str, Path], Verdict]) -> Scenario:
        return Scenario(f"{name}, {store}", lambda folder: function(target(folder), folder))

    is_server = store != "embedded"
    yield scenario("kills", lambda to, folder: kill_writers(store, to, size.kills, folder))
    yield scenario(
        "two writers", lambda to, folder: two_writers(store, to, size.documents, folder, at_once=is_server)
    )
    yield scenario(
        "readers", lambda to, folder: readers_during_a_load(store, to, size.documents, size.readers, folder)
    )
    yield scenario("clock", lambda to, folder: jumping_clock(store, to, size.documents, folder))


def of_folders(size: Size) -> Iterator[Scenario]:
    """Yield what a folder has to bear."""
    yield Scenario("read-only folder", partial(read_only_folder, documents=size.documents))
    yield Scenario(
        "full disk", lambda folder: full_disk(folder, rounds=size.fillings, documents=4 * size.documents)
    )
    yield Scenario(
        "flipped bytes",
        lambda folder: flipped_bytes(folder, rounds=size.flips, documents=size.documents // 4),
    )


def of_servers(size: Size) -> Iterator[Scenario]:
    """Yield what is done to a server of Neo4j itself, which is started for it."""
    yield Scenario(
        "stops", lambda folder: stopped_server(folder, rounds=size.stops, documents=size.documents)
    )
    yield Scenario("memory", partial(too_little_memory, documents=size.too_many))


def embedded(folder: Path) -> str:
    """Return a folder for an embedded store."""
    return str(folder / "store")
