"""What stands behind a title's head: "of the General Staff", "for Europe (ABC)", "to Riverland"."""

from typing import TYPE_CHECKING

from kg.extract.mentions.mention import Mention
from kg.extract.posts.behind_head import SENT
from kg.extract.words.gender import is_given_name
from kg.extract.words.heads import SPOKES, ends_portfolio, head_class, is_counterpart
from kg.extract.words.lexicon import roles
from kg.gazetteer import country_by_adjective, organization, place
from kg.gazetteer.countries import country_by_name

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MODIFIERS = frozenset({"JJ", "JJS", "NN", "NNP", "NNPS", "NNS", "POS", "HYPH", "VBG", "VBN", "AFX"})
DETERMINERS = frozenset({"DT", "PRP$"})
JOINING = frozenset({"and", "&"})
# Words of posts and bodies, of which no name of a person consists.
_NOT_OF_NAMES = roles().bodies | roles().parts_of_posts | roles().ranks | frozenset({"policy", "trade"})
# Bodies named after their matter: "the Committee on Foreign Affairs".
_ON_A_MATTER = frozenset({"committee", "commission", "council", "subcommittee", "conference"})
# Where officers of a state work.
_HOUSES = frozenset({"ministry", "department", "office", "embassy", "presidency", "secretariat"})
_MATTERS = frozenset({"affairs", "cooperation", "development", "trade", "relations", "security", "industry"})
_DIRECTIONS = frozenset({"to", "on"})


