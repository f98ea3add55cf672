"""Finding posts: the phrase around a title's head word, and its pieces.

A phrase is the head with its modifiers on the left ("acting Norwegian foreign") and its complements on
the right ("of the General Staff", "for Europe (ABC)"). It is read from the words and their tags alone:
parses are least reliable in exactly these stacks of nouns.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from kg.extract.mentions.mention import Mention, RolePhrase
from kg.extract.posts.post import SENT, read_post
from kg.extract.words.gender import is_given_name
from kg.extract.words.heads import head_class, is_counterpart, is_plural
from kg.extract.words.lexicon import HeadClass, roles
from kg.gazetteer import country_by_adjective, organization, place
from kg.gazetteer.countries import country_by_name

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MODIFIERS = frozenset({"JJ", "JJS", "NN", "NNP", "NNPS", "NNS", "POS", "HYPH", "VBG", "VBN", "AFX"})
_DETERMINERS = frozenset({"DT", "PRP$"})
# Words of posts and bodies, of which no name of a person consists.
_NOT_OF_NAMES = roles().bodies | roles().parts_of_posts | roles().ranks | frozenset({"policy", "trade"})
# What a body is called when it is named again.
_OWNING = frozenset(
    {"bloc", "organization", "organisation", "group", "company", "agency", "alliance", "fund", "bank"}
)
_DASHES = frozenset("-–—/")
_DIRECTIONS = frozenset({"to", "on"})
_JOINING = frozenset({"and", "&"})


def role_phrases(doc: "Doc", mentions: list[Mention]) -> list[RolePhrase]:
    """Return the outermost posts of a text in order; posts inside the complement of another go with it."""
    finder, text = _Finder(doc, mentions), doc.text
    kept: list[RolePhrase] = []
    for phrase in sorted(finder.all(), key=lambda p: (p.start, -p.end)):
        if not kept or phrase.start >= kept[-1].end:
            kept.append(phrase)
        elif text.startswith(("'s", "’s"), kept[-1].end):
            # "the Emir of Riverland's special envoy": the envoy's post, not the Emir's.
            kept[-1] = msgspec.structs.replace(phrase, start=kept[-1].start)
    return kept


class _Finder:
    def __init__(self, doc: "Doc", mentions: list[Mention]) -> None:
        self.doc = doc
        self.in_name = [False] * (len(doc) + 1)
        self.in_body = [False] * (len(doc) + 1)
        self.body_ends: set[int] = set()
        self.bodies: dict[int, str] = {}
        for mention in mentions:
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if mention.kind == "venue":
                continue
            marks = self.in_name if mention.kind == "person" else self.in_body
            for index in range(span.start, span.end) if span is not None else ():
                marks[index] = True
            if span is not None and mention.kind in ("state", "organization"):
                self.body_ends.add(span.end)
            if span is not None and mention.kind == "organization":
                self.bodies[span.start] = mention.name

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
        return token.lower_ in roles().ranks and (self.in_name[after] or after_post)

    def _phrase(self, head: "Token", head_class: HeadClass) -> RolePhrase:
        doc = self.doc
        start = self._left(head.i)
        determiner = doc[start - 1] if start and doc[start - 1].tag_ in _DETERMINERS else None
        head_end = self._head_end(head)
        end = self._right(head, head_end)
        role = read_post(doc, start, head, head_end, end, head_class)
        if not role.organization and head_class in ("body", "military"):
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
            if word.ent_type_ in ("DATE", "TIME"):
                break
            if word.text in _DASHES and word.whitespace_:
                # "Deputy Prime Minister – Minister of Foreign Affairs"
                if start < 2 or not roles().head_class(doc[start - 2].lower_):
                    break
                start -= 1
            elif (
                word.tag_ in _MODIFIERS
                or word.lower_ in roles().past
                or word.text in ("’s", "'s")
                or self.in_body[start - 1]
                or (word.tag_ == "DT" and start - 2 >= 0 and doc[start].tag_ == "POS")
                or (word.lower_ in _JOINING and self._joins_portfolios(start - 1))
            ):
                start -= 1
            else:
                break
        while (
            start < index
            and (doc[start].tag_ in ("POS", "HYPH", "VBG", "VBN") or doc[start].is_space)
            and not self._is_participle(doc[start])
        ):
            start += 1
        return start

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
        if self.in_name[index - 1] or roles().head_class(left.lower_) or index < 2:
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

    def _right(self, head: "Token", end: int) -> int:
        """Walk right over "of …", "for …", a region that belongs to the title, and an acronym in brackets."""
        doc = self.doc
        if end < len(doc) and not self.in_name[end] and self._is_region_of_title(end):
            end += 1
        is_state = roles().head_class(head.lemma_.lower()) == "state"
        while end + 1 < len(doc):
            word = doc[end].lower_
            ok = (
                word in ("of", "for")
                or (word in _DIRECTIONS and head.lemma_.lower() in roles().before_to)
                or (word == "to" and doc[end - 1].lower_ in SENT and doc[end - 1].text.istitle())
                or (word == "at" and not is_state and self._leads_to_body(end + 1))
            )
            ok = ok or (word == "from" and is_counterpart(head))
            ok = ok or (word == "in" and head.lemma_.lower() in roles().before_to and self.in_body[end + 1])
            stop = self._noun_phrase(end + 1) if ok and self._is_portfolio(head, word, end + 1) else end + 1
            if stop == end + 1:
                break
            end = stop
        if (
            end + 2 < len(doc)
            and doc[end].text == "("
            and doc[end + 1].text.isupper()
            and doc[end + 2].text == ")"
        ):
            end += 3
        return end

    def _leads_to_body(self, index: int) -> bool:
        after_article = self.doc[index].tag_ in _DETERMINERS and index + 1 < len(self.doc)
        return self.in_body[index + 1 if after_article else index]

    def _is_portfolio(self, head: "Token", preposition: str, index: int) -> bool:
        """Whether "for" leads to a portfolio and not to a reason: "Minister for Europe"."""
        if preposition != "for" or head.lower_ in ("spokesman", "spokeswoman", "spokesperson"):
            return True
        first = self.doc[index]
        name = self.doc[min(index + 1, len(self.doc) - 1)] if first.tag_ in _DETERMINERS else first
        return name.text[:1].isupper() or (head.text[:1].islower() and first.tag_ not in _DETERMINERS)

    def _is_region_of_title(self, index: int) -> bool:
        word = self.doc[index]
        if (
            not word.text[:1].isupper()
            or index + 1 >= len(self.doc)
            or not (self.doc[index + 1].text in (",", "(") or self.doc[index + 1].lower_ in roles().ranks)
        ):
            return False
        found = place(word.text)
        return found is not None and found.kind in ("region", "country")

    def _noun_phrase(self, start: int) -> int:
        """Return the end of the noun phrase of a complement, without a person's name in it."""
        doc, end = self.doc, start
        if end < len(doc) and doc[end].tag_ in _DETERMINERS:
            end += 1
        first = end
        while end < len(doc) and not self.in_name[end]:
            word = doc[end]
            if end > first and self._name_begins(end):
                break
            if word.text in ("’s", "'s") and self._owns_a_title(end + 1):
                break
            if (
                word.tag_ in ("JJ", "NN", "NNP", "NNPS", "NNS", "POS", "HYPH")
                or self.in_body[end]
                or word.text in ("’s", "'s")
            ):
                if word.tag_ == "JJ" and word.lower_ == "last":
                    break
                end += 1
            elif (word.lower_ in _JOINING or word.text == ",") and end > first and self._list_goes_on(end):
                end += 1
            else:
                break
        return end if end > first else start

    def _name_begins(self, index: int) -> bool:
        """Whether a complement is over because a rank and name begin, or a name that no model knows."""
        doc, after = self.doc, index
        opens = doc[index - 1].tag_ not in ("DT", "IN")
        while after < len(doc) and (
            doc[after].lower_.rstrip(".") in roles().ranks | roles().honorifics
            or (opens and doc[after].text[:1].isupper() and head_class(doc[after]))
        ):
            after += 1
        honoured = after > index and doc[after - 1].lower_.rstrip(".") in roles().honorifics
        if after > index and after < len(doc) and (self.in_name[after] or honoured):
            return True
        run = index
        while run < len(doc) and (doc[run].text[:1].isupper() or doc[run].lower_ in roles().particles):
            if doc[run].lower_ in _NOT_OF_NAMES or country_by_adjective(doc[run].text):
                return False
            run += 1
        if run - index < 2 or doc[index].text.isupper() or country_by_name(doc[index].text):
            return False
        if self._ends_something_known(index):
            return True
        return not self.in_body[index] and is_given_name(doc[index].text)

    def _ends_something_known(self, index: int) -> bool:
        """Whether a state, a listed body or one that is built like one ends before a token."""
        named = index in self.body_ends or is_given_name(self.doc[index].text)
        if self.doc[index - 1].lower_ in roles().bodies and named:
            return True
        starts = range(max(0, index - 3), index)
        texts = [self.doc[start:index].text for start in starts]
        return any(text[:1].isupper() and (country_by_name(text) or organization(text)) for text in texts)

    def _owns_a_title(self, index: int) -> bool:
        """Whether the words behind a possessive lead to a title: "the Emir of Riverland's special envoy"."""
        for token in self.doc[index : index + 4]:
            if head_class(token):
                return True
            if token.tag_ not in _MODIFIERS:
                return False
        return False

    def _list_goes_on(self, index: int) -> bool:
        """Whether "and" or a comma goes on with the portfolio: "of Foreign Affairs and Trade"."""
        doc = self.doc
        if index + 1 >= len(doc) or self.in_name[index + 1] or self.in_body[index + 1]:
            return False
        before, after = doc[index - 1], doc[index + 1]
        if doc[index].text == ",":
            following = [token.lower_ for token in doc[index + 1 : index + 6]]
            return (
                before.text[:1].isupper()
                and after.tag_ == "NNP"
                and "and" in following
                and not self._starts_role(index + 1)
            )
        if before.text.islower() and before.tag_ in ("NN", "NNS"):
            # "minister of trade and industry", not "of trade and officials".
            is_people = head_class(after) or after.lemma_.lower() in roles().groups
            return after.text.islower() and after.tag_ in ("NN", "NNS") and not is_people
        return (
            before.text[:1].isupper()
            and after.text[:1].isupper()
            and after.tag_.startswith("NN")
            and not self._starts_role(index + 1)
        )

    def _starts_role(self, index: int) -> bool:
        """Whether the capitalised words that begin here lead to a title or a name of their own."""
        doc = self.doc
        while (index < len(doc) and doc[index].text[:1].isupper()) or (
            index < len(doc) and doc[index].text in ("'s", "’s")
        ):
            word = doc[index].lower_.rstrip(".")
            if self.in_name[index] or roles().head_class(word) or word in roles().ranks:
                return True
            if country_by_adjective(doc[index].text) or country_by_name(doc[index].text):
                return True
            index += 1
        return False
