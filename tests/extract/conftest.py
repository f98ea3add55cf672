"""The language model is loaded before the clock of any single test or example runs."""

import pytest

from kg.extract.text.nlp import language_model


@pytest.fixture(scope="session", autouse=True)
def _model() -> None:
    language_model()
