"""A window on a real vault, for tests and for looking at screens as pictures.

Pictures: QT_QPA_PLATFORM=offscreen python -m tests.ui.stage home out.png --theme dark --text 150
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from audit_app import demo
from audit_app.audit.papers import Papers
from audit_app.compose import Brought, Parts
from audit_app.domain.checkin import Depth
from audit_app.domain.checklist import HelpId, QuestionId
from audit_app.domain.policy import Policy
from audit_app.ui.kit.focus import FocusRing
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from audit_app.ui.window import Window
from audit_app.vault.keyslots import Cost
from audit_app.vault.opening import Means
from tests import tongues
from tests.samples import NOW
from tests.tongues import Tongue

if TYPE_CHECKING:
    from audit_app.domain.checkin import Profile

PASSPHRASE = "three random words"
MEANS = Means(cost=Cost())
_NO_POLICY = Policy()


def parts(
    folder: Path,
    *,
    shown_as_demo: bool = False,
    means: Means = MEANS,
    policy: Policy = _NO_POLICY,
) -> Parts:
    """The program's parts on ``folder``, with a passphrase that costs little to try."""
    brought = Brought(policy)
    return Parts(folder, lambda: NOW, means=means, demo=shown_as_demo, brought=brought)


def speak(made: Parts, tongue: Tongue | None) -> None:
    """Have a program speak a language that nobody does."""
    if tongue is not None:
        made.words = tongues.speak(tongue, made.words)
        made.papers = Papers(made.words, made.resources)


def face(tongue: Tongue | None) -> None:
    """Have the application run in the direction of a language: windows of several take turns."""
    run = Qt.LayoutDirection
    mirrored = tongue is Tongue.MIRRORED
    QApplication.setLayoutDirection(run.RightToLeft if mirrored else run.LeftToRight)


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


def live(shown: Window, terms: int = 3) -> None:
    """Give the person some finished terms of the invented person's nine."""
    made = shown.context.parts
    demo.live(shown.context.opened.vault, made.checklist, made.today(), terms)
    shown.context.session = made.session(shown.context.opened.vault)


def flush() -> None:
    """Let Qt delete what was asked to go."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def wait(milliseconds: int) -> None:
    """Let the window work. QTest.qWait would hold up Python's other threads, such as the writer."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def asked() -> argparse.Namespace:
    """What the command line says to take a picture of."""
    parser = argparse.ArgumentParser(description="Take a picture of one screen.")
    parser.add_argument("place", choices=[str(n) for n in Name])
    parser.add_argument("picture", type=Path)
    parser.add_argument("--theme", default="light", choices=["light", "dark", "contrast"])
    parser.add_argument("--text", type=int, default=100)
    parser.add_argument("--size", default="1180x740")
    parser.add_argument("--question", default=None)
    parser.add_argument("--page", default=None)
    parser.add_argument("--part", default="")
    parser.add_argument("--person", default="lived", choices=["none", "new", "begun", "lived"])
    parser.add_argument("--language", default=None, choices=list(Tongue), type=Tongue)
    parser.add_argument("--keys", default="", help="keys to press first, such as 'Tab,Tab,2'")
    return parser.parse_args()


def arrive(shown: Window, given: argparse.Namespace) -> None:
    """Bring the person to where the picture is taken."""
    if given.person == "lived":
        live(shown)
    if given.person == "begun" or (given.question and given.person == "lived"):
        begin(shown, depth=Depth.FULL if given.question else Depth.QUICK)
    place = Place(
        name=Name(given.place),
        question=QuestionId(given.question) if given.question else None,
        page=HelpId(given.page) if given.page else None,
        part=given.part,
    )
    shown.resize(*(int(n) for n in given.size.split("x")))
    shown.go(place)
    shown.show()
    wait(300)


def main() -> None:
    """Take a picture of one screen."""
    given = asked()
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        made = parts(Path(folder))
        speak(made, given.language)
        theme = Theme(app, made.resources)
        theme.wear(given.theme, given.text)
        shown = window(made, theme, open_answers=given.person != "none")
        ring = FocusRing(app)
        arrive(shown, given)
        for key in filter(None, given.keys.split(",")):
            QTest.keySequence(app.focusWidget() or shown, key)
            wait(150)
        shown.grab().save(str(given.picture))
        ring.deleteLater()
        shown.close()


if __name__ == "__main__":
    main()
