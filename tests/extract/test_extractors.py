"""Extractors by name, of this package and of others."""

from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint, EntryPoints
from typing import Any

import pytest

from kg.errors import NothingRead
from kg.extract import extractors
from kg.extract.extractors import extractor, extractor_names
from kg.model.document import Document
from kg.model.report import DocumentHead, Extraction

HERE = "tests.extract.test_extractors"
started: list[str] = []


class Other:
    """An extractor of another package."""

    name = "other 7"

    def __init__(self) -> None:
        started.append(self.name)

    def __call__(self, document: Document) -> Extraction:
        return Extraction(document=DocumentHead.of(document), extractor=self.name)


def lacks_a_model() -> Any:
    raise NothingRead("the model isn't installed; run `other download`")


def breaks() -> Any:
    raise OSError("no room")


Install = Callable[..., None]


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    extractor.cache_clear()
    started.clear()
    yield
    extractor.cache_clear()


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Install:
    """Give a function that makes extractors look installed: name=where."""

    def pretend(**values: str) -> None:
        installed = EntryPoints(EntryPoint(name, value, extractors.GROUP) for name, value in values.items())
        monkeypatch.setattr(extractors, "entry_points", lambda **wanted: installed.select(**wanted))

    return pretend


def test_those_of_this_package_are_installed() -> None:
    assert {"rules", "name-pair"} <= set(extractor_names())
    assert extractor().name.startswith("rules ")
    assert extractor("name-pair").name.startswith("name-pair ")


def test_another_package_can_add_one(install: Install) -> None:
    install(other=f"{HERE}:Other", rules="kg.extract.extractor:Rules")
    assert extractor_names() == ["other", "rules"]
    found = extractor("other")
    assert found(Document.of("They met.", id="a")).extractor == "other 7"


def test_it_is_started_once(install: Install) -> None:
    install(other=f"{HERE}:Other")
    assert extractor("other") is extractor("other")
    assert started == ["other 7"]


def test_an_unknown_name_tells_the_known_ones(install: Install) -> None:
    install(other=f"{HERE}:Other", rules="kg.extract.extractor:Rules")
    with pytest.raises(NothingRead, match=r"^there is no extractor 'othre'; installed are: other, rules$"):
        extractor("othre")


def test_without_any_it_says_what_to_do(install: Install) -> None:
    install()
    with pytest.raises(NothingRead, match="install kg anew"):
        extractor()


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("no_such_package.at_all:Reader", "No module named 'no_such_package'"),
        (f"{HERE}:NoSuchName", "NoSuchName"),
        (f"{HERE}:breaks", "OSError: no room"),
    ],
)
def test_one_that_cannot_be_started_says_why(install: Install, value: str, reason: str) -> None:
    install(broken=value)
    with pytest.raises(NothingRead) as refused:
        extractor("broken")
    assert f"the extractor 'broken' ({value}) can't be started" in str(refused.value)
    assert reason in str(refused.value)


def test_its_own_error_is_passed_on(install: Install) -> None:
    install(other=f"{HERE}:lacks_a_model")
    with pytest.raises(NothingRead, match=r"^the model isn't installed; run `other download`$"):
        extractor("other")


def test_what_failed_once_may_work_the_next_time(install: Install) -> None:
    install()
    with pytest.raises(NothingRead):
        extractor("other")
    install(other=f"{HERE}:Other")
    assert extractor("other").name == "other 7"
