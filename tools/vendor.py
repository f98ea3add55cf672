"""Fetch what the explorer draws with, from npm: files of packages, unchanged, and their licences.

``python -m tools.vendor`` needs npm. ``SHA256SUMS`` beside the files says what they were when chosen.
"""

import hashlib
import shutil
import subprocess
import tarfile
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

VENDOR = Path(__file__).parents[1] / "kg" / "serve" / "page" / "vendor"
SUMS = VENDOR / "SHA256SUMS"
# What of which package becomes which file.
PACKAGES: Mapping[str, Mapping[str, str]] = {
    "echarts@6.1.0": {
        "dist/echarts.esm.min.js": "echarts.esm.min.js",
        "LICENSE": "echarts-LICENSE",
        "NOTICE": "echarts-NOTICE",
    },
    "world-atlas@2.0.2": {
        "land-110m.json": "land-110m.json",
        "land-50m.json": "land-50m.json",
        "LICENSE": "world-atlas-LICENSE",
    },
}


def main() -> None:
    """Put the files in their place, and write their digests."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is needed: install Node.js")
    VENDOR.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        for package, files in PACKAGES.items():
            made = subprocess.run(
                [npm, "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
            )
            with tarfile.open(Path(folder) / made.stdout.split()[-1]) as archive:
                for path, name in files.items():
                    member = archive.extractfile(f"package/{path}")
                    if member is None:
                        raise SystemExit(f"{package} has no {path}")
                    (VENDOR / name).write_bytes(member.read())
    SUMS.write_text(sums(), "utf-8")


def sums() -> str:
    """Return the digests of the files that are there, as ``sha256sum`` writes them."""
    files = sorted(file for file in VENDOR.iterdir() if file != SUMS)
    return "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files)


if __name__ == "__main__":
    main()
