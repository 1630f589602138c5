"""The few things that are easier said in a style sheet than painted: fields, menus, scroll bars."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QApplication, QWidget

from audit_app.ui.kit.tokens import Radius, Token

_SHEET = """
QLineEdit, QPlainTextEdit, QDateEdit {{
    background: {surface}; color: {text}; border: {edge}px solid {border};
    border-radius: {control}px; padding: 0 {p12}px; min-height: {p40}px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QPlainTextEdit {{ padding: {p8}px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QDateEdit:disabled {{
    background: {bg}; color: {muted}; border-color: {line};
}}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {bg}; }}
QScrollBar:vertical {{ background: transparent; width: {p14}px; margin: 0; border: 0; }}
QScrollBar::handle:vertical {{
    background: {border}; border-radius: {p4}px; margin: {p3}px; min-height: {p40}px;
}}
QScrollBar::handle:vertical:hover {{ background: {text}; }}
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0; border: 0; }}
QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical {{ background: transparent; }}
QScrollBar:horizontal {{ background: transparent; height: {p14}px; margin: 0; border: 0; }}
QScrollBar::handle:horizontal {{
    background: {border}; border-radius: {p4}px; margin: {p3}px; min-width: {p40}px;
}}
QScrollBar::handle:horizontal:hover {{ background: {text}; }}
QScrollBar::add-line:horizontal, QScrollBar::sub-line:horizontal {{ width: 0; border: 0; }}
QScrollBar::add-page:horizontal, QScrollBar::sub-page:horizontal {{ background: transparent; }}
QMenu, QComboBox QAbstractItemView {{
    background: {surface}; color: {text}; border: {edge}px solid {border}; padding: {p4}px;
}}
QMenu {{ icon-size: {p20}px; }}
QMenu::item {{
    padding: {p8}px {p16}px {p8}px {p12}px; border: {edge}px solid transparent;
    border-radius: {control}px;
}}
QMenu::icon {{ padding-left: {p12}px; }}
QMenu::item:selected {{ background: {accent_soft}; border-color: {accent}; }}
QMenu::item:disabled {{ color: {muted}; }}
QComboBox QAbstractItemView::item:selected {{ background: {accent}; color: {on_accent}; }}
QComboBox QAbstractItemView::item {{ min-height: {p40}px; padding: 0 {p8}px; }}
"""
_SIZES = (3, 4, 8, 12, 14, 16, 20, 40)
_KEPT, _WORN = "sheet", "wears-sheet"


def style_sheet(colours: Mapping[Token, str], px: Callable[[float], int]) -> str:
    """The sheet in these ``colours``; ``px`` turns token units into pixels."""
    sizes = {f"p{n}": px(n) for n in _SIZES}
    names = {str(token): value for token, value in colours.items()}
    return _SHEET.format(**names, **sizes, edge=max(1, px(1)), control=px(Radius.CONTROL))


def keep(app: QApplication, sheet: str) -> None:
    """Make ``sheet`` what the parts of ``app`` wear that are dressed, now and from now on."""
    app.setProperty(_KEPT, sheet)
    for part in app.allWidgets():
        if part.property(_WORN):
            part.setStyleSheet(sheet)


def dress(part: QWidget) -> None:
    """Put the sheet on ``part`` and what is in it.

    Only on those that need it: worn by the application, it is looked up for every label there is.
    """
    app = QApplication.instance()
    part.setProperty(_WORN, True)
    part.setStyleSheet((app and app.property(_KEPT)) or "")
