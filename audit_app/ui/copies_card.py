"""Copies, on the page about the person's data: saving one, and bringing answers back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.ui.bringing_back import BringingBack
from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.cards import SettingRow, listed
from audit_app.ui.notices import WayOn
from audit_app.ui.places import Name, Place
from audit_app.ui.saving_backup import save_backup

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from audit_app.ui.context import Context
    from audit_app.ui.kit.cards import Card


def copies_card(context: Context, screen: QWidget) -> Card:
    """A row for each thing that can be done with copies now."""
    restore = Place(name=Name.RESTORE, back=Name.MY_DATA)
    rows = []
    if context.session is not None:
        rows.append(_row(context, "save", lambda: _save(context, screen)))
    rows.append(_row(context, "restore", lambda: context.go(restore)))
    if context.parts.backups.can_go_back():
        rows.append(_row(context, "go-back", lambda: _ask_to_go_back(context, screen)))
    return listed(*rows)


def _row(context: Context, key: str, goes: Callable[[], object]) -> SettingRow:
    words = context.words
    button = Button(words(f"backup.{key}.go"))
    button.setAccessibleName(words(f"backup.{key}.spoken"))
    accessible.identify(button, f"data-{key}")
    button.clicked.connect(goes)
    return SettingRow(words(f"backup.{key}.name"), words(f"backup.{key}.about"), button)


def _save(context: Context, screen: QWidget) -> None:
    if context.opened.vault.copying.can_be_taken:
        save_backup(context, screen)
        return
    words = context.words
    stop = WayOn(words("backup.first.later"))
    make = Place(name=Name.SPARE_KEY, back=Name.MY_DATA)
    go_on = WayOn(words("backup.first.make"), lambda: context.go(make), filled=True)
    context.notices.ask("backup.first", (stop, go_on), "key")


def _ask_to_go_back(context: Context, screen: QWidget) -> None:
    words, window = context.words, screen.window()
    stop = WayOn(words("backup.going-back.stay"))
    go_on = WayOn(
        words("backup.going-back.go"), lambda: BringingBack(context, window).go_back(), care=True
    )
    context.notices.ask("backup.going-back", (stop, go_on), "history")
