"""What is fetched for the explorer is what was chosen."""

from tools.vendor import PACKAGES, SUMS, VENDOR, sums


def test_the_files_are_those_that_were_chosen() -> None:
    assert SUMS.read_text("utf-8") == sums()
    names = {name for files in PACKAGES.values() for name in files.values()}
    assert {file.name for file in VENDOR.iterdir()} == names | {SUMS.name}
    assert sum("LICENSE" in name for name in names) == len(PACKAGES)
