"""Streets, cups, buildings and the like that bear the name of a person or of a post."""

from typing import TYPE_CHECKING

from kg.extract.words.heads import TITLES_OF_TWO_WORDS
from kg.extract.words.lexicon import roles

if TYPE_CHECKING:
    from spacy.tokens import Span

# What bears the name of a post itself: "President Street", "the Prime Minister Cup".
_THINGS = frozenset(
    {"street", "avenue", "bridge", "road", "boulevard", "stadium", "cup", "trophy", "prize", "award"}
    | {"medal", "highway", "airport", "library", "games", "tournament", "stakes", "canal", "dam", "tunnel"}
)
# Of these, no surname is one.
AWARDS = frozenset({"trophy", "prize", "award", "medal", "stakes", "tournament"})
# What is called after people: "the King Doe centre". An army or a court beside a name may be another word.
_BEARERS = (roles().venues - {"arena", "port", "square"}) | frozenset(
    {"centre", "center", "foundation", "institute", "university", "college", "academy", "school", "hospital"}
    | {"administration", "government", "fund", "street", "avenue", "bridge", "road", "doctrine", "prize"}
    | _THINGS
)


def bears_a_name(name: "Span") -> bool:
    """Whether a building or a body bears the name: "the King Doe centre", "the Doe government"."""
    after = name.doc[name.end] if name.end < len(name.doc) else None
    return (
        after is not None
        and after.lower_ in _BEARERS
        and after.tag_ in ("NN", "NNP")
        and bool(name[-1].whitespace_)
    )


def is_a_thing(name: "Span") -> bool:
    """Whether a title and the words behind it are a street, a cup or the like, and nobody's name."""
    if not name or not name.start or name[-1].lower_ not in _THINGS:
        return False
    title = name.doc[name.start - 1]
    if not (title.text[:1].isupper() and roles().head_class(title.lower_.rstrip("."))):
        return False
    # "President Street"; "the King Omar Bridge" but "King Omar Bridge said".
    first = name.doc[title.i - 1] if title.i else None
    if first is not None and f"{first.lower_} {title.lower_}" in TITLES_OF_TWO_WORDS:
        first = name.doc[first.i - 1] if first.i else None
    return len(name) == 1 or (first is not None and first.lower_ == "the")
