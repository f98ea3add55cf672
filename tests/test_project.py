"""The project's own files agree with each other: versions, lock files, commands, the container set-up."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import kg
from kg.cli.serve import command as serve
from tests.neo4j.server import IMAGE

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-build.lock")
# Where packages come from is a matter of the machine that installs them.
REGISTRY = re.compile(
    r"\b(pypi|pythonhosted|npmjs|crates|proxy\.golang|deb\.debian|repo1?\.maven(\.apache)?)\.(org|io|com)\b"
)


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def project_files() -> list[Path]:
    """Return the files that are, or would be, committed."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def test_no_file_names_a_package_registry() -> None:
    named = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in project_files()
        if (found := REGISTRY.search(path.read_bytes().decode("utf-8", "replace")))
    ]
    assert not named


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in project_files()
        if page.suffix == ".md"
        for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
        if not re.match(r"[a-z]+:|#", target) and not (page.parent / target.partition("#")[0]).exists()
    ]
    assert not broken


def test_licence_is_apache_2() -> None:
    licence = read("LICENSE")
    assert PROJECT["project"]["license"] == "Apache-2.0"
    assert "Apache License" in licence
    assert "END OF TERMS AND CONDITIONS" in licence


def test_changelog_is_about_this_version() -> None:
    versions = re.findall(r"^## \[(\d[^\]]*)\]", read("CHANGELOG.md"), re.MULTILINE)
    assert versions[0] == kg.__version__


# --- commands ---


def makefile_targets() -> set[str]:
    phony = re.search(r"^\.PHONY: (.+)$", read("Makefile"), re.MULTILINE)
    assert phony
    return set(phony[1].split())


def test_every_make_target_is_explained() -> None:
    explained = set(re.findall(r"^([a-z0-9-]+):.*## \S", read("Makefile"), re.MULTILINE))
    assert explained == makefile_targets()


def test_contributing_names_every_make_target() -> None:
    named = set(re.findall(r"`make ([a-z0-9-]+)", read("CONTRIBUTING.md")))
    assert named == makefile_targets() - {"help"}


def test_readme_gives_the_two_commands() -> None:
    assert {"demo", "test"} <= set(re.findall(r"make ([a-z-]+)", read("README.md")))


@pytest.mark.skipif(sys.platform == "win32", reason="no file modes, no bash")
def test_ci_script_is_sound() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", script], check=True)


# --- dependencies ---

# Where the import name isn't the name of the package with _ for -.
# "compression" is in the standard library from Python 3.14 on, and comes with the other before.
DISTRIBUTIONS = {
    "backports": "backports-zstd",
    "compression": "backports-zstd",
    "mimeparse": "python-mimeparse",
    "yaml": "pyyaml",
}


