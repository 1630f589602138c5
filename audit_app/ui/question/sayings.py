"""Words to say: one ready text, what to do before it is used, and a button that copies it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Disclosure, Kind
from audit_app.ui.kit.cards import Panel
from audit_app.ui.kit.text import Label, muted
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.places import Name, Place
from audit_app.ui.question.link import CopyButton

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audit_app.domain.saying import Saying
    from audit_app.domain.words import Words
    from audit_app.ui.context import Context


class SayingsButton(Button):
    """Leads to all the words to say, and back to the screen it stands on."""

    def __init__(self, context: Context, back: Name) -> None:
        """``back`` is that screen."""
        super().__init__(context.words("sayings.open"), Kind.PLAIN, "message", flush=True)
        accessible.identify(self, "sayings")
        self.clicked.connect(lambda: context.go(Place(name=Name.SAYINGS, back=back)))


def opening(saying: Saying, words: Words) -> tuple[Disclosure, Column]:
    """A title to press, and what it opens: what to do first, then the words, to copy."""
    copy = CopyButton(words("sayings.copy"), saying.text, words)
    copy.setAccessibleDescription(saying.title)
    said = Panel(Label(saying.text)).add(copy, align=Qt.AlignmentFlag.AlignLeft)
    margins = (0, Space.TINY, 0, Space.SMALL)
    inside = Column(muted(saying.before, Role.BODY), said, space=Space.SMALL, margins=margins)
    title = Disclosure(saying.title, inside)
    accessible.identify(title, f"saying-{saying.id}")
    return title, inside


def add_all(box: Column, sayings: Iterable[Saying], words: Words) -> None:
    """Each of ``sayings``, to open in place, below what ``box`` holds already."""
    for saying in sayings:
        title, inside = opening(saying, words)
        box.add(title, inside)
