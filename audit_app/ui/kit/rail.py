"""The left rail, and what it becomes when the window folds: a bar across the top."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from audit_app.domain.words import Words
from audit_app.ui.kit import accessible, icons, look, marks, mirror, paint
from audit_app.ui.kit.boxes import Box, Column, Margins, Row
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.exits import Exits
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.icons import Icon
from audit_app.ui.kit.rail_rows import RING_ROOM, RailContent, RailRows
from audit_app.ui.kit.scrolling import scrolled
from audit_app.ui.kit.style_sheet import dress
from audit_app.ui.kit.text import Label
from audit_app.ui.kit.tokens import Role, Space, Token, Width

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

_BAR_MARGINS: Margins = (Space.PANEL, Space.SMALL, Space.PANEL, Space.SMALL)


class Door(Button):
    """The way to "Something is happening now": always in sight, filled while you are inside."""

    def __init__(self, words: Words) -> None:
        """One per window."""
        super().__init__(words("kit.door"), Kind.CARE, "door")
        self.role = Role.SMALL_STRONG
        self.padding = 7
        accessible.identify(self, "door")
        self.setAccessibleDescription(words("kit.door-key"))

    def set_inside(self, *, inside: bool) -> None:
        """Show whether this is where you are."""
        # Qt takes the mark off with the ability to carry one, but does not paint it again.
        self.setCheckable(True)
        self.setChecked(inside)
        self.setCheckable(inside)


class Promise(Row):
    """Says that nothing is sent by itself: only what the person presses a button for."""

    def __init__(self, words: Words) -> None:
        """Stands under the door."""
        super().__init__(Icon("laptoplock", Token.MUTED), space=Space.SMALL)
        self.add(Label(words("kit.promise"), Role.SMALL), stretch=1)


class Brand(Row):
    """The name of the program and its sign."""

    def __init__(self, words: Words) -> None:
        """Top left."""
        sign = Icon("brand", Token.ACCENT, icons.IN_CARD)
        super().__init__(sign, space=10, margins=(14, 0, 0, 0))
        self.add(Label(words("kit.brand"), Role.STRONG), stretch=1)


def _way_home(words: Words) -> Button:
    button = Button(words("kit.rail.home"), Kind.PLAIN, "left")
    # Where its words need two lines, they stand level with the rows below.
    button.centred = False
    button.setAccessibleName(words("kit.rail.home"))
    accessible.identify(button, "way-home")
    return button


class Rail(Column):
    """256 wide: brand or way home, rows, and the door at the bottom."""

    chosen = Signal(str)
    went_home = Signal()

    def __init__(self, words: Words) -> None:
        """Empty rows until told what to show."""
        super().__init__(space=0)
        self._words = words
        self._shape: tuple[bool, bool] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._head = Column(space=Space.SMALL)
        self._heading = Label()
        self._line = Label()
        self.rows = RailRows(words)
        self.rows.chosen.connect(self.chosen)
        self.door = Door(words)
        self.door.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.exits = Exits(words, equal=True)
        parts = (self.exits, self.door, Promise(words))
        foot = Column(*parts, margins=(RING_ROOM, Space.SMALL, RING_ROOM, 0))
        self._area = scrolled(self.rows)
        self.add(self._head).add(self._area, stretch=1).add(foot)

    def show_content(self, content: RailContent) -> None:
        """Show ``content``; what stays the same keeps its place and the keyboard."""
        shape = (content.way_home, bool(content.heading))
        if shape != self._shape:
            self._shape = shape
            self._build_head(content)
        self._heading.setText(content.heading)
        self._line.setText(content.line)
        self.rows.setAccessibleName(content.heading or self._words("kit.rail.menu"))
        self.rows.show_content(content)
        QTimer.singleShot(0, self, self._show_current)

    def _show_current(self) -> None:
        """Scroll to where you are, once the rows have their places."""
        current = next((row for row in self.rows.rows if row.current), None)
        if current is not None:
            self._area.ensureWidgetVisible(current, 0, current.height())

    def _build_head(self, content: RailContent) -> None:
        self._head.clear()
        top = Space.PANEL if content.way_home else Space.CARD
        side = Space.ROW - RING_ROOM
        self.set_margins((side, top, side, Space.BLOCK))
        if content.way_home:
            home = _way_home(self._words)
            home.clicked.connect(self.went_home)
            self._head.add(home, align=Qt.AlignmentFlag.AlignLeft)
        else:
            self._head.add(Brand(self._words))
        self._heading = Label(role=Role.RAIL_HEADING)
        self._line = Label(role=Role.SMALL)
        if content.heading:
            said = Column(self._heading, self._line, space=0, margins=(14, 0, 0, 0))
            self._head.gap(18 if content.way_home else 26).add(said)
        below = Space.ROW if content.heading else Space.NEW
        self._head.set_margins((RING_ROOM, 0, RING_ROOM, below - RING_ROOM))

    def _scale(self) -> None:
        super()._scale()
        self.setFixedWidth(look.px(self, Width.RAIL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        paint.fill(painter, QRectF(self.rect()), look.colour(self, Token.RAIL))
        edge = QRectF(self.width() - 1, 0, 1, self.height())
        paint.fill(painter, edge, look.colour(self, Token.LINE))


class Bottom(Row):
    """Under a page without rail: the door, and the promise beside it."""

    def __init__(self, words: Words) -> None:
        """For welcome and unlock."""
        margins = (Space.ROW, 14, Space.CARD, Space.BLOCK)
        super().__init__(space=Space.PANEL, margins=margins)
        self.door = Door(words)
        self.exits = Exits(words)
        self.add(self.door, Promise(words)).add(self.exits)

    def paintEvent(self, _event: QPaintEvent) -> None:
        edge = QRectF(0, 0, self.width(), 1)
        paint.fill(paint.painter_for(self), edge, look.colour(self, Token.LINE))


class Bar(Box):
    """Across the top of a folded window: a menu (or the way home and the counts), and the door."""

    chosen = Signal(str)
    went_home = Signal()

    def __init__(self, words: Words) -> None:
        """Empty until told what to show."""
        super().__init__(margins=_BAR_MARGINS)
        self._words = words
        self._content = RailContent(())
        self._brand = Brand(words)
        self._home = _way_home(words)
        self._home.clicked.connect(self.went_home)
        self.menu_button = Button(words("kit.rail.menu"), icon="menu")
        self.topics_button = Button("", icon="down", icon_after=True)
        for button in (self.menu_button, self.topics_button):
            button.clicked.connect(lambda _=False, under=button: self._on_menu_asked(under))
        accessible.identify(self.menu_button, "rail-menu")
        accessible.identify(self.topics_button, "rail-topics")
        self._here = Label(role=Role.STRONG, wrap=False)
        self.door = Door(words)
        self.exits = Exits(words)
        flow = Flow(self._brand, self._home, self.menu_button, self._here, space=Space.SMALL)
        self.add(flow.push().add(self.topics_button, self.exits, self.door))

    def show_content(self, content: RailContent, *, short: bool) -> None:
        """``short`` uses fewer words on screen; the names that are read out stay whole."""
        self._content = content
        topics, menu = bool(content.heading), bool(content.entries) and not content.heading
        self._brand.setVisible(not (content.way_home or menu or (short and topics)))
        self._home.setVisible(content.way_home)
        self._home.setText(self._words("kit.rail.home-short" if short else "kit.rail.home"))
        self.menu_button.setVisible(menu)
        here = (each.name for each in content.entries if each.key == content.current)
        self._here.setText(next(here, ""))
        self._here.setVisible(menu)
        self.topics_button.setVisible(topics)
        self.topics_button.setText(content.short if short and content.short else content.line)
        self.topics_button.setAccessibleName(f"{content.heading}, {content.line}")

    def _on_menu_asked(self, under: Button) -> None:
        menu = _menu(self._content, under)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.exits.can_lock:
            menu.addSeparator()
            lock = menu.addAction(self._words("kit.exits.lock-spoken"))
            lock.triggered.connect(self.exits.lock_chosen)
        menu.triggered.connect(self._on_menu_chosen)
        box = mirror.placed(under, under.rect(), QRect(QPoint(0, 0), menu.sizeHint()))
        menu.popup(under.mapToGlobal(QPoint(box.left(), under.height())))

    def _on_menu_chosen(self, action: "QAction") -> None:
        if action.data():
            self.chosen.emit(action.data())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        paint.fill(painter, QRectF(self.rect()), look.colour(self, Token.RAIL))
        edge = QRectF(0, self.height() - 1, self.width(), 1)
        paint.fill(painter, edge, look.colour(self, Token.LINE))


def _menu(content: RailContent, owner: QWidget) -> "QMenu":
    from PySide6.QtWidgets import QMenu

    menu = QMenu(owner)
    dress(menu)
    for entry in content.entries:
        text = ", ".join(part for part in (entry.name, entry.line or entry.count) if part)
        action = menu.addAction(text.replace("&", "&&"))
        action.setData(entry.key)
        action.setEnabled(entry.enabled)
        if entry.mark is not None:
            action.setIcon(marks.mark_icon(owner, entry.mark, icons.IN_RAIL))
        elif entry.icon:
            action.setIcon(icons.icon(owner, entry.icon))
    return menu
