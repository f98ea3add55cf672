"""Finding posts: the phrase around a title's head word, and its pieces.

A phrase is the head with its modifiers on the left ("acting Norwegian foreign") and its complements on
the right ("of the General Staff", "for Europe (ABC)"). It is read from the words and their tags alone:
parses are least reliable in exactly these stacks of nouns.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from kg.extract.mentions.acronyms import explained
from kg.extract.mentions.mention import Mention, RolePhrase
from kg.extract.mentions.name_bounds import is_day
from kg.extract.posts.complements import DETERMINERS, JOINING, MODIFIERS, Complements
from kg.extract.posts.post import read_post
from kg.extract.words.heads import head_class, is_plural
from kg.extract.words.lexicon import HeadClass, roles
from kg.gazetteer import country_by_adjective
from kg.gazetteer.countries import country_by_name

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What a body is called when it is named again.
_OWNING = frozenset(
    {"bloc", "organization", "organisation", "group", "company", "agency", "alliance", "fund", "bank"}
)
_APPOINTING = frozenset({"named", "appointed", "nominated", "elected", "chose", "picked"})
_DASHES = frozenset("-–—/")


def role_phrases(doc: "Doc", mentions: list[Mention]) -> list[RolePhrase]:
    """Return the outermost posts of a text in order; posts inside the complement of another go with it."""
    finder, text = _Finder(doc, mentions), doc.text
    long = explained(text, mentions)
    kept: list[RolePhrase] = []
    for phrase in sorted(finder.all(), key=lambda p: (p.start, -p.end)):
        if not kept or phrase.start >= kept[-1].end:
            kept.append(phrase)
        elif text.startswith(("'s", "’s"), kept[-1].end):
            # "the Emir of Riverland's special envoy": the envoy's post, not the Emir's.
            kept[-1] = msgspec.structs.replace(phrase, start=kept[-1].start)
    return [_spelled_out(phrase, long) for phrase in kept] if long else kept


def _spelled_out(phrase: RolePhrase, long: dict[str, str]) -> RolePhrase:
    """Write out whose a post is where the text explains it: "MTI chairman", "chairman of MTI"."""
    role = phrase.role
    first, _, rest = (role.role or "").partition(" ")
    if role.organization in long:
        role = msgspec.structs.replace(role, organization=long[role.organization or ""])
    elif rest and not role.organization and first in long:
        role = msgspec.structs.replace(role, organization=long[first], role=rest)
    return msgspec.structs.replace(phrase, role=role)


class _Finder(Complements):
    def all(self) -> Iterator[RolePhrase]:
        for token in self.doc:
            found = head_class(token)
            if (
                found
                and not self.in_name[token.i]
                and not self._is_rank(token)
                and not (self.in_body[token.i] and self.in_body[token.i + 1])
            ):
                yield self._phrase(token, found)

    def _is_rank(self, token: "Token") -> bool:
        """ "General", "Admiral" before a name are ranks; so they are after a comma or another title."""
        after_post = token.i > 0 and token.nbor(-1).lower_ in roles().before_general
        after = token.i + 1
        while after < len(self.doc) and self.doc[after].lower_.rstrip(".") in roles().honorifics:
            after += 1
        if token.lower_ in roles().courtesies and token.i and self.in_name[after]:
            # "Foreign Minister Prince Doe": the title of nobility is no part of the post.
            return head_class(token.nbor(-1)) is not None
        return token.lower_ in roles().ranks and (self.in_name[after] or after_post)

    def _phrase(self, head: "Token", head_class: HeadClass) -> RolePhrase:
        doc = self.doc
        start = self._left(head.i)
        determiner = doc[start - 1] if start and doc[start - 1].tag_ in DETERMINERS else None
        head_end = self._head_end(head)
        end = self.right(head, head_end)
        role = read_post(doc, start, head, head_end, end, head_class)
        if not role.organization:
            owner = self._owner_before(determiner or doc[start])
            role = msgspec.structs.replace(role, organization=owner) if owner else role
        modified = start < head.i or end > head_end
        definite = determiner.lower_ in ("the", "his", "her", "their", "its") if determiner else modified
        first = determiner.i if determiner else start
        return RolePhrase(
            start=doc[first].idx,
            end=doc[end - 1].idx + len(doc[end - 1]),
            head_start=head.idx,
            head_end=head.idx + len(head),
            role=role,
            definite=definite,
            plural=is_plural(head),
        )

    def _owner_before(self, first: "Token") -> str | None:
        """Return the body of "its chair" or "the bloc's chair": the only one named before in the sentence."""
        of_bloc = first.nbor(1).lower_ in _OWNING if first.i + 1 < len(self.doc) else False
        if first.lower_ != "its" and not of_bloc:
            return None
        before = {name for start, name in self.bodies.items() if first.sent.start <= start < first.i}
        return before.pop() if len(before) == 1 else None

    def _left(self, index: int) -> int:
        """Walk left over what can modify a title, but never into a person's name or across a comma."""
        doc = self.doc
        start = index
        while start > 0 and not self.in_name[start - 1]:
            word = doc[start - 1]
            if word.ent_type_ in ("DATE", "TIME") or ")" in word.text or self._appoints(word):
                break
            if word.text in _DASHES and word.whitespace_:
                # "Deputy Prime Minister – Minister of Foreign Affairs"
                if start < 2 or not roles().head_class(doc[start - 2].lower_):
                    break
                start -= 1
            elif (
                word.tag_ in MODIFIERS
                or (word.text == "Under" and doc[start : index + 1].text.lstrip("-") == "Secretary")
                or word.lower_ in roles().past
                or word.text in ("’s", "'s")
                or self.in_body[start - 1]
                or (word.tag_ == "DT" and start - 2 >= 0 and doc[start].tag_ == "POS")
                or (word.lower_ in JOINING and self._joins_portfolios(start - 1))
            ):
                start -= 1
            else:
                break
        while (
            start < index
            and (
                doc[start].tag_ in ("POS", "HYPH", "VBG", "VBN")
                or doc[start].is_space
                or doc[start].lower_.rstrip(".") in roles().honorifics
                or doc[start].lower_ in JOINING  # "met B on Monday and President C on Tuesday"
            )
            and not self._is_participle(doc[start])
        ):
            start += 1
        return start

    def _appoints(self, word: "Token") -> bool:
        """Whether a country or body names somebody here: "Riverland named career diplomat Jo Doe …"."""
        return word.lower_ in _APPOINTING and word.i > 0 and self.in_body[word.i - 1]

    def _is_participle(self, word: "Token") -> bool:
        return word.lower_ in (
            "acting",
            "visiting",
            "outgoing",
            "incoming",
            "designated",
            "retired",
            "elected",
            "managing",
            "founding",
            "commanding",
        )

    def _joins_portfolios(self, index: int) -> bool:
        """Whether "and" joins two adjectives of one post: "Foreign and Defence Minister"."""
        doc = self.doc
        left, right = doc[index - 1], doc[index + 1]
        if (
            self.in_name[index - 1]
            or left.ent_type_ in ("DATE", "TIME")
            or is_day(left)
            or roles().head_class(left.lower_)
            or index < 2
            or head_class(right)
        ):
            return False
        same_case = left.text[:1].isupper() == right.text[:1].isupper()
        names = (
            country_by_adjective(left.text) or country_by_name(left.text) or country_by_adjective(right.text)
        )
        return left.tag_ in ("JJ", "NN", "NNP") and same_case and not names and not self.in_body[index - 1]

    def _head_end(self, head: "Token") -> int:
        """Return the end of the head: "Secretary" takes "General", "Commander" takes "-in-Chief"."""
        doc, end = self.doc, head.i + 1
        if end < len(doc) and doc[end].lower_ == "general" and head.lower_ in roles().before_general:
            return end + 1
        if doc[end : end + 3].text.lower() == "extraordinary and plenipotentiary":
            return end + 3
        while (
            end + 1 < len(doc)
            and doc[end].text == "-"
            and not doc[end - 1].whitespace_
            and not doc[end].whitespace_
        ):
            end += 2
        return end
