"""Which meetings there are after some reports have changed: only what these may touch is grouped again."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from kg.model.judgement import Judgement
from kg.resolve.decisions import Pair
from kg.resolve.events import side_meetings
from kg.resolve.meetings import group_reports
from kg.resolve.people import entity_id
from kg.resolve.postponements import postponed_to
from kg.resolve.regrouping import to_group_again
from kg.resolve.standing import Standing
from kg.resolve.told import Told


class Happenings:
    """The meetings: ``reports`` has the ids of the reports of each, ``of_report`` the other way round.

    ``told`` are all reports by their ids. ``events`` has the gathering that a meeting was on the margin of,
    ``later`` the one that it was put off to. ``other`` are the meetings that weren't there before, or not so.
    """

    def __init__(
        self,
        before: Standing,
        said: Mapping[str, Sequence[Told]],
        judgements: Sequence[Judgement],
        same: Iterable[Pair],
        judged: Collection[str],
    ) -> None:
        """``said`` has the documents that may say something else now, ``judged`` what has new judgements."""
        then = {one.id: one for told in before.documents.values() for one in told.told}
        self.told = {
            one.id: one for id, told in before.documents.items() if id not in said for one in told.told
        }
        self.told |= {one.id: one for told in said.values() for one in told}
        touched = set(judged)
        for id, told in said.items():
            old = before.documents[id].told if id in before.documents else ()
            touched |= {one.id for one in (*old, *told) if self.told.get(one.id) != then.get(one.id)}
        again = to_group_again(self.told, then, touched, same) if then else list(self.told.values())
        grouped = {one.id for one in again}
        self.reports = {
            id: held.reports
            for id, held in before.meetings.items()
            if grouped.isdisjoint(held.reports) and self.told.keys() >= {*held.reports}
        }
        for group in group_reports(again, judgements):
            ids = sorted(one.id for one in group)
            self.reports[entity_id("m", ids[0])] = tuple(ids)
        self.of_report = {report: id for id, reports in self.reports.items() for report in reports}
        self.other = {
            id
            for id, reports in self.reports.items()
            if id not in before.meetings or before.meetings[id].reports != reports
        }
        meetings = {id: self.of(id) for id in self.reports}
        self.events = dict(side_meetings(meetings))
        self.later = dict(postponed_to(meetings))

    def of(self, meeting: str) -> list[Told]:
        """Return the reports of a meeting."""
        return [self.told[id] for id in self.reports[meeting]]
