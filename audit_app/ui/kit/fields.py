"""Things to type in or pick from, each with its name above it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from audit_app.domain.words import Words
from audit_app.ui.kit import icons, look, mirror, paint, roles
from audit_app.ui.kit.boxes import Column, Row
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.icons import Icon
from audit_app.ui.kit.style_sheet import dress
from audit_app.ui.kit.text import Label, label_for, muted
from audit_app.ui.kit.tokens import Radius, Role, Space, Token

_PAUSE_MS = 800
_HEIGHT = 42
_NOTE_LINES = 4
_COMBO_WIDTH = 320


class Field(Column):
    """A name, a line of help, and the control they belong to."""

    def __init__(
        self, name: str, control: QWidget, help_text: str = "", *, wide: bool = True
    ) -> None:
        """``wide`` False: the control keeps its own width."""
        super().__init__(space=Space.TINY)
        self.control = control
        self.label = label_for(name, control)
        self.add(self.label)
        if help_text:
            self.add(muted(help_text))
            control.setAccessibleDescription(help_text)
        self.gap(Space.SMALL)
        self.add(control, align=None if wide else Qt.AlignmentFlag.AlignLeft)


class LineField(QLineEdit):
    """One line of plain text."""

    def __init__(self, text: str = "", *, units: float = 0) -> None:
        """``units`` wide at most (15 to the em); 0: as wide as there is room."""
        super().__init__(text)
        dress(self)
        self._units = units
        self._scale()

    def _scale(self) -> None:
        if self._units:
            self.setMaximumWidth(look.px(self, self._units))

    def minimumSizeHint(self) -> QSize:
        return QSize(look.px(self, 4 * _HEIGHT), look.px(self, _HEIGHT))

    def sizeHint(self) -> QSize:
        wide = look.px(self, self._units or _COMBO_WIDTH)
        return QSize(wide, look.px(self, _HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._scale()
        super().changeEvent(event)


class SecretField(Row):
    """A passphrase: dots, and a button that shows the words. ``entered``: Enter was pressed."""

    entered = Signal()
    typed = Signal(str)

    def __init__(self, words: Words) -> None:
        """Hidden at first. ``words`` gives the button's Show and Hide."""
        super().__init__(space=Space.SMALL)
        self._words = words
        self.line = LineField()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.show_button = Button(words("kit.secret.show"), icon="eye")
        self.show_button.setCheckable(True)
        self.add(self.line, stretch=1).add(self.show_button)
        self.setFocusProxy(self.line)
        self.line.returnPressed.connect(self.entered)
        self.line.textChanged.connect(self.typed)
        self.show_button.toggled.connect(self._on_show_toggled)

    def text(self) -> str:
        """What is typed."""
        return self.line.text()

    def empty(self) -> None:
        """Forget what is typed. Unlike ``clear`` this leaves nothing to undo."""
        self.line.setText("")

    def setAccessibleName(self, name: str) -> None:
        self.line.setAccessibleName(name)
        self.show_button.setAccessibleDescription(name)

    def setAccessibleDescription(self, description: str) -> None:
        self.line.setAccessibleDescription(description)

    def _on_show_toggled(self) -> None:
        shown = self.show_button.isChecked()
        echo = QLineEdit.EchoMode
        self.line.setEchoMode(echo.Normal if shown else echo.Password)
        self.show_button.setText(self._words("kit.secret.hide" if shown else "kit.secret.show"))


class TextBox(QPlainTextEdit):
    """Some lines of plain text. Tab leaves it."""

    def __init__(self, text: str = "", lines: int = _NOTE_LINES) -> None:
        """``lines`` are in sight; more scroll."""
        super().__init__(text)
        dress(self)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        tall = self._lines * QFontMetrics(self.font()).lineSpacing()
        return QSize(look.px(self, _COMBO_WIDTH), tall + look.px(self, 2 * Space.ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(look.px(self, 4 * _HEIGHT), self.sizeHint().height())


class NoteField(TextBox):
    """A few lines of plain text. ``written`` comes after a pause in typing, and on leaving."""

    written = Signal(str)

    def __init__(self, text: str = "") -> None:
        """Holds ``text``."""
        super().__init__(text)
        self._told = text
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.tell)
        self.textChanged.connect(self._pause.start)

    def tell(self) -> None:
        """Say now what is written, if it was not said yet."""
        self._pause.stop()
        if self.toPlainText() != self._told:
            self._told = self.toPlainText()
            self.written.emit(self._told)

    def empty(self) -> None:
        """Hold nothing, without saying so: it was deleted."""
        self.blockSignals(True)
        self.clear()
        self.blockSignals(False)
        self._told = ""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.tell()


class PickList(QComboBox):
    """One of a list. ``picked`` gives the key."""

    picked = Signal(str)
    accessible_part = roles.picks

    def __init__(self, choices: Sequence[tuple[str, str]], current: str = "") -> None:
        """``choices`` are (key, text); ``current`` is a key, empty for the first."""
        super().__init__()
        dress(self)
        for key, text in choices:
            self.addItem(text, key)
        self.choose(current)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._on_activated)

    def choose(self, key: str) -> None:
        """Show ``key`` as picked. Says nothing to anyone."""
        self.setCurrentIndex(max(0, self.findData(key)))

    @property
    def current(self) -> str:
        """The key that is picked."""
        return str(self.currentData())

    def showPopup(self) -> None:
        self.view().setAccessibleName(self.accessibleName())
        super().showPopup()

    def _on_activated(self) -> None:
        self.picked.emit(self.current)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        texts = (self.itemText(i) for i in range(self.count()))
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        wide = max(
            widest + look.px(self, 3 * Space.ROW + icons.IN_BUTTON), look.px(self, _COMBO_WIDTH)
        )
        return QSize(wide, look.px(self, _HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(look.px(self, 4 * _HEIGHT), look.px(self, _HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        paint.control(painter, self, QRectF(self.rect()), chosen=False)
        side, inset = look.px(self, icons.IN_BUTTON), look.px(self, Space.ROW)
        ink = look.colour(self, Token.TEXT if self.isEnabled() else Token.MUTED)
        room = self.width() - side - 3 * inset
        font = look.font(self, Role.BODY)
        text = QFontMetrics(font).elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        painter.setPen(ink)
        painter.setFont(font)
        rect = QRectF(inset, 0, room + 1, self.height())
        with mirror.upright(painter, rect):
            side_of = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rect, side_of, text)
        picture = icons.pixmap(self, "down", units=icons.IN_BUTTON, colour=ink)
        at = QPoint(self.width() - side - inset, (self.height() - side) // 2)
        mirror.draw_icon(painter, at, "down", picture)


class Locked(Row):
    """A setting that the school has made: its value, and who set it."""

    def __init__(self, value: str, words: Words) -> None:
        """``value`` in words."""
        super().__init__(
            Icon("lock", Token.MUTED, icons.IN_BUTTON), space=10, margins=(14, 6, 18, 6)
        )
        by = words("kit.locked.by-school")
        self.setAccessibleName(f"{value}. {by}")
        self.add(
            Column(
                Label(value, Role.NOTE_STRONG, wrap=False),
                Label(by, Role.SMALL, wrap=False),
                space=0,
            )
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        edge = (look.colour(self, Token.LINE), look.line(self, 1))
        radius = look.exact(self, Radius.CONTROL)
        ground = look.colour(self, Token.BG)
        paint.box(paint.painter_for(self), QRectF(self.rect()), ground, edge, radius)
