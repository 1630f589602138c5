"""Texts of the checklist as lines that read well aloud."""

from collections.abc import Iterable

from audit_app.domain.checklist import Step
from audit_app.export.inert import runs, unmarked


def listed(steps: Iterable[Step]) -> tuple[str, ...]:
    """Steps without the marks around the names of buttons and menus."""
    return tuple(unmarked(runs(step.text)) for step in steps)


def said(text: str) -> str:
    """A heading as a sentence."""
    return text if text.endswith((".", "?", ":")) else f"{text}."
