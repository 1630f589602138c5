"""Parts of "Are these still true?": a Yes to look over, and another answer to give anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import NotePanel, listed
from audit_app.ui.kit.flow import Beside
from audit_app.ui.kit.foot import Foot, SavedLine
from audit_app.ui.kit.segments import Segments
from audit_app.ui.kit.text import Heading, Label, lead, muted
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.question.first import HelpFirst

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audit_app.domain.checklist import Choice
    from audit_app.domain.words import Words
    from audit_app.logic.carry import Line, Row, StillTrue

_LEAST = 300


class StillFoot(Foot):
    """Back and the saved line; "Ask me each one" beside "Yes, all still true"."""

    def __init__(self, words: Words, *, kept: bool) -> None:
        """``kept``: all was said to be still true already."""
        super().__init__()
        self.back = Button(words("question.back"))
        self.saved_line = SavedLine(words)
        self.each = Button(words("again.still.each"))
        self.all = Button(words("again.next" if kept else "again.still.all"), Kind.FILLED)
        for button, name in ((self.back, "back"), (self.each, "each"), (self.all, "all")):
            accessible.identify(button, f"still-{name}")
        self.add_left(self.back, self.saved_line)
        self.add_right(self.each, self.all)


class SafeRow(Column):
    """A question that was answered with Yes, and the way to answer it anew."""

    def __init__(self, words: Words, line: Line) -> None:
        """``line`` as it was answered."""
        super().__init__(margins=(0, 10, 0, 10))
        self.question = line.question
        self.change = Button(words("again.still.change"))
        says = Column(Label(line.question.text), space=2)
        if line.apps:
            names = ", ".join(app.short_name or app.name for app in line.apps)
            says.add(muted(words("again.still.apps", apps=names), Role.SMALL))
        yes = Label(words("again.still.said"), emphasised=True, wrap=False)
        self.add(Beside(says, yes, self.change, least=_LEAST))
        accessible.identify(self.change, f"change-{line.question.id}")
        self.change.setAccessibleName(words("again.still.change-name", question=line.question.text))


class OtherRow(Column):
    """A question that was not answered with Yes, to answer here. Open is allowed."""

    def __init__(self, words: Words, line: Line, given: Mapping[Row, Choice]) -> None:
        """``given`` are the answers of the check-in in hand."""
        super().__init__(space=Space.SMALL, margins=(0, 12, 0, 14))
        self.question = line.question
        answer = line.answers[0]
        self.app = answer.app
        day = words.date(answer.given.astimezone().date())
        said = words(f"common.choice.{line.choice}")
        about = words("again.still.others.said", answer=said, date=day)
        if line.apps:
            name = line.apps[0].name
            about = words("again.still.others.said-app", app=name, answer=said, date=day)
        choices = [(str(c), words(f"common.choice.{c}")) for c in line.question.choices]
        self.answers = Segments(f"{line.question.text} {about}", choices)
        self.answers.choose(given.get((answer.question, answer.app)))
        accessible.identify(self.answers, f"again-{answer.question}-{answer.app or ''}")
        text = Column(Label(line.question.text), muted(about, Role.SMALL), space=2)
        self.add(text).add(self.answers, align=Qt.AlignmentFlag.AlignLeft)


class StillBody(Column):
    """Everything on the page. ``wanted``: a question to answer anew; ``answered``: one that was."""

    wanted = Signal(object)
    answered = Signal(object, object, str)

    def __init__(
        self, words: Words, still: StillTrue, topic: str, given: Mapping[Row, Choice], *, kept: bool
    ) -> None:
        """``given`` are the answers of the check-in in hand; ``kept``: they have every Yes."""
        super().__init__(space=Space.SMALL)
        self._words = words
        self.where = words("again.still.where", topic=topic)
        self.heading = words("again.still.heading")
        self.rows = [SafeRow(words, line) for line in still.safe]
        self.others = [OtherRow(words, line, given) for line in still.others]
        self.first = HelpFirst(words)
        where = muted(self.where)
        accessible.identify(where, "position")
        self.add(where).gap(Space.TINY).add(Heading(self.heading, Role.QUESTION))
        self.gap(Space.TINY).add(
            lead(words("again.still.lead-kept") if kept else self._since(still))
        )
        self.gap(Space.PANEL).add(listed(*self.rows))
        self._add_others()
        self.gap(Space.PANEL).add(self.first)
        self._connect()

    def add_reworded(self, count: int) -> None:
        """Say that so many questions come back because they have new words."""
        note = NotePanel(self._words("again.still.new-words", count=count), icon="changed")
        self.gap(Space.PANEL).add(note)

    def _since(self, still: StillTrue) -> str:
        given = {each.given.astimezone().date() for line in still.safe for each in line.answers}
        key = "again.still.lead" if len(given) == 1 else "again.still.lead-since"
        return self._words(key, date=self._words.date(min(given)))

    def _add_others(self) -> None:
        if not self.others:
            return
        words = self._words
        self.gap(Space.CARD).add(Heading(words("again.still.others.heading"), Role.CARD))
        self.gap(Space.TINY).add(muted(words("again.still.others.lead"), Role.BODY))
        self.gap(Space.ROW).add(listed(*self.others))

    def _connect(self) -> None:
        for row in self.rows:
            row.change.clicked.connect(lambda _=False, asked=row.question: self.wanted.emit(asked))
        for other in self.others:
            other.answers.chosen.connect(
                lambda choice, at=other: self.answered.emit(at.question, at.app, choice)
            )
