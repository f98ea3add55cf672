"""Clocks that jump."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.torture.verdict import (
    ROOT,
    Skip,
    Verdict,
    acknowledged,
    faults,
    missing_and_doubled,
    undisturbed,
)

_TIMES = ("2030-01-01 00:00:00", "1999-12-31 23:59:59", "2024-02-29 12:00:00", "1970-01-02 00:00:00")


def jumping_clock(name: str, target: str, documents: int, folder: Path) -> Verdict:
    """Load parts of the documents while the clock goes back and forth by decades."""
    if not shutil.which("faketime"):
        raise Skip("faketime isn't installed")
    told: set[str] = set()
    wrong: list[str] = []
    for number, time in enumerate(_TIMES, start=1):
        stop = documents * number // len(_TIMES)
        command = ["faketime", time, sys.executable, "-m", "tests.torture.writer", target, "0", str(stop)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        told |= acknowledged(done.stdout)
        wrong += [done.stderr.strip()] if done.returncode else []
    lost, doubled = missing_and_doubled(target, told)
    expected = undisturbed(range(documents), folder / "undisturbed")
    return Verdict(
        f"jumping clock, {name}", len(_TIMES), len(told), lost, doubled, (*wrong, *faults(target, expected))
    )
