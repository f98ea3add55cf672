"""Fills a typed question from the parts that the grammar found."""

from collections.abc import Callable, Sequence
from datetime import date as Day

from kg.query.clauses import as_item, parts_of, who_fits
from kg.query.grammar import Node, grammar
from kg.query.linking import Linker
from kg.query.posts import holders
from kg.query.question import Clause, Party, Post, Question
from kg.query.settling import settle
from kg.query.spans import spans_of

# The question's own words from one of them to another.
Said = Callable[[int, int], str]
# Items that show that meetings are asked about.
_MEETING_ITEMS = "meet visit visited toured host listed about discussed where sidelines source"
_OF_MEETINGS = frozenset(_MEETING_ITEMS.split())
# Names and days alone: they need company to be a question.
_BARE = frozenset(("subject", "where", "time", "glue", "polite", "about"))


class Reader:
    """Fills one question from the items that cover it."""

    def __init__(self, linker: Linker, words: Sequence[str], said: Said, today: Day) -> None:
        self.linker = linker
        self.words = words
        self.said = said
        self.today = today
        self.question = Question(text="")
        self.of_meetings = False
        self.bare = True
        self.kinds_of_items: set[str] = set()
        self.refused: list[str] = []
        self.asks: list[str] = []
        self.dangling: list[str] = []
        self.took_place = False
        self.will = False
        self.by_place = False
        self.which_end = -1

    def read(self, text: str, items: Sequence[Node]) -> Question:
        """Read all items, then settle what depends on several."""
        self.question = Question(text=text)
        for item in items:
            self._item(item)
        settle(self, items)
        self.question.notes = tuple(self.linker.notes)
        self.question.unknown = tuple(self.linker.unknown)
        return self.question

    def _item(self, item: Node) -> None:
        child = item.children[0] if item.children else item
        self.kinds_of_items.add(child.rule)
        rule = {"with": "subject", "visited": "visit"}.get(child.rule, child.rule)
        handler: Callable[[Node], None] | None = getattr(self, f"_{rule}", None)
        if handler:
            handler(child)
        else:
            self._plain(item)
        if child.rule not in ("clause", "relative_person"):
            self._features(item)
        if child.rule in _OF_MEETINGS or item.said("meets") or item.said("format"):
            self.of_meetings = True
        self.bare &= child.rule in _BARE and not child.first("meeting", "visit_noun")

    def _features(self, item: Node) -> None:
        """Keep what the grammar says of status, kind and order."""
        question = self.question
        question.statuses += tuple(one for one in item.said("status") if one not in question.statuses)
        question.kinds += tuple(item.said("kind"))
        question.formats += tuple(item.said("format"))
        for order in item.said("order"):
            if question.order not in (None, order):  # "the first and the last" are two questions
                self.refused.append(order)
            question.order = order  # type: ignore[assignment]
        self.took_place |= bool(item.said("took_place"))
        if item.said("status") and not item.said("will"):
            self.of_meetings = True

    def _plain(self, item: Node) -> None:
        self.asks += item.said("ask")
        if item.said("mode"):
            self.question.mode = "whether"
        if item.said("will"):
            self.will = True

    def _said(self, node: Node) -> str:
        return self.said(node.start, node.end)

    # What is asked

    def _ask(self, node: Node) -> None:
        self.asks += node.said("ask")
        if node.said("which"):
            self.which_end = node.end
        if node.said("list"):
            self.of_meetings = True
        for kind in node.said("find"):
            self.question.find = kind  # type: ignore[assignment]
            self.by_place |= self.words[node.start] in ("in", "at", "to")

    def _count(self, node: Node) -> None:
        count = node.said("count")[0]
        self.question.visiting |= bool(node.said("visit"))
        if node.first("nps", "core_of_talks"):
            self._add(node)
        self.question.mode = "count"
        self.question.reckoned = count != "meetings"
        self.by_place |= self.words[node.start] in ("in", "to")
        self.of_meetings |= count in ("meetings", "times")
        if count in ("people", "places", "countries", "topics"):
            self.question.find = count  # type: ignore[assignment]

    def _meet(self, node: Node) -> None:
        if stranger := node.first("stranger"):
            self.linker.parties(Node("", stranger.start, stranger.end, (stranger,)))

    def _posted(self, node: Node) -> None:
        self.asks += node.said("ask")

    def _discussed(self, node: Node) -> None:
        if self.words[node.start] == "about" and self.words[max(0, node.start - 1)] == "what":
            self.refused.append("what about")
        self.dangling.append(" ".join(self.words[node.start : node.end]))

    # Whom

    def _subject(self, node: Node) -> None:
        self._add(node)

    def _add(self, node: Node) -> None:
        if node.start == self.which_end or node.said("inside"):
            self.question.asked_party = len(self.question.participants)
        if node.said("both"):
            self.question.at_different_meetings = True
        for nps in [one for one in node.children if one.rule == "nps"] or [node]:
            self.linker.relative = self._relative
            found = self.linker.parties(nps)
            if not found and not self.linker.unknown:
                self.refused.append(self._said(nps))
            self.question.participants += tuple(found)
            self._described(nps)

    def _described(self, nps: Node) -> None:
        """Keep the posts as they were described: who holds them may be what is asked."""
        for core in nps.each("core"):
            post = core.first("post")
            if post and not any(child.rule == "ACTOR" for child in core.children):
                self.question.posts += (self.linker.post(post),)

    def _relative(self, node: Node) -> Party:
        """Return who took part in the meetings of a clause: "the minister who met Price"."""
        inner, question = self._inner(node)
        head = node.first("relative_head")
        post = self.linker.post(head) if head else None
        question.role = post if post and post.role else None
        self.refused += inner.refused
        found = who_fits(self.linker.store, question, post.countries if post else (), self.today)
        return Party(
            said=self._said(node),
            ids=tuple(one["id"] for one in found),
            names=tuple(one["name"] for one in found),
            people=True,
        )

    def _inner(self, node: Node) -> "tuple[Reader, Question]":
        """Read a clause as the question that it would be alone."""
        inner = Reader(self.linker, self.words, self.said, self.today)
        items = [Node("item", child.start, child.end, (as_item(child),)) for child in parts_of(node)]
        question = inner.read(self._said(node), items)
        self.linker.relative = self._relative
        return inner, question

    def _acting(self, node: Node) -> None:
        post = node.first("post")
        assert post is not None
        self.question.role = self.linker.post(post)
        self.question.acting = True

    def _roles(self, node: Node) -> None:
        self.asks.append("who")
        if node.said("count"):
            self.question.mode, self.question.find, self.question.reckoned = "count", "people", True
        if post := node.first("held_post"):
            self.question.asked_party = len(self.question.participants)
            self.question.participants += (self.linker.holders_of(post),)
            return
        edge = next(node.edges())
        role = Post(said=edge.text, role=edge.value)
        if not holders(self.linker.store, role):
            self.refused.append(edge.text)
        self.question.role = role

    # Where

    def _where(self, node: Node) -> None:
        self.question.places += tuple(self.linker.places(node))

    def _visit(self, node: Node) -> None:
        self.by_place = self.question.visiting = True
        self.question.staying |= "in" in node.said("weak")
        if callers := node.first("callers"):
            self.question.participants += tuple(
                self.linker.parties(Node("", node.start, node.end, (callers,)))
            )
        else:
            self._where(node)

    def _toured(self, node: Node) -> None:
        """Ask for the countries of a group that somebody was in, or that meetings took place in."""
        self.question.find, self.by_place = "countries", True
        if node.said("count"):
            self.question.mode = "count"
        for group in node.each("member_states"):
            self._where(group)
        if node.said("been"):
            self.question.visiting = True
            for nps in node.each("nps"):
                self._add(nps)

    def _host(self, node: Node) -> None:
        if states := node.first("states"):
            self.question.places += tuple(self.linker.places(states))
        if "receive" not in node.said("weak"):
            self.by_place = self.question.hosting = True

    # About what, when, by whose word

    def _about(self, node: Node) -> None:
        self.question.topics += tuple(
            one for one in self.linker.topics(node) if one not in self.question.topics
        )

    def _time(self, node: Node) -> None:
        try:
            self.question.spans += spans_of(node, self.today)
        except ValueError:
            self.refused.append(self._said(node))
        said = self._said(node)
        if node.children[0].rule != "period":  # a preposition, not the name of a month
            said = said[:1].lower() + said[1:]
        self.question.when_said = " ".join(filter(None, (self.question.when_said, said)))

    def _clause(self, node: Node) -> None:
        told = node.first("told", "noun_told")
        assert told is not None
        inner, question = self._inner(told)
        if told.said("term"):
            question.find, question.posts = "posts", (self.linker.post(next(told.each("post"))),)
            question.participants = tuple(self.linker.parties(next(told.each("nps"))))
        if node.said("own") or told.said("own"):
            question.own = True
        self.refused += inner.refused
        self.question.clauses += (Clause(relation=node.said("relation")[0], question=question),)  # type: ignore[arg-type]

    def _source(self, node: Node) -> None:
        for nps in node.each("nps"):
            self.question.participants += tuple(self.linker.parties(nps))
        self.question.sources += tuple(self.linker.sources(node))

    def _sidelines(self, node: Node) -> None:
        self.question.sidelines = True
        self._event(node)

    def _event(self, node: Node) -> None:
        for edge in node.edges():
            self.question.event_said = edge.text
            self.question.events += tuple(id for id, _ in edge.value)
            self.question.event_labels += tuple(label for _, label in edge.value)

    def _most_things(self, node: Node) -> None:
        self.refused.append(self._said(node))

    def _paid(self, node: Node) -> None:
        visits = {"visit", "visits", "trip", "trips"} & {*self.words}
        if self.words[node.end : node.end + 1] == ["for"] or not visits:
            self.refused.append(self._said(node))

    def _would(self, node: Node) -> None:
        """Let something be told that would happen, in the words of a source alone."""
        if "source" not in self.kinds_of_items and "source" not in self.asks:
            self.refused.append(self._said(node))

    def _path(self, node: Node) -> None:
        self.question.find = "path"
        for np in node.each("np"):
            self.question.participants += tuple(self.linker.parties(np))

    def _again(self, node: Node) -> None:
        """Let a second part speak of those of the first: "who met in Baku and where did they meet"."""
        if not (self.of_meetings or (node.said("of") and self.question.participants)):
            self.refused.append(self._said(node))
        self.of_meetings = True

    def _status(self, node: Node) -> None:
        if node.start == 0 and self.words[0] in grammar().classes["imperative"]:
            self.refused.append(self.words[0])
