"""Children in a column or a row, with spaces that grow with the text."""

from typing import Self

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QSpacerItem, QWidget
from shiboken6 import Shiboken

from audit_app.ui.kit import look, mirror
from audit_app.ui.kit.tokens import Space

Margins = tuple[float, float, float, float]
NO_MARGINS: Margins = (0, 0, 0, 0)
# Room to spare goes to the end of a box, not between its children; what is asked for wins.
_END, _ASKED = 1, 1000
_ENDLESS = 16777215


class _Gap(QSpacerItem):
    """The space before a child: none while the child is hidden.

    It holds the child and not the box: a box in a reference cycle would not go when let go of.
    """

    def __init__(self, box: QWidget, before: QWidget, units: float, *, across: bool) -> None:
        policy = QSizePolicy.Policy.Fixed
        super().__init__(0, 0, policy, policy)
        self._before = before
        self.units = units
        self._across = across
        self.scale(box)

    def scale(self, box: QWidget) -> None:
        """Follow the box's text size."""
        self._size = look.px(box, self.units)

    def sizeHint(self) -> QSize:
        # A child may be deleted before its box; asking it then would end the program.
        there = Shiboken.isValid(self._before) and not self._before.isHidden()
        size = self._size if there else 0
        return QSize(size, 0) if self._across else QSize(0, size)

    def minimumSize(self) -> QSize:
        return self.sizeHint()

    def maximumSize(self) -> QSize:
        size = self.sizeHint()
        wide = size.width() if self._across else _ENDLESS
        return QSize(wide, _ENDLESS if self._across else size.height())


class Box(QWidget):
    """Widgets in one direction. Every distance is in token units (15 to the em)."""

    direction = QBoxLayout.Direction.TopToBottom

    def __init__(
        self,
        *children: QWidget,
        space: float = Space.SMALL,
        margins: Margins = NO_MARGINS,
    ) -> None:
        """``margins`` are left, top, right and bottom, as Qt has them."""
        super().__init__()
        self._space = space
        self._next_gap: float | None = None
        self._margins = margins
        self._gaps: list[_Gap] = []
        self._box = QBoxLayout(self.direction, self)
        self._box.setSpacing(0)
        self._box.addStretch(_END)
        self._scale()
        self.add(*children)

    def add(
        self,
        *children: QWidget,
        stretch: int = 0,
        align: Qt.AlignmentFlag | None = None,
    ) -> Self:
        """Put ``children`` at the end."""
        for child in children:
            self._add_gap(child)
            at, where = self._box.count() - 1, align or self._default_align()
            self._box.insertWidget(at, child, stretch * _ASKED, where)
        return self

    def gap(self, units: float) -> Self:
        """Make the space before the next child ``units`` instead of the usual."""
        self._next_gap = units
        return self

    def fill(self) -> Self:
        """Push what comes next to the far end."""
        self._box.insertStretch(self._box.count() - 1, _ASKED)
        return self

    def height_for(self, width: int) -> int:
        """The height that everything inside needs at ``width`` (both in pixels)."""
        return self._box.totalHeightForWidth(width)

    def set_margins(self, margins: Margins) -> None:
        """Change the margins."""
        self._margins = margins
        self._scale()

    def set_space(self, units: float) -> None:
        """Change every space between children."""
        self._space = units
        for gap in self._gaps:
            gap.units = units
        self._scale()

    def clear(self) -> None:
        """Take every child out and delete it."""
        self._gaps.clear()
        self._next_gap = None
        while (item := self._box.takeAt(0)) is not None:
            if (child := item.widget()) is not None:
                child.hide()
                child.deleteLater()
        self._box.addStretch(_END)

    def _default_align(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag(0)

    def _add_gap(self, child: QWidget) -> None:
        first = self._box.count() == 1
        units = self._space if self._next_gap is None else self._next_gap
        unasked = self._next_gap is None
        self._next_gap = None
        if not units or (unasked and first):
            return
        across = self.direction == QBoxLayout.Direction.LeftToRight
        gap = _Gap(self, child, units, across=across)
        self._gaps.append(gap)
        self._box.insertItem(self._box.count() - 1, gap)

    def _scale(self) -> None:
        left, top, right, bottom = (look.px(self, n) for n in self._margins)
        left, right = mirror.sides(self, left, right)
        self._box.setContentsMargins(left, top, right, bottom)
        for gap in self._gaps:
            gap.scale(self)
        self._box.invalidate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._scale()
        super().changeEvent(event)


class Column(Box):
    """One under another."""


class Row(Box):
    """Side by side, centred on one line."""

    direction = QBoxLayout.Direction.LeftToRight

    def _default_align(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignVCenter


class TopRow(Box):
    """Side by side, level at the top."""

    direction = QBoxLayout.Direction.LeftToRight

    def _default_align(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignTop


class Fixed(Column):
    """One child in a column of a fixed width, in token units."""

    def __init__(self, child: QWidget, units: float) -> None:
        """``units`` wide (15 to the em)."""
        self._units = units
        super().__init__(child)

    def _scale(self) -> None:
        super()._scale()
        self.setFixedWidth(look.px(self, self._units))
