"""Reading a post: which words are the role, which the organization, which the country."""

import re
from typing import TYPE_CHECKING

from kg.extract.mentions.mention import Role
from kg.extract.posts.before_head import left_side, qualified
from kg.extract.posts.behind_head import right_side
from kg.extract.posts.states import state_named
from kg.extract.words.heads import SPOKES, is_counterpart
from kg.extract.words.lexicon import HeadClass

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


# "Special Representative of the Secretary-General": the United Nations have such, without saying whose.
_OF_THE_SECRETARY = re.compile(
    r"\b(?:Representative|Envoy|Advis[eo]r|Rapporteur)\b.*"
    r" of the (?:UN |U\.N\. |United Nations )?Secretary[- ]General\b"
)
_SMALL = frozenset({"of", "for", "and", "the", "to", "on", "in", "at"})
# Of what is in an organization, that which is held for a country where only the country is named.
_FOR_A_COUNTRY = frozenset(
    SPOKES
    | {
        "representative",
        "official",
        "diplomat",
        "commissioner",
        "speaker",
        "mediator",
        "coordinator",
        "delegate",
        "adviser",
        "advisor",
        "counsellor",
        "counselor",
    }
    | {"administrator", "rapporteur", "deputy", "planner", "coach"}
)


def read_post(doc: "Doc", start: int, head: "Token", head_end: int, end: int, head_class: HeadClass) -> Role:
    """Split the tokens ``start`` to ``end`` around ``head`` into role, organization and country."""
    first, country, body, past = left_side(doc, start, head.i)
    manner, after, of_state = qualified(doc, first, head.i)
    core = " ".join([*manner, *doc[after:head_end].text.split()])
    right, of_body, of_country = right_side(doc, head, head_end, end, head_class)
    role = f"{core} {right}".strip()
    country = of_country or country or of_state
    if body and of_body and of_country is not None and of_body == of_country.name:
        of_body = None  # "Trade Secretariat director of Riverland"
    for_country = head_class in ("state", "military") or head.lemma_.lower() in _FOR_A_COUNTRY
    state = country.name if country and for_country else None
    if _OF_THE_SECRETARY.search(role):
        of_body = of_body or body or "United Nations"
    if head_class in ("state", "military"):
        role = _in_capitals(role)
    role = f"former {role}" if past else role
    return Role(
        role=role,
        organization=_without_owner(of_body or body) or state,
        country=country.code if country else None,
        head=head.lemma_.lower(),
        head_class=head_class,
        past=past,
        counterpart=is_counterpart(head),
    )


def _without_owner(body: str | None) -> str | None:
    """Part a body from the state whose it is: "Riverland's Security Council"."""
    owner, _, rest = re.sub("’s ", "'s ", body or "").partition("'s ")
    return rest if rest and state_named(owner) else body


def _in_capitals(role: str) -> str:
    """Write a post as a title: "foreign minister" is "Foreign Minister"."""
    return " ".join(word if word.lower() in _SMALL else word[:1].upper() + word[1:] for word in role.split())
