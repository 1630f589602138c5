"""Papers to save or print: the action list, the blank checklist, the calendar entry, as bytes."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from audit_app.domain.report import Report, ReportGroup
from audit_app.logic.plan import plan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from pathlib import Path
    from typing import BinaryIO

    from audit_app.audit.evidence import Evidence
    from audit_app.audit.record import Record
    from audit_app.domain.action import Action
    from audit_app.domain.checklist import Checklist
    from audit_app.domain.guide import GuidePage
    from audit_app.domain.words import Words


_TOP = 10


class Format(StrEnum):
    """How a paper can be saved."""

    PDF = "pdf"
    LARGE_PDF = "large-pdf"
    HTML = "html"
    TEXT = "text"

    @property
    def suffix(self) -> str:
        """The end of the file's name."""
        return {Format.HTML: ".html", Format.TEXT: ".txt"}.get(self, ".pdf")


def report(record: Record, today: date, next_day: date | None, *, demo: bool = False) -> Report:
    """Today's action list by topic, the top three apart. Done and not-for-me are left out."""
    made = plan(record.checklist, record.counting, record.marks, today, record.kept)
    rest = [a for a in made.actions if a not in made.first and a in made.left]
    groups = []
    for topic in sorted(record.checklist.topics, key=lambda t: t.order):
        actions: tuple[Action, ...] = tuple(a for a in rest if a.topic == topic.id)
        if actions:
            groups.append(ReportGroup(name=topic.name, actions=actions))
    return Report(
        made=today,
        done=made.counts.done,
        to_do=made.counts.to_do,
        to_find_out=made.counts.to_find_out,
        first=made.first,
        groups=tuple(groups),
        next_checkin=next_day,
        demo=demo,
        top=(*made.first, *rest)[:_TOP],
    )


class Papers:
    """Makes papers from values; the export libraries load only when a paper is asked for."""

    def __init__(self, words: Words, resources: Path) -> None:
        """``resources`` holds the fonts and templates that are shipped."""
        self._words = words
        self._resources = resources

    def action_list(self, content: Report, form: Format) -> bytes:
        """The action list."""
        from audit_app.export import html, pdf, text

        if form is Format.HTML:
            return html.actions_html(content, self._words, resources=self._resources)
        if form is Format.TEXT:
            return text.actions_text(content, self._words)
        large = form is Format.LARGE_PDF
        return pdf.actions_pdf(content, self._words, large=large, resources=self._resources)

    def blank_checklist(self, checklist: Checklist, form: Format) -> bytes:
        """The checklist to fill in on paper, for anyone who would rather not use a screen."""
        from audit_app.export import paper

        if form is Format.HTML:
            return paper.paper_html(checklist, self._words, resources=self._resources)
        if form is Format.TEXT:
            return paper.paper_text(checklist, self._words)
        large = form is Format.LARGE_PDF
        return paper.paper_pdf(checklist, self._words, large=large, resources=self._resources)

    def evidence_bundle(self, evidence: Evidence, target: BinaryIO, now: datetime) -> None:
        """A record to hand over, written as a zip into ``target``: report, files, checksums."""
        from audit_app.export import bundle
        from audit_app.export import evidence as paper
        from audit_app.logic.chain import canonical

        made = evidence.report(now.astimezone().date())
        pdf = paper.evidence_pdf(made, self._words, resources=self._resources)
        lines = [canonical(entry) for entry in made.entries]
        bundle.write(target, bundle.Bundle(pdf, made.entries, lines, evidence.content), now)

    def guide_page(self, shown: GuidePage, form: Format) -> bytes:
        """A page of the guide to the program: PDF, large print, or text."""
        from audit_app.export import guide

        if form is Format.TEXT:
            return guide.guide_text(shown)
        large = form is Format.LARGE_PDF
        return guide.guide_pdf(shown, self._words, large=large, resources=self._resources)

    def calendar_entries(self, coming: Iterable[tuple[str, date]], now: datetime) -> bytes:
        """Check-ins to come for a calendar, in neutral words: each with its name and day."""
        from audit_app.export import calendar

        return calendar.check_ins([calendar.Coming(*each) for each in coming], self._words, now)

    def spare_key_sheet(self, groups: tuple[str, ...]) -> bytes:
        """A page with the spare key, to print."""
        from audit_app.export import spare_key

        return spare_key.spare_key_sheet(groups, self._words, resources=self._resources)
