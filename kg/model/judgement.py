"""Decisions about identity: appended, never overwritten; a person's beats a rule's."""

from typing import Literal

import msgspec

Same = Literal["yes", "no", "unsure"]


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """ "These two are the same" or "are not", by whom and when.

    ``left`` and ``right`` are ids of mentions, reports or entries of reference data (what lasts), never of
    derived entities.
    ``by`` is ``rule:…``, ``model:…`` or ``person:…``; ``at`` an ISO timestamp in UTC.
    """

    id: str
    left: str
    right: str
    same: Same
    score: float | None = None
    by: str
    at: str