def imports(path: Path) -> set[str]:
    """Return the names of the top-level modules that a file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names - sys.stdlib_module_names - {"kg"}


def test_every_import_is_a_dependency_of_ours() -> None:
    declared = {canonicalize_name(Requirement(item).name) for item in PROJECT["project"]["dependencies"]}
    extras = [item for extra in PROJECT["project"]["optional-dependencies"].values() for item in extra]
    optional = {canonicalize_name(Requirement(item).name) for item in extras}
    for path in (ROOT / "kg").rglob("*.py"):
        used = {canonicalize_name(DISTRIBUTIONS.get(name, name)) for name in imports(path)}
        assert used <= declared | optional, path.relative_to(ROOT)
        if used & (optional - declared):
            assert "except ModuleNotFoundError" in path.read_text("utf-8"), f"{path} needs an extra"


def locked(path: str) -> dict[str, set[str]]:
    """Return name -> versions; a name has two where they depend on the Python version."""
    pins: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==(\S+)", read(path), re.MULTILINE):
        pins.setdefault(canonicalize_name(name), set()).add(version)
    return pins


def group(name: str) -> list[str]:
    items: list[Any] = PROJECT["dependency-groups"][name]
    return [
        requirement
        for item in items
        for requirement in ([item] if isinstance(item, str) else group(item["include-group"]))
    ]


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.lock", PROJECT["project"]["dependencies"]),
        ("requirements-dev.lock", PROJECT["project"]["dependencies"] + group("dev")),
        ("requirements-build.lock", group("build")),
    ],
)
def test_lock_satisfies_pyproject(lock: str, wanted: list[str]) -> None:
    pins = locked(lock)
    for requirement in map(Requirement, wanted):
        versions = pins.get(canonicalize_name(requirement.name), set())
        assert versions, f"{requirement.name} is not in {lock}: run make lock"
        assert all(requirement.specifier.contains(version) for version in versions), requirement


def test_locks_agree_with_each_other() -> None:
    everything = locked("requirements-dev.lock")
    for lock in ("requirements.lock", "requirements-build.lock"):
        for name, versions in locked(lock).items():
            assert versions <= everything[name], f"{name} in {lock}"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes(lock: str) -> None:
    # A requirement goes on to the next line after a backslash: one without has no hash.
    assert not [line for line in read(lock).splitlines() if "==" in line and not line.endswith("\\")]


# --- containers ---

COMPOSE = yaml.safe_load(read("docker/compose.yaml"))


def test_compose_file_keeps_the_specification() -> None:
    schema = json.loads(read("tests/data/compose-spec.json"))
    jsonschema.Draft7Validator(schema).validate(COMPOSE)


def test_what_uses_neo4j_waits_until_it_answers() -> None:
    neo4j, *others = COMPOSE["services"].values()
    assert "cypher-shell" in neo4j["healthcheck"]["test"][-1]
    assert all(one["depends_on"]["neo4j"]["condition"] == "service_healthy" for one in others)


@pytest.mark.parametrize("name", ["loader", "sample"])
def test_loading_is_a_job(name: str) -> None:
    job = COMPOSE["services"][name]
    assert (job["command"], job["restart"]) == (["load", "/articles"], "no")
    assert job["profiles"]
    assert any(volume.split(":")[-2:] == ["/articles", "ro"] for volume in job["volumes"])


def test_the_endpoint_in_a_container_has_a_command_that_is_and_a_token() -> None:
    service = COMPOSE["services"]["sparql"]
    name, *arguments = service["command"]
    assert name == serve.name
    # As the group would: a command keeps the names of its help from the first time on.
    given = serve.make_context(name, arguments, help_option_names=["-h", "--help"]).params
    assert (given["sparql"], given["host"]) == (True, "0.0.0.0")
    assert given["port"] == int(service["ports"][0].rpartition(":")[2])
    assert service["environment"]["KG_TOKEN"]
    compile(service["healthcheck"]["test"][-1], "healthcheck", "exec")


def test_containers_have_no_rights() -> None:
    for name, service in COMPOSE["services"].items():
        if name != "neo4j":
            assert service["read_only"]
            assert service["cap_drop"] == ["ALL"]
    user = re.findall(r"^USER (\S+)$", read("docker/Dockerfile"), re.MULTILINE)
    assert user == ["10001"]


def test_compose_runs_the_neo4j_that_is_tested() -> None:
    assert COMPOSE["services"]["neo4j"]["image"] == IMAGE


def test_no_password_is_written_down() -> None:
    for service in COMPOSE["services"].values():
        for name, value in service["environment"].items():
            if name.endswith(("AUTH", "PASSWORD", "TOKEN")):
                own = "KG_TOKEN" if name.endswith("TOKEN") else "KG_NEO4J_PASSWORD"
                assert f"${{{own}:?" in value, "who only asks has another one than who writes"


def test_compose_settings_are_documented() -> None:
    used = set(re.findall(r"\$\{(KG_\w+)", read("docker/compose.yaml")))
    table = read("docker/README.md").partition("## Settings")[2].partition("## ")[0]
    assert used == set(re.findall(r"KG_\w+", table))


def test_image_is_built_from_files_that_reach_the_engine() -> None:
    copies = re.findall(r"^COPY (?!--from)(.+) \S+$", read("docker/Dockerfile"), re.MULTILINE)
    sent = {line[1:] for line in read("docker/Dockerfile.dockerignore").splitlines() if line.startswith("!")}
    copied = {name for line in copies for name in line.split()}
    assert copied == sent
    assert all((ROOT / name).exists() for name in copied)


def test_dockerfile_passes_hadolint() -> None:
    hadolint = shutil.which("hadolint", path=os.path.dirname(sys.executable))
    if not hadolint:
        pytest.skip("hadolint has no wheel for this machine")
    subprocess.run([hadolint, str(ROOT / "docker" / "Dockerfile")], check=True)


@pytest.mark.parametrize("path", ["Makefile", "docker/Dockerfile", ".ci/run", "CONTRIBUTING.md"])
def test_what_is_locked_is_installed_without_resolving(path: str) -> None:
    # Else pip looks for newer releases of what is named with extras, and stops at the first: it has no hash.
    commands = [line for line in read(path).splitlines() if "--require-hashes" in line]
    assert commands
    assert all("--no-deps" in line for line in commands)
