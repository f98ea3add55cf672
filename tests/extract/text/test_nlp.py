"""The language model is known by name before it is loaded, and refused by name where there is none."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import NothingRead
from kg.extract.text import nlp
from kg.extract.text.nlp import MODEL_SETTING, language_model, model_name, stock_model


@pytest.fixture(autouse=True)
def _asked_anew() -> Iterator[None]:
    model_name.cache_clear()
    yield
    model_name.cache_clear()


def test_its_name_is_that_of_the_loaded_one() -> None:
    meta = language_model().meta
    assert model_name() == f"{meta['lang']}_{meta['name']} {meta['version']}"


def test_its_name_is_known_without_loading_it() -> None:
    code = (
        "import sys; from kg.extract.text.nlp import model_name; print(model_name(), 'spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == f"{model_name()} False\n"


def test_a_model_in_a_folder_says_its_name_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "meta.json").write_text(json.dumps({"lang": "en", "name": "own", "version": "2.1"}))
    monkeypatch.setenv(MODEL_SETTING, str(tmp_path))
    assert model_name() == "en_own 2.1"


@pytest.mark.parametrize("name", ["no_such_model", "/no/such/folder", "..", "no.such.model"])
def test_one_that_isnt_there_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MODEL_SETTING, name)
    monkeypatch.setattr(nlp, "language_model", stock_model)  # not the one that is loaded already
    with pytest.raises(NothingRead, match="KG_SPACY_MODEL"):
        model_name()
