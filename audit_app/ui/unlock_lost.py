"""What is said to somebody who has lost every key: the truth, and no button that deletes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from audit_app.ui.context import Context
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Disclosure, Kind
from audit_app.ui.kit.text import Label
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.places import Name, Place
from audit_app.vault.header import SlotKind


class Lost(Column):
    """Closed until asked for."""

    def __init__(self, context: Context, kinds: Sequence[SlotKind]) -> None:
        """``kinds`` are the typed ways there are: the question names what can be lost."""
        super().__init__(space=Space.TINY)
        words = context.words
        inside = Column(space=Space.SMALL, margins=(Space.CARD + 2, 0, 0, 0))
        for key in ("what", "no-hurry", "start-again"):
            inside.add(Label(words(f"unlock.lost.{key}"), Role.NOTE))
        where = Button(words("unlock.lost.where"), Kind.PLAIN, "arrow", icon_after=True, flush=True)
        where.clicked.connect(lambda: context.go(Place(name=Name.MY_DATA, back=Name.UNLOCK)))
        accessible.identify(where, "unlock-where")
        inside.add(where, align=Qt.AlignmentFlag.AlignLeft)
        copy = Button(words("unlock.lost.copy"), Kind.PLAIN, "arrow", icon_after=True, flush=True)
        copy.clicked.connect(lambda: context.go(Place(name=Name.RESTORE, back=Name.UNLOCK)))
        accessible.identify(copy, "unlock-copy")
        inside.add(copy, align=Qt.AlignmentFlag.AlignLeft)
        lost = "both" if len(kinds) > 1 else kinds[0] if kinds else SlotKind.KEYRING
        opens = Disclosure(words(f"unlock.lost.{lost}"), inside)
        accessible.identify(opens, "unlock-lost")
        self.add(opens, align=Qt.AlignmentFlag.AlignLeft).add(inside)
