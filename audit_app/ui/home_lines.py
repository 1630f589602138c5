"""The quiet lines of Home: what could be lost, what was left out, what opening found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from audit_app.audit.protection import SpareKeys
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column, Row
from audit_app.ui.kit.buttons import Button, Disclosure, Kind
from audit_app.ui.kit.cards import Panel
from audit_app.ui.kit.flow import Beside
from audit_app.ui.kit.icons import Icon
from audit_app.ui.kit.text import Label
from audit_app.ui.kit.tokens import Role, Space, Token
from audit_app.ui.places import Name, Place

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from audit_app.ui.context import Context


def wants_spare_key(context: Context) -> bool:
    """Whether there is something to lose and no spare key to get it back with."""
    session = context.opened
    return bool(session.checkins.heads) and not SpareKeys(session.vault).exists


def spare_key(context: Context) -> QWidget:
    """What could be lost, and the way to a spare key."""
    make = Button(context.words("home.spare-key.go"), Kind.PLAIN)
    accessible.identify(make, "home-spare-key")
    place = Place(name=Name.SPARE_KEY, back=Name.HOME)
    make.clicked.connect(lambda: context.go(place))
    return _line(Beside(Label(context.words("home.spare-key.text"), Role.NOTE), make), "key")


def record_may_go(context: Context, handed_over: date) -> QWidget:
    """That a record was handed over long ago, and the way to it."""
    look = Button(context.words("evidence.home.go"), Kind.PLAIN)
    accessible.identify(look, "home-record")
    look.clicked.connect(lambda: context.go(Place(name=Name.EVIDENCE, back=Name.HOME)))
    said = context.words("evidence.home.text", date=context.words.date(handed_over))
    return _line(Beside(Label(said, Role.NOTE), look), "doc")


def too_old(context: Context) -> list[QWidget]:
    """That some check-ins are past the years that the person wants to keep, and the way to them."""
    years = context.parts.settings.keep_years
    old = context.opened.past.too_old(years, context.parts.today()) if years else ()
    if not old:
        return []
    look = Button(context.words("keep-history.home.go"), Kind.PLAIN)
    accessible.identify(look, "home-too-old")
    place = Place(name=Name.MY_DATA, back=Name.HOME, part="history")
    look.clicked.connect(lambda: context.go(place))
    said = context.words("keep-history.home.text", count=len(old))
    return [_line(Beside(Label(said, Role.NOTE), look), "history")]


def noticed(context: Context) -> list[QWidget]:
    """What was left out of the checklist, and what opening the answers found."""
    left_out = [_faults(context)] if context.parts.faults else []
    found = context.opened.vault.findings
    return left_out + [_line(Label(context.words(each.key), Role.NOTE), "disk") for each in found]


def _faults(context: Context) -> QWidget:
    words, faults = context.words, context.parts.faults
    files = sorted({fault.file for fault in faults})
    says = words("home.faults.text", count=len(files), files=tuple(files))
    listed = Column(*(Label(str(fault), Role.SMALL) for fault in faults), space=Space.TINY)
    show = Disclosure(words("home.faults.show"), listed)
    accessible.identify(show, "home-faults")
    column = Column(Label(says, Role.NOTE), space=0)
    return _line(column.add(show, align=Qt.AlignmentFlag.AlignLeft).add(listed), "doc")


def _line(part: QWidget, icon: str) -> QWidget:
    panel = Panel(margins=(Space.BLOCK, Space.SMALL, Space.BLOCK, Space.SMALL))
    return panel.add(Row(Icon(icon, Token.ACCENT, 22), space=14).add(part, stretch=1))
