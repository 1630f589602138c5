"""A window on a real vault, for tests and for looking at screens as pictures.

Pictures: QT_QPA_PLATFORM=offscreen python -m tests.ui.stage home out.png --theme dark --text 150
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from audit_app import demo
from audit_app.compose import Parts
from audit_app.domain.checkin import Depth
from audit_app.domain.checklist import HelpId, QuestionId
from audit_app.ui.kit.focus import FocusRing
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from audit_app.ui.window import Window
from audit_app.vault.keyslots import Cost
from audit_app.vault.opening import Means
from tests.samples import NOW

if TYPE_CHECKING:
    from audit_app.domain.checkin import Profile

PASSPHRASE = "three random words"
MEANS = Means(cost=Cost())


def parts(folder: Path, *, shown_as_demo: bool = False, means: Means = MEANS) -> Parts:
    """The program's parts on ``folder``, with a passphrase that costs little to try."""
    return Parts(folder, lambda: NOW, means=means, demo=shown_as_demo)


def window(made: Parts, theme: Theme, *, open_answers: bool = True) -> Window:
    """A window; with ``open_answers`` on a new, empty vault unless one is there."""
    shown = Window(made, theme)
    if open_answers:
        vault = made.protection.create(keyring=False, passphrase=PASSPHRASE)
        shown.context.session = made.session(vault)
    return shown


def begin(shown: Window, profile: Profile = demo.PERSON, depth: Depth = Depth.QUICK) -> None:
    """Say who the person is and begin a check-in."""
    session = shown.context.opened
    session.checkins.keep_profile(profile).result()
    session.checkins.begin(depth).result()


def live(shown: Window) -> None:
    """Give the person three finished terms."""
    made = shown.context.parts
    demo.live(shown.context.opened.vault, made.checklist, made.today())
    shown.context.session = made.session(shown.context.opened.vault)


def flush() -> None:
    """Let Qt delete what was asked to go."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def wait(milliseconds: int) -> None:
    """Let the window work. (QTest.qWait holds up Python's other threads, such as the writer.)"""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main() -> None:
    """Take a picture of one screen."""
    asked = argparse.ArgumentParser(description=main.__doc__)
    asked.add_argument("place", choices=[str(n) for n in Name])
    asked.add_argument("picture", type=Path)
    asked.add_argument("--theme", default="light", choices=["light", "dark", "contrast"])
    asked.add_argument("--text", type=int, default=100)
    asked.add_argument("--size", default="1180x740")
    asked.add_argument("--question", default=None)
    asked.add_argument("--page", default=None)
    asked.add_argument("--person", default="lived", choices=["none", "new", "begun", "lived"])
    asked.add_argument("--keys", default="", help="keys to press first, such as 'Tab,Tab,2'")
    given = asked.parse_args()
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        made = parts(Path(folder))
        theme = Theme(app, made.resources)
        theme.wear(given.theme, given.text)
        shown = window(made, theme, open_answers=given.person != "none")
        ring = FocusRing(app)
        if given.person == "lived":
            live(shown)
        if given.person == "begun" or (given.question and given.person == "lived"):
            begin(shown, depth=Depth.FULL if given.question else Depth.QUICK)
        place = Place(
            name=Name(given.place),
            question=QuestionId(given.question) if given.question else None,
            page=HelpId(given.page) if given.page else None,
        )
        shown.resize(*(int(n) for n in given.size.split("x")))
        shown.go(place)
        shown.show()
        wait(300)
        for key in filter(None, given.keys.split(",")):
            focus = app.focusWidget() or shown
            QTest.keySequence(focus, key)
            wait(150)
        shown.grab().save(str(given.picture))
        ring.deleteLater()
        shown.close()


if __name__ == "__main__":
    main()
