"""The outcome of one check: which files were judged, what was found, as of which day."""

from __future__ import annotations

import datetime as dt

import msgspec

from gongkai import __version__
from gongkai.findings import Finding, Severity
from gongkai.model import Waiver


class Summary(msgspec.Struct, frozen=True):
    """How much was found; waived findings count as waived and as nothing else."""

    files: int
    errors: int
    warnings: int
    infos: int
    waived: int


class CheckReport(msgspec.Struct, frozen=True):
    """What `gongkai check` says, before it is put into a format.

    ``files`` are the paths of the disclosures judged; findings stand in the order of files and
    lines, some of them at other paths (a register). ``waivers`` are those of the files by path,
    so that a waived finding can be shown with the reason that was given for it. ``base`` is the
    earlier version with which they were compared, if that is what was asked.
    """

    files: tuple[str, ...]
    findings: tuple[Finding, ...]
    as_of: dt.date
    waivers: dict[str, tuple[Waiver, ...]] = {}
    version: str = __version__
    base: str = ""

    @property
    def summary(self) -> Summary:
        """The findings, counted."""
        open_findings = [finding.severity for finding in self.findings if not finding.waived]
        return Summary(
            files=len(self.files),
            errors=open_findings.count(Severity.ERROR),
            warnings=open_findings.count(Severity.WARNING),
            infos=open_findings.count(Severity.INFO),
            waived=len(self.findings) - len(open_findings),
        )

    def waiver_of(self, finding: Finding) -> Waiver | None:
        """The waiver that accepts a waived finding, where it is known."""
        if not finding.waived:
            return None
        return next(
            (
                waiver
                for waiver in self.waivers.get(finding.path, ())
                if waiver.rule == finding.rule and waiver.element in (None, finding.element)
            ),
            None,
        )
