"""Given names: whether a word is one, and whether its bearer is "he" or "she"."""

from functools import cache
from typing import Any, Literal

Gender = Literal["male", "female", "unknown"]


@cache
def _detector() -> Any:
    from gender_guesser.detector import Detector

    return Detector(case_sensitive=False)


def is_given_name(word: str) -> bool:
    """Whether the list of 40,000 names in ``gender-guesser`` has the word."""
    return word[:1].isupper() and _detector().get_gender(word) != "unknown"


def gender_of(name: str) -> Gender:
    """Return the gender that a full name suggests; ``unknown`` where names don't tell."""
    guess = _detector().get_gender(name.split(" ")[0])
    if guess.endswith("female"):
        return "female"
    return "male" if guess.endswith("male") else "unknown"