class Complements:
    """Follows posts to the right; knows which tokens of the document name a person or a body."""

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

    def right(self, head: "Token", end: int) -> int:
        """Walk right over "of …", "for …", a region that belongs to the title, and an acronym in brackets."""
        doc = self.doc
        if end < len(doc) and not self.in_name[end] and self._is_region_of_title(end):
            end += 1
        if self._is_acronym_of_title(end):
            end += 1
        is_state = roles().head_class(head.lemma_.lower()) == "state"
        while end + 1 < len(doc):
            word = doc[end].lower_
            ok = (
                word in ("of", "for")
                or (word in _DIRECTIONS and head.lemma_.lower() in roles().before_to)
                or (word == "to" and doc[end - 1].lower_ in SENT and doc[end - 1].text.istitle())
                or (word == "at" and self._leads_to_body(end + 1, is_state))
                or (word == "on" and doc[end - 1].lower_ in _ON_A_MATTER)
            )
            ok = ok or (word == "in" and doc[end - 1].lower_ in SENT and self.in_body[end + 1])
            ok = ok or (word == "from" and is_counterpart(head))
            ok = ok or (word == "in" and head.lemma_.lower() in roles().before_to and self.in_body[end + 1])
            ok = ok or (word == "in" and head.lower_ in roles().in_towns and self._closes_post(end + 1))
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

    def _closes_post(self, index: int) -> bool:
        """Whether a town ends a post here: not where people met, as in "met the consul in Riverside"."""
        end = index
        while end < len(self.doc) and self.in_body[end]:
            end += 1
        return end > index and end < len(self.doc) and (self.doc[end].text == "," or self.in_name[end])

    def _leads_to_body(self, index: int, is_state: bool) -> bool:
        """Whether a body begins here; for those of a state one in which they work: "at the Ministry"."""
        after_article = self.doc[index].tag_ in DETERMINERS and index + 1 < len(self.doc)
        first = index + 1 if after_article else index
        if not is_state:
            return self.in_body[first]
        return not _HOUSES.isdisjoint(self.bodies.get(first, "").lower().split())

    def _is_portfolio(self, head: "Token", preposition: str, index: int) -> bool:
        """Whether "for" leads to a portfolio and not to a reason: "Minister for Europe"."""
        if preposition != "for" or head.lower_ in SPOKES:
            return True
        first = self.doc[index]
        name = self.doc[min(index + 1, len(self.doc) - 1)] if first.tag_ in DETERMINERS else first
        return name.text[:1].isupper() or (head.text[:1].islower() and first.tag_ not in DETERMINERS)

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

    def _is_acronym_of_title(self, index: int) -> bool:
        """Whether the body follows as an acronym: "the Force Commander MNJTF, Major General Doe"."""
        if index + 1 >= len(self.doc) or self.in_name[index]:
            return False
        word, after = self.doc[index], self.doc[index + 1]
        ends = after.text in (",", "(") or after.lower_ in roles().ranks or self.in_name[index + 1]
        shouted = self.doc[index - 1].text.isupper()
        return ends and not shouted and word.text.isupper() and word.is_alpha and len(word) > 2

    def _noun_phrase(self, start: int) -> int:
        """Return the end of the noun phrase of a complement, without a person's name in it."""
        doc, end = self.doc, start
        if end < len(doc) and doc[end].tag_ in DETERMINERS:
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
            elif (word.lower_ in JOINING or word.text == ",") and end > first and self._list_goes_on(end):
                end += 1
            else:
                break
        return end if end > first else start

    def _name_begins(self, index: int) -> bool:
        """Whether a complement is over because a rank and name begin, or a name that no model knows."""
        doc, after = self.doc, index
        opens = doc[index - 1].tag_ not in ("DT", "IN")
        if doc[index].lower_ == "general" and doc[index - 1].text == "-":
            return False  # "of the Secretary-General"
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
        if run == index or doc[index].text.isupper() or country_by_name(doc[index].text):
            return False
        if run - index == 1:
            # Nothing is named "X Affairs Y" but who heads them: "of Foreign Affairs Doe", "of State Doe".
            return ends_portfolio(doc[index - 1]) and doc[index].lower_ not in roles().portfolios
        if self._ends_something_known(index):
            return True
        # What the model takes for one body may be a portfolio and a name: "of Health Jo Doe".
        free = not self.in_body[index] or doc[index - 1].lower_ in roles().portfolios
        return free and is_given_name(doc[index].text)

    def _ends_something_known(self, index: int) -> bool:
        """Whether a state, a listed body or one that is built like one ends before a token."""
        named = index in self.body_ends or is_given_name(self.doc[index].text)
        before = self.doc[index - 1].lower_
        if before in roles().bodies and (named or self._is_parliament(index - 1)):
            return True
        starts = range(max(0, index - 3), index)
        texts = [self.doc[start:index].text for start in starts]
        return any(text[:1].isupper() and (country_by_name(text) or organization(text)) for text in texts)

    def _is_parliament(self, index: int) -> bool:
        """Whether a parliament stands alone here: "of the Duma Jo Doe", with whatever name."""
        return self.doc[index].lower_ in roles().parliaments and self.doc[index - 1].lower_ in ("the", "of")

    def _owns_a_title(self, index: int) -> bool:
        """Whether the words behind a possessive lead to a title: "the Emir of Riverland's special envoy"."""
        for token in self.doc[index : index + 4]:
            if head_class(token):
                # "Riverland's Military Commission General Doe": a rank is no post of the body.
                return not (token.lower_ in roles().ranks and self.in_name[token.i + 1])
            if token.tag_ not in MODIFIERS:
                return False
        return False

    def _list_goes_on(self, index: int) -> bool:
        """Whether "and" or a comma goes on with the portfolio: "of Foreign Affairs and Trade"."""
        doc = self.doc
        if index + 1 >= len(doc) or self.in_name[index + 1]:
            return False
        before, after = doc[index - 1], doc[index + 1]
        if self.in_body[index + 1] and not (after.lower_ in roles().portfolios and after.text.istitle()):
            return False
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
        doc, portfolio = self.doc, False
        while (index < len(doc) and doc[index].text[:1].isupper()) or (
            index < len(doc) and doc[index].text in ("'s", "’s")
        ):
            if doc[index].lower_ in _MATTERS:
                return False  # "of Foreign and European Affairs Jo Doe"
            word = doc[index].lower_.rstrip(".")
            if self.in_name[index]:
                return not portfolio
            if roles().head_class(word) or word in roles().ranks | roles().honorifics:
                return True
            portfolio = word in roles().portfolios
            if country_by_adjective(doc[index].text) or country_by_name(doc[index].text):
                return True
            index += 1
        return False
