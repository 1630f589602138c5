"""Rows that break when they do not fit, and tiles that become fewer columns."""

from collections.abc import Sequence
from typing import Self

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from audit_app.ui.kit import look, mirror
from audit_app.ui.kit.tokens import Space


def break_lines(widths: Sequence[int], room: int, space: int) -> list[range]:
    """Which of ``widths`` stand together on a line of ``room``, each as full as it can be."""
    lines, start, used = [], 0, 0
    for number, width in enumerate(widths):
        if number > start and used + space + width > room:
            lines.append(range(start, number))
            start, used = number, 0
        used += width + (space if number > start else 0)
    if start < len(widths):
        lines.append(range(start, len(widths)))
    return lines


def columns_for(room: int, most: int, least_width: int, space: int) -> int:
    """How many columns of at least ``least_width`` fit, 1 to ``most``."""
    return max(1, min(most, (room + space) // (least_width + space)))


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


class _Items(QLayout):
    """The bookkeeping Qt asks of a layout."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None


class _Arranged(_Items):
    """What all arrangements share: a space that grows, and height that follows width."""

    def __init__(self, parent: QWidget, units: float) -> None:
        super().__init__(parent)
        self._units = units
        # Boxes round this one ask again and again while they share out their room.
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def space(self, units: float | None = None) -> int:
        owner = self.parentWidget()
        return look.px(owner, self._units if units is None else units) if owner is not None else 0

    def arrange(self, rect: QRect, *, place: bool) -> int:
        """Lay the items out in ``rect`` (and ``place`` them there): the height they need."""
        raise NotImplementedError

    def put(self, item: QLayoutItem, rect: QRect, box: QRect) -> None:
        """Give ``item`` its place in ``rect``, which is laid out as from the left."""
        item.setGeometry(mirror.placed(self.parentWidget(), rect, box))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self.arrange(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self.arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        items = self.shown()
        wide = sum(item.sizeHint().width() for item in items)
        tall = max((item.sizeHint().height() for item in items), default=0)
        return QSize(wide + self.space() * max(0, len(items) - 1), tall)

    def minimumSize(self) -> QSize:
        items = self.shown()
        wide = max((item.minimumSize().width() for item in items), default=0)
        tall = max((item.minimumSize().height() for item in items), default=0)
        return QSize(wide, tall)


class _Flowing(_Arranged):
    """One line where it fits. Items from ``pushed`` on stand at the right of their line."""

    pushed: int | None = None

    def _widths(self, items: Sequence[QLayoutItem], room: int) -> list[int]:
        return [
            max(item.minimumSize().width(), min(item.sizeHint().width(), room)) for item in items
        ]

    def arrange(self, rect: QRect, *, place: bool) -> int:
        items, space, top = self.shown(), self.space(), rect.top()
        # However far apart its children stand, the lines of a row that breaks are one row.
        between = min(space, self.space(Space.SMALL))
        widths = self._widths(items, rect.width())
        for line in break_lines(widths, rect.width(), space):
            heights = {number: _height(items[number], widths[number]) for number in line}
            tallest = max(heights.values())
            if place:
                free = rect.width() - sum(widths[n] for n in line) - space * (len(line) - 1)
                left = rect.left()
                for number in line:
                    if self._is_pushed(items[number]):
                        left, free = left + max(0, free), 0
                    drop = (tallest - heights[number]) // 2
                    box = QRect(left, top + drop, widths[number], heights[number])
                    self.put(items[number], rect, box)
                    left += widths[number] + space
            top += tallest + between
        return max(0, top - between - rect.top())

    def _is_pushed(self, item: QLayoutItem) -> bool:
        return self.pushed is not None and self._items.index(item) >= self.pushed


class _Tiled(_Arranged):
    """Columns of one width; a row is as tall as its tallest."""

    most = 1
    least = 0.0
    whole = False

    def arrange(self, rect: QRect, *, place: bool) -> int:
        items, space, top = self.shown(), self.space(), rect.top()
        least = self.space(self.least)
        columns = columns_for(rect.width(), self.most, least, space)
        columns = 1 if self.whole and columns < self.most else columns
        width = (rect.width() - space * (columns - 1)) / columns
        for start in range(0, len(items), columns):
            row = items[start : start + columns]
            tall = max(_height(item, int(width)) for item in row)
            if place:
                for column, item in enumerate(row):
                    left = rect.left() + round(column * (width + space))
                    right = rect.left() + round(column * (width + space) + width)
                    self.put(item, rect, QRect(left, top, right - left, tall))
            top += tall + space
        return max(0, top - space - rect.top())

    def sizeHint(self) -> QSize:
        least = self.space(self.least)
        widest = max((item.sizeHint().width() for item in self.shown()), default=0)
        wide = max(widest, least) * self.most + self.space() * (self.most - 1)
        return QSize(wide, self.heightForWidth(wide))


class _Sided(_Arranged):
    """Two items: the first takes what the second leaves, or they stack."""

    least = 0.0
    alike = False

    def arrange(self, rect: QRect, *, place: bool) -> int:
        items = self.shown()
        if not items:
            return 0
        main, others, space = items[0], items[1:], self.space()
        side = sum(item.sizeHint().width() + space for item in others)
        least = self.space(self.least)
        room = rect.width() - side
        if room < (least if self.alike else min(least, main.sizeHint().width())):
            return self._stack(items, rect, place=place)
        widths = [room, *(item.sizeHint().width() for item in others)]
        heights = [_height(item, width) for item, width in zip(items, widths, strict=True)]
        left = rect.left()
        for item, width, height in zip(items, widths, heights, strict=True):
            if place:
                top = rect.top() + (max(heights) - height) // 2
                self.put(item, rect, QRect(left, top, width, height))
            left += width + space
        return max(heights)

    def _stack(self, items: Sequence[QLayoutItem], rect: QRect, *, place: bool) -> int:
        top = rect.top()
        between = self.space() // 2
        for item in items:
            grows = bool(item.expandingDirections() & Qt.Orientation.Horizontal)
            width = rect.width() if grows or item is items[0] else item.sizeHint().width()
            width = min(width, rect.width())
            height = _height(item, width)
            if place:
                self.put(item, rect, QRect(rect.left(), top, width, height))
            top += height + between
        return top - between - rect.top()


def follows_width() -> QSizePolicy:
    """The policy of a part whose height comes from its width."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    return policy


def expanding() -> QSizePolicy:
    """As ``follows_width``, and as wide as there is room."""
    policy = follows_width()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
    return policy


class Flow(QWidget):
    """Children on one line, or on more where they do not fit."""

    def __init__(self, *children: QWidget, space: float = Space.SMALL) -> None:
        """``space`` in token units, between children and between lines."""
        super().__init__()
        self._flowing = _Flowing(self, space)
        self.setSizePolicy(follows_width())
        self.add(*children)

    def add(self, *children: QWidget) -> Self:
        """Put ``children`` at the end."""
        for child in children:
            self._flowing.addWidget(child)
        return self

    def push(self) -> Self:
        """Everything added from now on stands at the right."""
        self._flowing.pushed = self._flowing.count()
        return self


class Tiles(QWidget):
    """Children in at most ``columns`` equal columns, fewer when narrower than ``least`` units."""

    def __init__(
        self,
        *children: QWidget,
        columns: int = 2,
        least: float = 180,
        space: float = Space.SMALL,
        whole: bool = False,
    ) -> None:
        """``least``, ``space``: token units (15 to the em). ``whole``: one row, or each its own."""
        super().__init__()
        self._tiled = _Tiled(self, space)
        self._tiled.whole = whole
        self._tiled.most = columns
        self._tiled.least = least
        self.setSizePolicy(follows_width())
        self.add(*children)

    def add(self, *children: QWidget) -> Self:
        """Put ``children`` at the end."""
        for child in children:
            self._tiled.addWidget(child)
        return self


class Beside(QWidget):
    """The first child takes the room the others leave; below ``least`` units they stack."""

    def __init__(
        self,
        *children: QWidget,
        least: float = 220,
        space: float = Space.CARD,
        alike: bool = False,
    ) -> None:
        """``least``: how narrow the first may become. ``alike``: then a short one stacks too."""
        super().__init__()
        self._sided = _Sided(self, space)
        self._sided.least, self._sided.alike = least, alike
        self.setSizePolicy(follows_width())
        for child in children:
            self._sided.addWidget(child)


def pair(*children: QWidget, space: float = Space.CARD) -> Tiles:
    """Cards side by side that stack when the window is folded."""
    return Tiles(*children, columns=2, least=370, space=space)
