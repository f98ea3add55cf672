"""What is seen of a load while it runs."""

import os
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from kg.load import load_documents, total_size

pty = pytest.importorskip("pty", reason="there are no such terminals here")

TEXT = "Norwegian Foreign Minister Ana Berg met Finnish President Ida Salo in Oslo on 3 May 2021."


def folder(path: Path) -> Path:
    for number in range(3):
        (path / f"{number}.txt").write_text(f"{TEXT} This is text {number}.", encoding="utf-8")
    lines = "".join(f'{{"id": "l{number}", "text": "{TEXT} Line {number}."}}\n' for number in range(50))
    (path / "more.jsonl").write_text(lines, encoding="utf-8")
    return path


def test_the_bytes_that_are_read_grow_up_to_the_size_of_the_input(tmp_path: Path) -> None:
    read: list[int] = []
    sources = [str(folder(tmp_path))]
    assert len(list(load_documents(sources, on_bytes=read.append))) == 53
    assert read == sorted(read)
    assert read[-1] == total_size(sources) == sum(one.stat().st_size for one in tmp_path.iterdir())


def test_the_size_of_a_stream_is_not_known(tmp_path: Path) -> None:
    assert total_size([str(folder(tmp_path)), "-"]) is None
    assert total_size([str(tmp_path / "nothing")]) == 0


def on_terminal(command: list[str]) -> tuple[int, str]:
    """Run a command on a terminal of its own; return its exit code and what was to be seen."""
    parent, child = pty.openpty()
    running = subprocess.Popen(command, stdout=child, stderr=child)
    os.close(child)
    shown = b""
    # Linux reports the end of a terminal whose last user has gone as an error.
    with suppress(OSError), os.fdopen(parent, "rb", buffering=0) as terminal:
        while piece := terminal.read(65536):
            shown += piece
    return running.wait(timeout=120), re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())


def test_a_terminal_shows_how_far_it_is_and_a_file_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kg", "--store", str(tmp_path / "store"), "load"]
    (tmp_path / "in").mkdir()
    command.append(str(folder(tmp_path / "in")))
    code, shown = on_terminal(command)
    assert code == 0
    assert "53 documents" in shown
    assert "deriving the graph" in shown
    quiet = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert quiet.stderr == ""
