"""The action list as an accessible PDF, in normal or large print."""

from pathlib import Path

from audit_app.domain.report import Report
from audit_app.domain.words import Words
from audit_app.export.sheet import action_sheet
from audit_app.export.typesetting import typeset


def actions_pdf(report: Report, words: Words, *, large: bool, resources: Path) -> bytes:
    """The bytes of a tagged A4 document. ``resources`` holds ``fonts`` and ``templates``.

    ``large`` sets no letter smaller than 18 points.
    """
    return typeset("actions.typ", action_sheet(report, words), resources, large=large)
