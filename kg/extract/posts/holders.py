"""Who holds the posts of a text: the name beside a post, else the one person whose post it is."""

import msgspec

from kg.extract.mentions.mention import Mention, Role, RolePhrase, Taken
from kg.extract.posts.appointments import appointed, appointing_state, succeeded_by
from kg.extract.posts.beside import closing_comma, enclosed, holders_beside, title_span
from kg.extract.posts.held import Held
from kg.extract.posts.home_states import Surroundings
from kg.extract.posts.known import complete
from kg.extract.posts.offices import named_after_owner, office_of
from kg.extract.posts.plural import holders_of_plural
from kg.extract.posts.rivals import drop_rivals
from kg.extract.posts.whose import fill_from_plural, fill_homes, fill_owners
from kg.extract.words.ranks import rank_before


class Attached(msgspec.Struct, frozen=True):
    """Who holds what: ``titles`` are spans of posts beside a name, up to or from that name.

    ``commas`` are those behind a name that only close the title before it.
    ``stated`` pairs each person whose post stands beside the name with that post: an affiliation.
    """

    people: list[Mention]
    offices: list[Mention]
    titles: list[tuple[int, int]]
    stated: list[Mention]
    commas: list[int] = []


def attach(
    text: str, people: list[Mention], posts: list[RolePhrase], around: Surroundings | None = None
) -> Attached:
    """Give people the posts beside their names; definite posts beside which no name stands are offices.

    ``around`` tells the state of posts that name none.
    """
    found = Held(text, people)
    _note_ranks(found, posts)
    for post, holder in zip(posts, holders_beside(text, people, posts), strict=True):
        if holder is not None:
            _note_beside(found, post, holder)
        elif not _is_shared(found, post) and not _is_told(found, post):
            _note_office(found, post)
    _give_to_predecessors(found)
    fill_owners(found)
    fill_from_plural(found, [post for post in posts if post.plural])
    if around is not None:
        fill_homes(found, around)
        drop_rivals(found)
    named = [msgspec.structs.replace(person, role=found.posts.get(i)) for i, person in enumerate(people)]
    full = complete(text, named, found.offices)
    posts_only = [office for office in found.offices if office.role and not office.role.counterpart]
    owners = sorted([*full, *posts_only], key=lambda one: one.start)
    offices = [named_after_owner(text, office, owners) for office in found.offices]
    return Attached(full, offices, found.titles, list(found.stated(full)), found.commas)


def _note_ranks(held: Held, posts: list[RolePhrase]) -> None:
    """Note the ranks before names that are no part of a post."""
    in_posts = Taken((post.head_start, post.end) for post in posts)
    for index, person in enumerate(held.people):
        found = rank_before(held.text, person.start)
        if found and not in_posts.overlaps(found[0], person.start - 1):
            held.posts[index] = Role(rank=found[1])
            held.note_title(found[0], person.start)


def _note_beside(held: Held, post: RolePhrase, holder: int) -> None:
    """Note a post that stands beside a name."""
    held.hold(holder, post.role)
    held.note_title(*title_span(held.text, held.people[holder], post))
    held.commas += closing_comma(held.text, held.people[holder], post)
    if (end := enclosed(held.text, post, held.people[holder])) is not None:
        held.note_title(held.people[holder].end, end)


def _is_shared(held: Held, post: RolePhrase) -> bool:
    """Note a post in the plural before a list of names, and return whether it is one."""
    holders = list(holders_of_plural(held.text, held.people, post)) if post.plural else []
    for index, role in holders:
        held.hold(index, role)
    return bool(holders)


def _is_told(held: Held, post: RolePhrase) -> bool:
    """Note a post that a verb gives to somebody, and return whether one does."""
    holder = appointed(held.text, held.people, post)
    if holder is not None:
        role = post.role
        state = appointing_state(held.text, held.people[holder])
        if state and not role.organization and not role.past:
            role = msgspec.structs.replace(role, organization=state.name, country=state.code)
        held.hold(holder, role)
        held.given[held.people[holder].name] = role
    return holder is not None


def _give_to_predecessors(held: Held) -> None:
    """Give the post of somebody appointed to those whom they succeed."""
    known = {held.people[index].name for index, role in held.posts.items() if role.role}
    for index, person in enumerate(held.people) if held.given else ():
        if person.name in known:
            continue
        heir = succeeded_by(held.text, held.people, index)
        post = held.given.get(held.people[heir].name) if heir is not None else None
        if post is not None and not post.past:
            held.hold(index, post)


def _note_office(held: Held, post: RolePhrase) -> None:
    """Note a definite post that stands for somebody without a name."""
    if post.definite and not post.plural:
        held.offices.append(office_of(held.text, post))
        held.note_title(post.head_end, post.end)
