"""The head word of a title: which word is one, in the singular or plural, and which is a name."""

from typing import TYPE_CHECKING

from kg.extract.words.lexicon import HeadClass, roles

if TYPE_CHECKING:
    from spacy.tokens import Token


# Heads that only their complement makes those of a state.
_WITH_COMPLEMENT = {"head": ("of state", "of government"), "heads": ("of state", "of government")}
# Rulers whose titles are names too, and titles only where "of" a country follows: "the Shah of Riverland".
_RULERS = frozenset(
    {"shah", "khan", "maharaja", "nizam", "negus", "tsar", "czar", "kaiser", "khedive", "regent"}
)
# Whoever leads anything, and who speaks for anybody.
CHIEFS = frozenset({"chief", "leader", "governor", "boss"})
SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
# Titles of two words that the model takes into names.
TITLES_OF_TWO_WORDS = frozenset(
    {"crown prince", "crown princess", "prime minister", "vice president", "first lady"}
)


def _followed_by(token: "Token", phrases: tuple[str, ...]) -> bool:
    return token.doc[token.i + 1 : token.i + 3].text.lower() in phrases


def is_counterpart(head: "Token") -> bool:
    """Whether a head says only that somebody holds the post of somebody else, in another place."""
    word = head.lemma_.lower()
    if word == "number":
        return head.i > 0 and head.nbor(-1).lower_ == "opposite"
    return word in ("counterpart", "colleague", "peer", "vis") or word.startswith("vis-")


def is_name_behind_title(token: "Token") -> bool:
    """Whether a title that is a given name too is one here: "Foreign Minister Amir Doe"."""
    if token.lower_ not in ("amir", "sultan") or not token.i:
        return False
    return token.text.istitle() and bool(roles().head_class(token.nbor(-1).lower_))


def is_ruler(token: "Token") -> bool:
    """Whether a word is the title of a ruler here, and no name."""
    return token.lower_ in _RULERS and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "of"


def head_class(token: "Token") -> HeadClass | None:
    """Return the class of a title's head; "opposite number" and "vis-à-vis" have none among their words."""
    if is_counterpart(token):
        return "person" if token.tag_.startswith("NN") or token.lower_.startswith("vis") else None
    if token.lower_ in _WITH_COMPLEMENT and _followed_by(token, _WITH_COMPLEMENT[token.lower_]):
        # "the Riverlandish head of state", "the High Commissioner of Riverland" are a state's.
        return "state"
    if token.lower_ == "commissioner" and token.i and token.nbor(-1).lower_ == "high":
        return "state"
    if token.text == "chief" and token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "NNP":
        # "army chief Doe": models take it for an adjective.
        return "military"
    if is_ruler(token):
        return "state"
    if not token.tag_.startswith("NN") or is_name_behind_title(token):
        return None
    if token.lower_ == "pm" and (token.text != "PM" or (token.i and token.nbor(-1).like_num)):
        return None
    words = (token.lemma_.lower(), token.lower_, token.lower_.removesuffix("s"))
    return next((found for word in words if (found := roles().head_class(word))), None)


def ends_portfolio(word: "Token") -> bool:
    """Whether a word ends what a minister is for, and is no name: "(Secretary of) State"."""
    if not word.text[:1].isupper() or (word.lower_ not in roles().portfolios and word.lower_ != "state"):
        return False
    for token in reversed(word.doc[max(0, word.i - 6) : word.i]):
        if token.lower_ in ("of", "for"):
            title = token.nbor(-1) if token.i else None
            return title is not None and title.text[:1].isupper() and head_class(title) is not None
        if not (token.text[:1].isupper() or token.lower_ in ("and", "the", ",", "&")):
            return False
    return False


def is_plural(head: "Token") -> bool:
    """Whether a title is in the plural, also in capitals, where the model sees names: "Foreign Ministers"."""
    return head.tag_ in ("NNS", "NNPS") or not (
        is_ruler(head)
        or roles().head_class(head.lower_)
        or roles().head_class(head.lemma_.lower())
        or is_counterpart(head)
    )
