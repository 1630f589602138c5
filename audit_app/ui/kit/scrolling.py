"""What is too tall scrolls, up and down only."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget

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
