"""What goes on paper: a finished or unfinished check-in as a person would hand it to themselves."""

from datetime import date

from audit_app.domain.action import Action
from audit_app.domain.value import Value


class ReportGroup(Value):
    """Actions under one heading (a topic, or "To find out")."""

    name: str
    actions: tuple[Action, ...]


class Report(Value):
    """An action list to save or print. ``first`` are the top three; ``groups`` hold the rest.

    ``top`` are at most ten of them all, in the order to do them, for the page that shows them at a
    glance; ``made`` is the day it was made. ``demo`` marks an invented person's list.
    """

    made: date
    done: int
    to_do: int
    to_find_out: int
    first: tuple[Action, ...]
    groups: tuple[ReportGroup, ...]
    next_checkin: date | None = None
    demo: bool = False
    top: tuple[Action, ...] = ()
