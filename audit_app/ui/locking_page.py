"""What covers the window while the answers are being locked: nothing that anybody may not see."""

from PySide6.QtWidgets import QWidget

from audit_app.ui.context import Context
from audit_app.ui.kit.icons import Icon
from audit_app.ui.kit.text import Heading, lead
from audit_app.ui.kit.tokens import Role, Space, Token
from audit_app.ui.places import Place
from audit_app.ui.screen import Screen

_COLUMN = 500


class LockingPage(Screen):
    """For a moment only, unless something cannot be saved."""

    def __init__(self, context: Context, place: Place) -> None:
        """Two lines."""
        super().__init__(context, place, width=_COLUMN, centred=True)
        self.body.add(Icon("lock", Token.ACCENT, 36))
        self.body.gap(Space.ROW).add(Heading(self.words("lock.under-way.heading"), Role.HEADING))
        self.body.gap(Space.TINY).add(lead(self.words("lock.under-way.lead")))

    def rail(self) -> None:
        """None: nothing can be gone to."""

    def initial_focus(self) -> QWidget | None:
        """Nothing to press."""
        return None
