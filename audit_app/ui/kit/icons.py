"""Icons from ``resources/icons``, in the colour of a token. A word always stands beside them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from audit_app.ui.kit import look, mirror, paint
from audit_app.ui.kit.tokens import Token

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

IN_CARD, IN_RAIL, IN_BUTTON = 24, 20, 18
_FOLDER = "icons"


def look_in(app: QApplication, folder: Path) -> None:
    """Have every icon of ``app`` come from ``folder``."""
    app.setProperty(_FOLDER, str(folder))


def pixmap(
    widget: QWidget,
    name: str,
    token: Token = Token.TEXT,
    units: float = IN_RAIL,
    *,
    colour: QColor | None = None,
) -> QPixmap:
    """The icon ``name`` at the widget's text size, kept by Qt for the next time.

    ``colour`` replaces the token's. LookupError: there is no such icon.
    """
    ink = colour or look.colour(widget, token)
    inner = look.colour(widget, Token.ON_ACCENT)
    ratio = widget.devicePixelRatioF()
    size = round(look.exact(widget, units) * ratio)
    key = f"icon/{name}/{ink.name()}/{inner.name()}/{size}"
    kept = QPixmap()
    if not QPixmapCache.find(key, kept):
        kept = _paint(name, ink, inner, size)
        QPixmapCache.insert(key, kept)
    kept.setDevicePixelRatio(ratio)
    return kept


def icon(widget: QWidget, name: str, token: Token = Token.TEXT) -> "QIcon":
    """The icon for a menu or another of Qt's own parts."""
    from PySide6.QtGui import QIcon

    return QIcon(pixmap(widget, name, token, IN_RAIL))


def _paint(name: str, ink: QColor, inner: QColor, size: int) -> QPixmap:
    source = _folder() / f"{name}.svg"
    if not source.is_file():
        raise LookupError(name)
    drawing = source.read_bytes()
    # In this order: white ink would be read as the inner colour.
    drawing = drawing.replace(b"#fff", inner.name().encode())
    drawing = drawing.replace(b"currentColor", ink.name().encode())
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(drawing).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def _folder() -> Path:
    app = QCoreApplication.instance()
    if app is None:
        raise LookupError(_FOLDER)
    return Path(app.property(_FOLDER))


class Icon(QWidget):
    """An icon by itself, for the eye only: the word beside it is what is read out."""

    def __init__(
        self, name: str, token: Token = Token.TEXT, units: float = IN_RAIL, *, top: float = 0
    ) -> None:
        """``top`` lowers it, to sit level with the first line of text beside it."""
        super().__init__()
        self._name = name
        self._token = token
        self._units = units
        self._top = top
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, token: Token | None = None) -> None:
        """Show another icon."""
        self._name = name
        self._token = token or self._token
        self.update()

    def sizeHint(self) -> QSize:
        side = look.px(self, self._units)
        return QSize(side, side + look.px(self, self._top))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        picture = pixmap(self, self._name, self._token, self._units)
        painter = paint.painter_for(self)
        mirror.draw_icon(painter, QPoint(0, look.px(self, self._top)), self._name, picture)
