"""The invented person lives nine terms on a real vault: with the window in terms 1, 2 and 9.

The clock is a parameter of the parts. With PSA_PICTURES=<folder>, each home, compare and history
page is kept there as a picture to look at.
"""

import os
import time
from datetime import UTC, date, datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from audit_app import demo
from audit_app.compose import Parts
from audit_app.content import checklists
from audit_app.demo import Lived
from audit_app.domain.checkin import Depth
from audit_app.logic.carry import StillTrue
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
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
        """Go through every screen as a person would; what is answered is what demo says."""
        session, seen = window.context.opened, 0
        window.go(asking())
        assert window.screen_shown is not None
        if window.screen_shown.place.name is Name.CHANGES:
            self._picture(window, f"changes-{session.record.open.started.date()}")
            session.again.note_changes(lived.changes).result()
            seen += 1
        for screen in session.answers.walk().screens:
            window.go(asking(screen.id))
            shown = window.screen_shown.place.name
            assert shown is (Name.STILL_TRUE if isinstance(screen, StillTrue) else Name.QUESTION)
            seen += 1
        if lived.afresh:
            demo.ask_each(session)
        demo.answer_all(session, lived.not_yet)
        session.answers.move(None).result()
        window.go(asking())
        assert window.screen_shown.place.name is Name.SUMMARY
        return seen

    def _picture(self, window: Window, name: str) -> None:
        folder = os.environ.get("PSA_PICTURES")
        if folder:
            stage.wait(200)
            window.grab().save(str(Path(folder) / f"{name}.png"))


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
