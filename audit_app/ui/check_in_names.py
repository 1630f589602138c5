"""What a check-in is called: its term, and its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.logic.sentences import check_in_name

if TYPE_CHECKING:
    from datetime import date

    from audit_app.domain.checkin import CheckInHead
    from audit_app.ui.context import Context


def day_of(head: CheckInHead) -> date:
    """The day it was finished, or begun."""
    return (head.finished or head.started).astimezone().date()


def name_of(context: Context, head: CheckInHead) -> str:
    """Its term and day, such as "Spring, 14 January 2026"."""
    day = day_of(head)
    return check_in_name(context.words, context.parts.term_on(day), day)


def side_of(context: Context, head: CheckInHead, other: CheckInHead) -> str:
    """Its name above a column: its term, or its month where both are of the same term."""
    term = context.parts.term_on(day_of(head))
    if term is context.parts.term_on(day_of(other)):
        return context.words.month(day_of(head))
    return context.words(f"compare.term.{term}")
