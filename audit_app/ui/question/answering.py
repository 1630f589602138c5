"""What a person does with one question, each act watched until it is on the disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from audit_app.domain.checklist import AppId, Choice, HelpId, Question, QuestionId
from audit_app.logic.walk import Filled, Screen, filled, rows_of
from audit_app.ui.places import Name, Place

if TYPE_CHECKING:
    from audit_app.audit.session import Session
    from audit_app.ui.context import Context
    from audit_app.ui.question.note import PrivateNote
    from audit_app.ui.question.saving import Saving


def onward(session: Session, question: QuestionId | None) -> Place:
    """The place of a question; after the last one (None) the summary, which is remembered too."""
    if question is None:
        session.answers.move(None)
        return Place(name=Name.SUMMARY)
    return Place(name=Name.QUESTION, question=question)


class Answering:
    """The verbs for one screen of the walk, and the ways on from it."""

    def __init__(
        self, context: Context, shown: Screen, saving: Saving, note: PrivateNote | None = None
    ) -> None:
        """``note`` is told to say what is typed before anyone leaves; ``saving`` watches."""
        self._context = context
        self._session = context.opened
        self._shown = shown
        self._note = note
        self._saving = saving

    def arrive(self) -> None:
        """Remember that the person is here, so that the next start begins here whatever happens."""
        if self._session.record.open.position != self._shown.id:
            self._saving.keep_quietly(self._session.answers.move(self._shown.id))

    def give(self, question: Question, app: AppId | None, choice: str) -> None:
        """Keep an answer."""
        self._saving.keep(self._session.answers.give(question, Choice(choice), app))

    def write(self, text: str) -> None:
        """Keep the private note."""
        self._saving.keep(self._session.answers.note(self._shown.id, text))

    def skip(self) -> None:
        """Keep that what is open was left open on purpose."""
        if self._filled is not Filled.FULL:
            self._saving.keep_quietly(self._session.answers.skip(self._shown.id))

    @property
    def _filled(self) -> Filled:
        return filled(self._shown, self._session.record.open)

    @property
    def begun(self) -> bool:
        """Whether anything is answered here, and nothing waits to be saved."""
        return self._filled is not Filled.OPEN and not self._session.record.unsaved

    @property
    def help_first(self) -> HelpId | None:
        """The help page that an answer given here calls for before anything else."""
        answers = self._session.answers
        pages = (answers.help_first(question, row) for question, row in rows_of(self._shown))
        return next((page for page in pages if page), None)

    def go_to(self, question: QuestionId | None) -> None:
        """On to another question (None: the summary), by way of help where an answer calls."""
        page = self.help_first
        if page is None:
            self._when_saved(lambda: self._context.go(onward(self._session, question)))
        else:
            self.go(Place(name=Name.HELP_PAGE, page=page, question=question, first=True))

    def go(self, place: Place) -> None:
        """Somewhere else, once everything is on the disk."""
        self._when_saved(lambda: self._context.go(place))

    def _when_saved(self, going: Callable[[], object]) -> None:
        if self._note is not None:
            self._note.tell()
        self._saving.then(going)
