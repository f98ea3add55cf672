"""A file is whole or not there, and nothing but a file is replaced."""

from pathlib import Path

import pytest

from kg.atomic import whole_file
from kg.errors import NothingRead


def test_what_a_link_leads_to_is_replaced_and_not_the_link(tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_text("before")
    link.symlink_to(file)
    with whole_file(link, replace=True) as stream:
        stream.write(b"after")
    assert link.is_symlink()
    assert file.read_text() == "after"


@pytest.mark.parametrize("name", ["folder", "/dev/null"])
def test_only_files_are_replaced(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(NothingRead, match="no regular file"), whole_file(tmp_path / name, replace=True):
        raise AssertionError("nothing is to be written")
    assert not [*tmp_path.glob("*.part")]


def test_a_file_that_breaks_off_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("before")
    with pytest.raises(ValueError, match="enough"), whole_file(file, replace=True) as stream:
        stream.write(b"af")
        raise ValueError("enough")
    assert file.read_text() == "before"
    assert [*tmp_path.iterdir()] == [file]
