"""Which language a text is in; English is told by its small words, others by a model."""

import re

# Words that English has in every other sentence and its neighbours don't have at all.
_ENGLISH = {"the", "and", "with", "that", "will", "from", "has", "have", "his", "her", "their"}
_ENGLISH |= {"said", "which", "been", "were", "would"}
# English prose has 10-15 % of them, other languages below 1 % (names of bodies, quotes).
_ENGLISH_SHARE = 0.04
# The model reads Latin script with few letters mostly as names in the language of their bearers.
_ENOUGH_LATIN = 100
_ENOUGH_SMALL = 6
_SAMPLE = 5000
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code, or ``None`` where the text is too short to tell."""
    words = _WORD.findall(text[:_SAMPLE])
    if sum(word.lower() in _ENGLISH for word in words) > _ENGLISH_SHARE * len(words):
        return "en"
    letters = "".join(words)
    if not letters or (len(letters) < _ENOUGH_LATIN and letters[0] < "\u0250"):
        return None
    import py3langid

    # Names are words of their bearers' languages: what is written small tells more, if there is enough of it.
    small = [word for word in words if word[0].islower()]
    sample = " ".join(small) if len(small) >= _ENOUGH_SMALL else text[:_SAMPLE]
    code: str = py3langid.classify(sample)[0]
    return None if code == "zxx" else code
