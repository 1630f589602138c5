"""What a person is asked to do, and where they are with it."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NewType

from audit_app.domain.checklist import AppId, HelpId, Link, Priority, QuestionId, Step, TopicId
from audit_app.domain.value import Value

ActionId = NewType("ActionId", str)
# After this long a menu has often moved: the month is then said in a sentence too.
_OLD = timedelta(days=365)


class Mark(StrEnum):
    """What the person said about an action."""

    TO_DO = "to-do"
    DONE = "done"
    LATER = "later"
    NOT_FOR_ME = "not-for-me"


class ActionState(Value):
    """A mark, and for *later* the day the person picked (None: no day).

    ``due`` is the day by which the person would like it done. Only they ever set one.
    """

    mark: Mark = Mark.TO_DO
    until: date | None = None
    due: date | None = None


class Action(Value):
    """One thing to do. ``find_out`` is True when the answer was Not sure.

    ``steps`` holds only what may be shown now; ``held_back`` counts what waits until the reporting
    step of ``help_page`` is acknowledged (product rule 7). ``search_removes``: there are no steps,
    and what ``search_for`` finds removes something, so it waits too. ``set_to``, ``undo``,
    ``where``, ``search_for`` and ``checked`` come from the app's control; ``not_offered`` says in
    words that the app lacks it; ``known`` is False when nobody confirmed a path. ``answer_by`` is
    when somebody who was written to must have answered; ``counted`` is how many it is about.
    """

    id: ActionId
    question: QuestionId
    topic: TopicId
    title: str
    short: str
    why: str
    minutes: int
    priority: Priority
    find_out: bool = False
    app: AppId | None = None
    app_name: str = ""
    steps: tuple[Step, ...] = ()
    link: Link | None = None
    where: str = ""
    set_to: str = ""
    undo: str = ""
    search_for: str = ""
    search_removes: bool = False
    not_offered: str = ""
    known: bool = True
    checked: date | None = None
    held_back: int = 0
    help_page: HelpId | None = None
    answer_by: date | None = None
    counted: int = 0
    state: ActionState = ActionState()

    def is_old(self, today: date) -> bool:
        """Whether its steps were last seen so long ago that they may be wrong (product rule 5)."""
        return self.known and self.checked is not None and today - self.checked > _OLD
