"""What came of a validation, for people and for programs."""

from collections.abc import Iterator
from itertools import groupby

import msgspec

from kg.query.answer import Answer
from kg.query.safe import safe
from kg.validate.findings import Finding

# Findings beyond these are only counted: the file is of another kind, or one mistake is everywhere.
_KEPT = 1_000


class Report(msgspec.Struct, kw_only=True):
    """How much was looked at, and what was found: the first findings, and how many there are."""

    target: str
    statements: int = 0
    nodes: int = 0
    found: int = 0
    findings: list[Finding] = []

    def add(self, finding: Finding) -> None:
        """Count a finding, and keep it if it is one of the first."""
        self.found += 1
        if len(self.findings) < _KEPT:
            self.findings.append(finding)

    @property
    def verdict(self) -> str:
        """One sentence."""
        looked_at = f"{self.statements:,} statements about {self.nodes:,} nodes"
        if not self.found:
            return f"{self.target} is as the schema wants it: {looked_at}, no findings."
        more = f"; the first {len(self.findings):,} are shown" if self.found > len(self.findings) else ""
        return f"{self.found:,} finding{'s' * (self.found > 1)} in {looked_at} of {self.target}{more}"

    def answer(self) -> Answer:
        """Return the envelope that other commands give, with a row for each finding that was kept."""
        return Answer(
            question=f"is {self.target} as the schema wants it",
            answer=self.verdict,
            understood={"asks": ["validate"]},
            rows=[msgspec.to_builtins(one) for one in self.findings],
        )

    def lines(self) -> Iterator[str]:
        """Yield the report for reading: each node with all that is wrong with it."""
        yield self.verdict
        for _, found in groupby(self.findings, lambda one: one.node):
            first, *others = found
            yield ""
            yield f"{safe(first.class_)} {safe(first.name or '')}".rstrip()
            yield f"  {safe(first.node)}" + (f", in {safe(first.graph)}" if first.graph else "")
            yield from (f"  {_told(one)}" for one in (first, *others))


def _told(finding: Finding) -> str:
    value = f"“{finding.value}”" if finding.value is not None else None
    return safe(" ".join(filter(None, (finding.property, value, finding.problem))))
