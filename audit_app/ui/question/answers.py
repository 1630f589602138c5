"""The answers of a question: large cards for one answer, or a card with a row for each app."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from audit_app.domain.checklist import App, AppId, Choice, Question
from audit_app.ui.kit import accessible, digits, roles
from audit_app.ui.kit.answers import Answers, Offered
from audit_app.ui.kit.app_row import AppRow
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.cards import listed
from audit_app.ui.kit.fold import Fold
from audit_app.ui.kit.segments import Segment
from audit_app.ui.kit.text import muted
from audit_app.ui.kit.tokens import Role

if TYPE_CHECKING:
    from audit_app.domain.words import Words

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def hint(question: Question, choice: Choice, words: Words) -> str:
    """What an answer means: in the question's own words, or in everybody's."""
    if choice in question.hints:
        return question.hints[choice]
    if choice is Choice.NOT_SURE:
        return words("common.choice-hint.not-sure")
    return words("question.hint.no") if choice is Choice.NO else ""


class OneAnswer(Column):
    """A question answered once. ``answered`` gives None for the app, and the choice."""

    answered = Signal(object, str)

    def __init__(self, question: Question, given: Choice | None, words: Words) -> None:
        """``given`` shows as chosen."""
        super().__init__()
        offered = [
            Offered(choice, words(f"common.choice.{choice}"), hint(question, choice, words))
            for choice in question.choices
        ]
        self._answers = Answers(question.text, offered)
        self._answers.choose(given)
        self._answers.answered.connect(lambda key: self.answered.emit(None, key))
        self.add(self._answers)

    def first(self) -> QWidget:
        """Where the keyboard begins: the answer given, or the first."""
        cards = self._answers.cards
        return next((card for card in cards if card.isChecked()), cards[0])

    def pick(self, event: QKeyEvent) -> bool:
        """Choose by a digit, wherever on the page the keyboard is. False: it was no such digit."""
        number = digits.picked(event, len(self._answers.cards))
        if number is not None:
            self._answers.keyPressEvent(event)
        return number is not None

    def fold(self, fold: Fold) -> None:
        """In a short window the cards stand closer."""
        self._answers.tighten(tight=fold is Fold.SHORT)


class AppAnswers(Column):
    """A question answered for each app. ``answered`` gives the app and the choice.

    Left and right move inside a row, up and down between rows, digits answer the row with the
    keyboard. One row's "How" is open at a time.
    """

    answered = Signal(object, str)
    accessible_part = roles.group

    def __init__(
        self,
        question: Question,
        given: Sequence[tuple[App, Choice | None]],
        words: Words,
        how: Callable[[AppId], QWidget],
    ) -> None:
        """``given``: the apps in order, with their answers. ``how`` makes the panel of an app."""
        super().__init__()
        self.setAccessibleName(question.text)
        self._how = how
        choices = [(str(c), words(f"common.choice.{c}")) for c in question.choices]
        self.rows: dict[AppId, AppRow] = {}
        for app, choice in given:
            self.rows[app.id] = self._build_row(app, choices, words("question.how.short"))
            self.rows[app.id].answers.choose(choice)
        self.add(listed(*self.rows.values()))
        for choice in filter(question.hints.__contains__, question.choices):
            word, says = words(f"common.choice.{choice}"), question.hints[choice]
            text = words("question.hint.meaning", choice=word, hint=says)
            self.add(muted(text, Role.SMALL))
            self._describe(choice, says)

    def _build_row(self, app: App, choices: Sequence[tuple[str, str]], how: str) -> AppRow:
        panel = Column()
        row = AppRow(app.name, choices, how=how, how_panel=panel)
        accessible.identify(row, f"app-{app.id}")
        row.answers.chosen.connect(lambda key: self.answered.emit(app.id, key))
        for segment in row.answers.segments:
            segment.installEventFilter(self)
        if row.how is not None:
            accessible.identify(row.how, f"how-{app.id}")
            row.how.toggled.connect(lambda on: self._on_how_toggled(app.id, panel, on=on))
        return row

    def _describe(self, choice: Choice, says: str) -> None:
        for row in self.rows.values():
            for segment in row.answers.segments:
                if segment.key == choice:
                    segment.setAccessibleDescription(says)

    def first(self) -> QWidget:
        """Where the keyboard begins: the first open row."""
        rows = list(self.rows.values())
        return _stop(next((row for row in rows if row.answers.current is None), rows[0]))

    def pick(self, event: QKeyEvent) -> bool:
        """Choose by a digit in the row that has the keyboard. False: there is none."""
        row = self._row_of(QApplication.focusWidget())
        if row is None or digits.picked(event, len(row.answers.segments)) is None:
            return False
        row.answers.keyPressEvent(event)
        return True

    def fold(self, fold: Fold) -> None:
        """Each row finds out by itself whether its answers fit beside the app's name."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and isinstance(watched, Segment) and not watched.stacked:
                self._step(watched, step)
                return True
        return super().eventFilter(watched, event)

    def _step(self, segment: Segment, step: int) -> None:
        """Go to the row above or below: to its answer, or to the same place in it."""
        rows = list(self.rows.values())
        row = self._row_of(segment)
        to = rows.index(row) + step if row is not None else -1
        if row is None or not 0 <= to < len(rows):
            return
        beside = rows[to].answers.segments[row.answers.segments.index(segment)]
        _stop(rows[to], beside).setFocus(Qt.FocusReason.TabFocusReason)

    def _row_of(self, part: QWidget | None) -> AppRow | None:
        rows = self.rows.values()
        return next((r for r in rows if part is not None and r.isAncestorOf(part)), None)

    def _on_how_toggled(self, app: AppId, panel: Column, *, on: bool) -> None:
        if not on:
            return
        for other, row in self.rows.items():
            if other != app and row.how is not None:
                row.how.setChecked(False)
        panel.clear()
        found = self._how(app)
        panel.add(found)
        # Now, not when the event loop comes round: what opens is scrolled to before that.
        found.show()


def _stop(row: AppRow, otherwise: Segment | None = None) -> Segment:
    segments = row.answers.segments
    given = next((each for each in segments if each.isChecked()), None)
    return given or otherwise or segments[0]
