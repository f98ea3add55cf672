"""A folder that can't be written, a disk that is full."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.torture.verdict import (
    ROOT,
    Skip,
    Verdict,
    acknowledged,
    faults,
    missing_and_doubled,
    start_writer,
    undisturbed,
)

# For root, permissions count only without these capabilities.
_RIGHTS = "-dac_override,-dac_read_search"


def read_only_folder(folder: Path, documents: int) -> Verdict:
    """Let somebody without the right to write read a store, and try to load into it."""
    if os.name == "nt" or (os.geteuid() == 0 and not shutil.which("setpriv")):
        raise Skip("permissions can't be taken away here")
    store = folder / "store"
    output, _ = start_writer(str(store), 0, documents).communicate()
    for path in (store, *store.iterdir()):
        path.chmod(0o555 if path.is_dir() else 0o444)
    asked = _kg(store, "ask", "who met in Oslo")
    loaded = _kg(store, "load", str(ROOT / "examples"))
    wrong = (
        [] if asked.returncode == 0 and "Oslo" in asked.stdout else [f"can't be read: {asked.stderr.strip()}"]
    )
    if loaded.returncode != 3 or len(loaded.stderr.strip().splitlines()) != 1:
        wrong.append(f"no clear refusal: {loaded.returncode} {loaded.stderr.strip()}")
    for path in (store, *store.iterdir()):
        path.chmod(0o755 if path.is_dir() else 0o644)
    told = acknowledged(output)
    lost, doubled = missing_and_doubled(str(store), told)
    expected = undisturbed(range(documents), folder / "undisturbed")
    return Verdict(
        "a folder that can't be written", 1, len(told), lost, doubled, (*wrong, *faults(str(store), expected))
    )


def _kg(store: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run kg as somebody whose permissions count."""
    plain = [sys.executable, "-m", "kg", "--quiet", "--store", str(store), *arguments]
    limited = ["setpriv", "--bounding-set", _RIGHTS, "--inh-caps", _RIGHTS, *plain]
    command = limited if os.geteuid() == 0 else plain
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def full_disk(folder: Path, rounds: int, documents: int) -> Verdict:
    """Load into a small file system until it is full, give it a little more room, and so on."""
    with _small_disk(folder / "disk") as disk:
        store = disk / "store"
        told: set[str] = set()
        lost = doubled = refused = 0
        wrong: list[str] = []
        for number in range(rounds):
            _resize(disk, 400 + 300 * number)
            writer = start_writer(str(store), 0, documents)
            output, errors = writer.communicate()
            told |= acknowledged(output)
            if writer.returncode:
                refused += 1
                if len(errors.strip().splitlines()) != 1:
                    wrong.append(f"no clear error: {errors.strip()[-300:]}")
            if (store / "ledger.sqlite").exists() and told:
                missing, twice = missing_and_doubled(str(store), told)
                lost, doubled = lost + missing, doubled + twice
        if not refused:
            wrong.append("the disk was never full")
        _resize(disk, 200_000)
        start_writer(str(store), 0, documents).communicate()
        expected = undisturbed(range(documents), folder / "undisturbed")
        wrong += faults(str(store), expected)
        return Verdict("full disk", refused, len(told), lost, doubled, tuple(wrong))


@contextmanager
def _small_disk(mount: Path) -> Iterator[Path]:
    mount.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(mount)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True, check=False).returncode:
        raise Skip("no small file system can be mounted here")
    try:
        yield mount
    finally:
        subprocess.run(["umount", str(mount)], check=True)


def _resize(mount: Path, kilobytes: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={kilobytes}k", str(mount)], check=True)
