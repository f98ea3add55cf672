"""Writers that are killed at any moment."""

import os
import signal
import time
from pathlib import Path
from random import Random

from tests.torture.verdict import (
    Verdict,
    acknowledged,
    faults,
    missing_and_doubled,
    start_writer,
    undisturbed,
    unsound,
)

# Documents that are new in each round; a writer that isn't killed needs about so many seconds for them.
NEW = 60
_LONGEST = 1.5


def kill_writers(name: str, target: str, rounds: int, folder: Path, seed: int = 1) -> Verdict:
    """Kill -9 a process that loads, again and again, at random moments; then let one come to its end."""
    random = Random(seed)
    told: set[str] = set()
    lost = doubled = 0
    wrong: tuple[str, ...] = ()
    for number in range(1, rounds + 1):
        process = start_writer(target, 0, number * NEW)
        assert process.stdout
        begin = process.stdout.readline()
        time.sleep(random.uniform(0, _LONGEST))
        process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        rest, _ = process.communicate()
        told |= acknowledged(begin + rest)
        missing, twice = missing_and_doubled(target, told)
        lost, doubled = lost + missing, doubled + twice
        wrong += unsound(target) if told else ()
    last = start_writer(target, 0, rounds * NEW)
    output, errors = last.communicate()
    expected = undisturbed(range(rounds * NEW), folder / "undisturbed")
    told |= acknowledged(output)
    missing, twice = missing_and_doubled(target, told)
    wrong += (errors.strip(),) if last.returncode else faults(target, expected)
    if os.path.isdir(target) and len(list(Path(target).glob("graph-*.kgl"))) != 1:
        wrong += ("graph files of the killed are left",)
    return Verdict(f"kill -9 of writers, {name}", rounds, len(told), lost + missing, doubled + twice, wrong)
