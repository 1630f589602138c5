"""The invented person lives nine terms on a real vault: with the window in terms 1, 2 and 9.

The clock is a parameter of the parts. With PSA_PICTURES=<folder>, each home, compare and history
page is kept there as a picture to look at.
"""

import os
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from audit_app import demo
from audit_app.compose import Parts
from audit_app.content import checklists
from audit_app.demo import Lived
from audit_app.domain.checkin import Depth
from audit_app.domain.checklist import AppId, Choice, Question
from audit_app.logic.carry import Row
from audit_app.logic.walk import Asked
from audit_app.ui.about_me import AboutMe
from audit_app.ui.changes import Changes
from audit_app.ui.checkin import CheckInScreen
from audit_app.ui.kit.answers import AnswerCard
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from audit_app.ui.question.answers import AppAnswers
from audit_app.ui.screen import Screen
from audit_app.ui.still_true import StillTrueScreen
from audit_app.ui.window import Window
from tests.ui import stage
from tests.ui.person import asking

WITH_WINDOW = (1, 2, 9)
MOST_SCREENS = 25


class Life:
    """The person's folder, opened term after term as the program would."""

    def __init__(self, qtbot: QtBot, theme: Theme, folder: Path) -> None:
        """A new vault in ``folder``."""
        self.qtbot = qtbot
        self._theme = theme
        self._folder = folder
        vault = stage.parts(folder).protection.create(keyring=False, passphrase=stage.PASSPHRASE)
        vault.close()

    def parts(self, day: date) -> Parts:
        """The program's parts on an evening of that day."""
        evening = datetime.combine(day, datetime.min.time(), UTC).replace(hour=19)
        return Parts(self._folder, lambda: evening, means=stage.MEANS)

    def alone(self, lived: Lived, day: date) -> None:
        """A term that nobody watches."""
        parts = self.parts(day)
        vault = parts.protection.open_with_passphrase(stage.PASSPHRASE)
        demo.live_term(demo.begin(vault, parts.checklist, lived, day), lived, day)
        vault.close()

    def watched(self, number: int, lived: Lived, day: date) -> int:
        """A term at the real window: how many screens the check-in had."""
        parts = self.parts(day)
        window = Window(parts, self._theme)
        vault = parts.protection.open_with_passphrase(stage.PASSPHRASE)
        session = demo.begin(vault, parts.checklist, lived, day)
        window.context.session = session
        self.qtbot.addWidget(window)
        window.resize(1180, 740)
        window.show()
        screens = self._check_in(window, lived)
        session.checkins.finish(day).result()
        for name in (Name.SUMMARY, Name.HOME, Name.COMPARE):
            window.go(Place(name=name))
            self._picture(window, f"term-{number}-{name}")
        area = window.screen_shown.area if window.screen_shown else None
        if area:
            area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
            self._picture(window, f"term-{number}-history")
        assert window.close()
        return screens

    def _check_in(self, window: Window, lived: Lived) -> int:
        """Press through every screen as a person would; what is answered is what demo says."""
        done, seen = demo.done_before(window.context.opened), 0
        window.go(asking())
        while True:
            screen = window.screen_shown
            assert screen is not None
            if screen.place.name is Name.SUMMARY:
                return seen
            seen += 1
            self._press(window, screen, lived, done)
            self.qtbot.waitUntil(lambda before=screen: window.screen_shown is not before)  # type: ignore[misc]

    def _press(self, window: Window, screen: Screen, lived: Lived, done: set[Row]) -> None:
        """Do what one screen asks, and go on."""
        if isinstance(screen, Changes):
            self._picture(window, f"changes-{screen.context.opened.record.open.started.date()}")
            for change in lived.changes:
                screen.ticks[change].click()
            screen.next.click()
        elif isinstance(screen, AboutMe):
            screen.next.click()
        elif isinstance(screen, StillTrueScreen):
            for row in screen.parts.others:
                _choose(row.answers.segments, _says(row.question, row.app, lived, done))
            _button(window, "still-each" if lived.afresh else "still-all").click()
        else:
            assert isinstance(screen, CheckInScreen)
            asked = screen.shown
            assert isinstance(asked, Asked)
            answers = screen._parts.answers
            for app in asked.rows:
                cards = (
                    answers.rows[app].answers.segments
                    if isinstance(answers, AppAnswers) and app
                    else window.findChildren(AnswerCard)
                )
                _choose(cards, _says(asked.question, app, lived, done))
            _button(window, "question-next").click()

    def _picture(self, window: Window, name: str) -> None:
        folder = os.environ.get("PSA_PICTURES")
        if folder:
            stage.wait(200)
            window.grab().save(str(Path(folder) / f"{name}.png"))


def _says(question: Question, app: AppId | None, lived: Lived, done: set[Row]) -> Choice:
    was_done = (question.id, app) in done
    return demo.answer(question, app, lived.not_yet, was_done=was_done)


def _choose(cards: Sequence[QAbstractButton], choice: Choice) -> None:
    """Press the card or segment of an answer."""
    names = (f"answer-{choice}", f"choice-{choice}")
    next(card for card in cards if card.objectName() in names and card.isVisible()).click()


def _button(window: Window, name: str) -> QAbstractButton:
    return next(b for b in window.findChildren(QAbstractButton, name) if b.isVisible())


def test_nine_terms_of_one_life(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    life = Life(qtbot, theme, tmp_path / "answers")
    checklist = checklists.load().checklist
    screens = {}
    days = demo.days(checklist, date(2026, 11, 26))
    for number, (lived, day) in enumerate(zip(demo.TERMS, days, strict=True), 1):
        begun = time.perf_counter()
        if number in WITH_WINDOW:
            screens[number] = life.watched(number, lived, day)
        else:
            life.alone(lived, day)
        took = time.perf_counter() - begun
        print(f"term {number}, {day}: {took:.2f} s, {screens.get(number, '')}")  # noqa: T201
    with_first = life.parts(days[-1])
    vault = with_first.protection.open_with_passphrase(stage.PASSPHRASE)
    heads = vault.heads()
    vault.close()
    assert [head.depth for head in heads] == [lived.depth for lived in demo.TERMS]
    assert all(head.finished for head in heads)
    assert heads[-1].done > heads[0].done
    assert screens[2] <= MOST_SCREENS
    assert demo.TERMS[0].depth is Depth.FULL
