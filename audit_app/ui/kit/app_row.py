"""One app of a question about several: its name, its answers, and how to do it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Disclosure
from audit_app.ui.kit.flow import Beside, Flow, expanding
from audit_app.ui.kit.segments import Segments
from audit_app.ui.kit.text import Label
from audit_app.ui.kit.tokens import Role, Space

_EQUAL = 3
# Room for the name of most apps; with less, the answers stand under it.
_LEAST = 120


class AppRow(QWidget):
    """One app's answer on a card of several. ``how`` opens its panel under this row.

    ``answers`` is the strip; connect to ``answers.chosen``.
    """

    def __init__(
        self,
        app: str,
        choices: Sequence[tuple[str, str]],
        *,
        how: str = "",
        how_panel: QWidget | None = None,
    ) -> None:
        """``how`` is the word of the disclosure; without a panel there is none."""
        super().__init__()
        # Four of one width would take a line of their own, or four.
        self.answers = Segments(app, choices, equal=len(choices) <= _EQUAL)
        self.how: Disclosure | None = None
        self._name = Label(app, Role.STRONG)
        self._side = Flow(self.answers, space=Space.BLOCK).push()
        self._side.setSizePolicy(expanding())
        if how_panel is not None:
            self.how = Disclosure(how, how_panel)
            self.how.setAccessibleName(f"{how}: {app}")
            self._side.add(self.how)
        beside = Beside(self._name, self._side, least=_LEAST, space=Space.PANEL, alike=True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        inner = Column(beside, space=Space.ROW, margins=(0, 10, 0, 10))
        if how_panel is not None:
            inner.add(how_panel)
        rows.addWidget(inner)
