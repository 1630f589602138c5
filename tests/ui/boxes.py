"""Every box that can stand over the window, and the way a person comes to it.

A module that opens a box and is not here fails tests/ui/test_boxes.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from audit_app.ui.kit.overlay import Overlay
from audit_app.ui.places import Name, Place
from audit_app.vault.errors import DiskFull
from tests.ui import gallery, stage
from tests.ui.gallery import Life, Scene

if TYPE_CHECKING:
    from audit_app.ui.window import Window

# The first button of one check-in; ids are made up by chance.
ONE_CHECK_IN = "delete-*"


@dataclass(frozen=True)
class Box:
    """``module`` of ``audit_app.ui`` opens it when the parts ``presses`` are pressed in ``scene``.

    A name that ends in * stands for the first part whose identifier begins so. ``types`` puts words
    into fields first. Without ``presses`` it is what is shown when ``wrong`` happens.
    """

    module: str
    scene: Scene
    presses: tuple[str, ...] = ()
    types: dict[str, str] = field(default_factory=dict)
    wrong: BaseException | None = None

    @property
    def deletes(self) -> bool:
        """Whether it asks before something is deleted."""
        return bool(self.presses) and "delete" in self.presses[-1]

    def __str__(self) -> str:
        """As a test may be called."""
        last = self.presses[-1].strip("*-") if self.presses else "wrong"
        return f"{self.module}-{last}"


def _at(name: Name, life: Life = Life.LIVED, part: str = "") -> Scene:
    return Scene(Place(name=name, part=part), life)


# Opened by code that these stand for, word for word the same kind of box, or by what cannot be
# brought about without harm to the answers of the other scenes.
ELSEWHERE = {
    "bringing_back": "says that it is done, after the answers were put back (test_restore)",
    "forget": "says that it is done, after everything was deleted (test_forget)",
    "keep_history": "asks in the words that my_checkins has, where there are years of check-ins",
    "lock_anew": "says that it is done, after a new key was made (test_lock_anew)",
    "new_version": "asks where there is a release address; there is none yet (test_new_version)",
    "protection": "asks by the same notice, of somebody whose laptop opens them (test_protection)",
    "search.opener": "asks once somebody gave a name to search for (tests/ui/search)",
    "key_paper": "asks before printing, where there is a printer (test_spare_key)",
}

BOXES = (
    Box("welcome", _at(Name.WELCOME, Life.NONE), ("welcome-more",)),
    Box("saving", _at(Name.ACTIONS), ("actions-save",)),
    Box("copies_card", _at(Name.MY_DATA), ("data-save",)),
    Box("my_checkins", _at(Name.MY_DATA), (ONE_CHECK_IN,)),
    # As ``keep_history`` asks of several at once: somebody was not told yet.
    Box("my_checkins", _at(Name.MY_DATA, Life.AGAIN), (ONE_CHECK_IN,)),
    Box("away_settings", _at(Name.SETTINGS), ("settings-hide-keys",)),
    Box("evidence.record", _at(Name.EVIDENCE), ("add-file-1",)),
    Box("evidence.record", _at(Name.EVIDENCE), ("delete-1",)),
    Box("evidence.record", _at(Name.EVIDENCE), ("evidence-delete-all",)),
    Box("evidence.record", _at(Name.EVIDENCE), ("evidence-hand-over",)),
    Box("search.findings", _at(Name.FINDINGS, part=gallery.FINDING), ("finding-delete",)),
    Box(
        "passwords.typed",
        _at(Name.PASSWORDS, Life.NEW),
        ("typed-open", "leak-open"),
        {"typed-password": "correct horse"},
    ),
    Box(
        "question.note_deleting",
        gallery.question("a10_email"),
        ("note-open", "note-delete"),
        {"note": "a thought"},
    ),
    Box("question.link", gallery.question("a10_2sv", opened=True), ("open-page",)),
    Box("notices", _at(Name.HOME), wrong=DiskFull()),
    Box("notices", _at(Name.HOME), wrong=ValueError()),
)


def open_box(window: Window, box: Box) -> Overlay:
    """Bring the person there, and open it as they would."""
    gallery.arrive(window, box.scene)
    stage.wait(30)
    if box.wrong is not None:
        window.context.notices.show(box.wrong)
    for name in box.presses:
        for field_name, text in box.types.items():
            _type(window, field_name, text)
        _press(window, name)
    stage.wait(30)
    shown = shown_boxes(window)
    assert len(shown) == 1, f"{box} shows {len(shown)} boxes"
    return shown[0]


def shown_boxes(window: QWidget) -> list[Overlay]:
    """The boxes in sight."""
    return [box for box in window.findChildren(Overlay) if box.isVisible()]


def leave_all(window: QWidget) -> None:
    """Leave what another test had to leave open, by its own way out."""
    for box in shown_boxes(window):
        if box.way_out is not None:
            box.way_out.click()
    stage.wait(30)


def _press(window: Window, name: str) -> None:
    stem = name.removesuffix("*")
    for button in window.findChildren(QAbstractButton):
        said = button.objectName()
        fits = said.startswith(stem) if name.endswith("*") else said == stem
        if fits and button.isVisible() and button.isEnabled():
            button.setFocus()
            button.click()
            stage.wait(200)
            return
    msg = f"there is no {name} to press"
    raise AssertionError(msg)


def _type(window: Window, name: str, text: str) -> None:
    for found in window.findChildren(QWidget, name):
        if isinstance(found, QLineEdit):
            found.setText(text)
        elif isinstance(found, QPlainTextEdit):
            found.setPlainText(text)
