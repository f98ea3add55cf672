"""A real Neo4j for the tests: the one that is named, else in Docker, else from its jars under Java."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, NoReturn

import pytest

from tests.neo4j.java import find_java


class Release(NamedTuple):
    """A Neo4j to test on, the Java that it needs at least, and the Cypher to speak if not its default."""

    version: str
    java: int
    cypher: str | None = None


# The later one still speaks Cypher 5 by itself: there 25 is tested, which a team may choose.
RELEASES = {"5": Release("5.26.18", 17), "2026": Release("2026.08.1", 25, "CYPHER 25")}
RELEASE = RELEASES[os.environ.get("KG_NEO4J_VERSION") or "5"]
IMAGE = f"neo4j:{RELEASE.version}-community"
PASSWORD = "only-for-tests"
HERE = Path(__file__).parent
LIB = Path.home() / ".cache" / "kg-neo4j" / RELEASE.version / "lib"
START_SECONDS = 120


class Server(NamedTuple):
    """Where it listens, and what it takes to get in."""

    uri: str
    user: str
    password: str


@contextmanager
def neo4j_server() -> Iterator[Server]:
    """Give a server; skip the test where none can be had, unless KG_REQUIRE_NEO4J=1: then fail."""
    if uri := os.environ.get("KG_NEO4J_URI"):
        yield Server(uri, os.environ.get("KG_NEO4J_USER", ""), os.environ.get("KG_NEO4J_PASSWORD", ""))
    elif _docker_runs():
        yield from _in_docker()
    elif (java := find_java(RELEASE.java)) and (LIB.is_dir() or shutil.which("mvn")):
        yield from _under_java(java)
    else:
        _go_without(f"no Neo4j: set KG_NEO4J_URI, run Docker, or install Java {RELEASE.java} and Maven")


def _go_without(missing: str) -> NoReturn:
    if os.environ.get("KG_REQUIRE_NEO4J") == "1":
        pytest.fail(missing)
    pytest.skip(missing)


def _docker_runs() -> bool:
    return (
        bool(shutil.which("docker"))
        and subprocess.run(["docker", "info"], check=False, capture_output=True).returncode == 0
    )


def _in_docker() -> Iterator[Server]:
    command = ["docker", "run", "--rm", "--detach", "--publish", "127.0.0.1::7687"]
    container = _output([*command, "--env", f"NEO4J_AUTH=neo4j/{PASSWORD}", IMAGE])
    try:
        server = Server(f"bolt://{_output(['docker', 'port', container, '7687'])}", "neo4j", PASSWORD)
        _wait_for(server)
        _set_language(server)
        yield server
    finally:
        subprocess.run(["docker", "stop", container], check=False, capture_output=True)


def _wait_for(server: Server) -> None:
    from neo4j import GraphDatabase
    from neo4j.exceptions import DriverError, Neo4jError

    end = time.monotonic() + START_SECONDS
    while True:
        try:
            with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
                return driver.verify_connectivity()
        except (DriverError, Neo4jError, OSError):
            if time.monotonic() > end:
                raise
            time.sleep(1)


def _set_language(server: Server) -> None:
    from neo4j import GraphDatabase

    if RELEASE.cypher:
        with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
            default = f"ALTER DATABASE neo4j SET DEFAULT LANGUAGE {RELEASE.cypher}"
            driver.execute_query(default, database_="system")


def _under_java(java: Path) -> Iterator[Server]:
    with (
        TemporaryDirectory(prefix="kg-neo4j-", ignore_cleanup_errors=True) as directory,
        _running(java, "Server.java", directory, "0", "0", PASSWORD) as uri,
    ):
        server = Server(uri, "neo4j", PASSWORD)
        _set_language(server)
        yield server


@contextmanager
def _running(java: Path, source: str, directory: str, *arguments: str) -> Iterator[str]:
    """Run a server whose data is in a directory, and give its URI."""
    with _started(java, source, directory, *arguments) as ((uri, *_), _):
        yield uri


@contextmanager
def _started(
    java: Path, source: str, directory: str, *arguments: str, jars: Path | None = None
) -> Iterator["tuple[list[str], subprocess.Popen[str]]"]:
    heap = os.environ.get("KG_NEO4J_HEAP") or "1g"
    classes = ":".join(f"{folder}/*" for folder in (_jars(), jars) if folder)
    command = [str(java), f"-Xmx{heap}", "-cp", classes, str(HERE / source), directory, *arguments]
    log = Path(directory) / "server.log"
    pipe = subprocess.PIPE
    with (
        log.open("w") as errors,
        subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=errors, text=True) as process,
    ):
        try:
            yield _uris_when_ready(process, log), process
        finally:
            process.terminate()


@contextmanager
def at_home(
    home: Path, port: int = 0, memory: int = 0, jars: Path | None = None
) -> Iterator["tuple[str, subprocess.Popen[str]]"]:
    """Run a server on the data of a folder that stays; give its URI and its process, which may be killed.

    ``memory``: bytes that all its transactions together may take, 0 for no limit. ``jars``: a folder of more of them.
    Needs Java.
    """
    java = find_java(RELEASE.java)
    if not java:
        _go_without(f"no Neo4j that can be stopped: install Java {RELEASE.java} and Maven")
    home.mkdir(exist_ok=True)
    with _started(java, "Home.java", str(home), str(port), str(memory), jars=jars) as ((uri, *_), process):
        yield uri, process


@contextmanager
def with_browser() -> Iterator[tuple[str, str]]:
    """Run an empty server without a password; give its URI, and the address of Neo4j Browser. Needs Java."""
    java = find_java(RELEASE.java)
    if not java:
        _go_without(f"no Neo4j Browser: install Java {RELEASE.java} and Maven")
    with (
        TemporaryDirectory(prefix="kg-neo4j-", ignore_cleanup_errors=True) as directory,
        _started(java, "Server.java", directory, "0", "0") as ((bolt, http), _),
    ):
        yield bolt, f"{http}/browser/"


@contextmanager
def imported(files: Path, home: Path) -> Iterator[str]:
    """Import files of `kg export neo4j-import` into an empty home, and give the URI of a Neo4j with them."""
    import_files(files, home)
    with _running(_java_for_import(), "Home.java", str(home)) as uri:
        yield uri


def import_files(files: Path, home: Path) -> None:
    """Import files of `kg export neo4j-import` into an empty home.

    The arguments are the ones that users are told of. Needs Java, else the test is skipped (or fails).
    """
    java = _java_for_import()
    opened = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in ("java.nio", "java.lang", "sun.nio.ch")]
    command = [str(java), "-Xmx1g", "-cp", f"{_jars()}/*", *opened, "org.neo4j.cli.AdminTool"]
    (home / "conf").mkdir(parents=True)
    done = subprocess.run(
        [*command, "database", "import", "full", "neo4j", "@import.args"],
        cwd=files,
        env={**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-1000:] + done.stderr[-2000:]


def _java_for_import() -> Path:
    java = find_java(RELEASE.java)
    if not java:
        _go_without(f"no neo4j-admin: install Java {RELEASE.java} and Maven")
    return java


def _uris_when_ready(process: "subprocess.Popen[str]", log: Path) -> list[str]:
    assert process.stdout
    for line in process.stdout:
        if line.startswith("ready "):
            return [uri.rstrip("/") for uri in line.split()[1:]]
    pytest.fail(f"Neo4j did not start: {log.read_text()[-2000:]}")


def _jars() -> Path:
    """Return the folder of jars; the first time they are fetched."""
    if not LIB.is_dir():
        # Beside first, then renamed: a fetch that is broken off leaves no half folder that looks whole.
        part = LIB.with_name(f"lib.{os.getpid()}")
        goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={part}"]
        version = f"-Dneo4j.version={RELEASE.version}"
        _output([shutil.which("mvn") or "mvn", "-q", "-f", str(HERE / "pom.xml"), version, *goal])
        try:
            part.rename(LIB)
        except OSError:  # another process was first
            shutil.rmtree(part)
            assert LIB.is_dir()
    return LIB


def _output(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
