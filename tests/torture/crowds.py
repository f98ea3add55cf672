"""Several at one store: two writers, many readers while one loads."""

import subprocess
import sys
from pathlib import Path

from tests.torture.verdict import (
    ROOT,
    Verdict,
    acknowledged,
    faults,
    missing_and_doubled,
    start_writer,
    undisturbed,
)


def two_writers(name: str, target: str, documents: int, folder: Path, *, at_once: bool) -> Verdict:
    """Let two processes load overlapping documents. ``at_once``: the store takes both, else refuses one."""
    half = documents // 2
    writers = [start_writer(target, 0, documents), start_writer(target, half, documents + half)]
    told: set[str] = set()
    refused = []
    for writer in writers:
        output, errors = writer.communicate()
        told |= acknowledged(output)
        if writer.returncode:
            refused.append(errors.strip())
    wrong = [] if at_once or len(refused) == 1 else [f"{len(refused)} of two writers were refused"]
    wrong += [f"the message doesn't say who writes: {one}" for one in refused if "process" not in one]
    wrong += refused if at_once else []
    for first, stop in ((0, documents), (half, documents + half)):
        start_writer(target, first, stop).communicate()
    expected = undisturbed(range(documents + half), folder / "undisturbed")
    lost, doubled = missing_and_doubled(target, told)
    return Verdict(f"two writers, {name}", 1, len(told), lost, doubled, (*wrong, *faults(target, expected)))


def readers_during_a_load(name: str, target: str, documents: int, readers: int, folder: Path) -> Verdict:
    """Let many read while one loads: none sees an error, or a meeting without what tells of it."""
    start_writer(target, 0, documents // 4).communicate()
    writer = start_writer(target, 0, documents)
    command = [sys.executable, "-m", "tests.torture.reader", target]
    pipe = subprocess.PIPE
    crowd = [
        subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
        for _ in range(readers)
    ]
    output, errors = writer.communicate()
    wrong = [errors.strip()] if writer.returncode else []
    looks = 0
    for reader in crowd:
        said, problems = reader.communicate("stop\n")
        looks += int(said or 0)
        wrong += [problems.strip().splitlines()[-1]] if reader.returncode else []
    told = acknowledged(output)
    lost, doubled = missing_and_doubled(target, told)
    expected = undisturbed(range(documents), folder / "undisturbed")
    faulty = (*wrong, *faults(target, expected))
    return Verdict(f"{readers} readers while one loads, {name}", looks, len(told), lost, doubled, faulty)
