"""A person at the window who goes through a check-in, timed."""

import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from audit_app import demo
from audit_app.domain.checkin import Depth
from audit_app.domain.checklist import AppId
from audit_app.logic.walk import Asked
from audit_app.ui.places import Name, Place
from audit_app.ui.window import Window
from tests.benchmarks.painted import Painted, wait_for

QUESTIONS = 60
NOT_YET = 20


class Answered(Window):
    """Answers ``QUESTIONS`` of a full check-in by itself and closes. ``took`` is in milliseconds.

    Each time runs from choosing an answer, over its being saved, to the next question painted. Of
    a question about several apps the last row counts.
    """

    took: list[float]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self._answer_all)

    def _answer_all(self) -> None:
        session = self.context.opened
        session.checkins.keep_profile(demo.PERSON).result()
        session.checkins.begin(Depth.FULL).result()
        self._painted = Painted(self)
        self.go(Place(name=Name.QUESTION))
        self._painted.wait()
        Answered.took = [
            self._answer(asked) for asked in session.answers.walk().questions[:QUESTIONS]
        ]
        self.close()

    def _answer(self, asked: Asked) -> float:
        screen = self.screen_shown
        assert screen is not None
        *before, last = [_choice(screen, asked, row) for row in asked.rows]
        onward = _button(screen, "question-next")
        for choice in before:
            choice.click()
            wait_for(screen.rail_changed)
        begun = time.perf_counter()
        last.click()
        wait_for(screen.rail_changed)  # it tells that the answer is saved
        onward.click()
        while self.screen_shown is screen:
            self._painted.wait()
        self._painted.wait()
        return (time.perf_counter() - begun) * 1000


def _choice(screen: QWidget, asked: Asked, row: AppId | None) -> QAbstractButton:
    chosen = demo.choose(asked.question, row, NOT_YET)
    if row is None:
        return _button(screen, f"answer-{chosen}")
    return _button(screen.findChild(QWidget, f"app-{row}"), f"choice-{chosen}")


def _button(within: QWidget | None, name: str) -> QAbstractButton:
    found = within.findChild(QAbstractButton, name) if within is not None else None
    assert found is not None, name
    return found
