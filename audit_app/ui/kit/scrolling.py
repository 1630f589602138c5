"""What is too tall scrolls up and down; only a picture may scroll across."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QSizePolicy, QWidget

from audit_app.ui.kit.style_sheet import dress


def scrolled(content: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """An area without edge or ground of its own, in which ``content`` scrolls.

    It takes no focus: the keyboard scrolls by going from part to part.
    """
    area = QScrollArea(parent)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    bar = QScrollBar(Qt.Orientation.Vertical)
    dress(bar)
    area.setVerticalScrollBar(bar)
    # One of ours: merely asking for Qt's own has PySide load every kind of widget there is.
    area.setViewport(QWidget())
    area.setWidget(content)
    content.setAutoFillBackground(False)
    return area


class Across(QScrollArea):
    """A picture that may be wider than the page: it scrolls across, and the keyboard can too.

    It begins at its right end, where the newest is.
    """

    def __init__(self, picture: QWidget) -> None:
        """``picture`` keeps its own size, and its name is said here too."""
        super().__init__()
        self._picture = picture
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = QScrollBar(Qt.Orientation.Horizontal)
        dress(bar)
        self.setHorizontalScrollBar(bar)
        self.setViewport(QWidget())
        self.setWidget(picture)
        picture.setAutoFillBackground(False)
        self.setAccessibleName(picture.accessibleName())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        bar.rangeChanged.connect(lambda _least, most: bar.setValue(most))

    def sizeHint(self) -> QSize:
        size, bar = self._picture.sizeHint(), self.horizontalScrollBar().sizeHint()
        return QSize(size.width(), size.height() + bar.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._picture.adjustSize()
