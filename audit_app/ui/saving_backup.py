"""Saving a locked copy to keep somewhere else: what it holds, what opens it, where to keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.audit.backups import SUFFIX
from audit_app.audit.spare_keys import Unsafe, unsafe_place
from audit_app.ui.save_sheet import Paper, PaperFile
from audit_app.ui.saving import Saving
from audit_app.vault.header import SlotKind

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from audit_app.ui.context import Context

BACKUP = "backup"


def save_backup(context: Context, screen: QWidget) -> None:
    """Ask where, save it, and read it back. It never lies beside the answers."""
    words, parts, vault = context.words, context.parts, context.opened.vault
    kinds = [k for k in vault.slots if k is not SlotKind.KEYRING]
    opens = words(f"backup.opens.{'both' if len(kinds) > 1 else kinds[0]}")

    def save(path: Path, replace: bool) -> None:  # noqa: FBT001 - as every paper is saved
        parts.backups.save(vault, path, parts.settings, replace=replace)

    def refused(path: Path) -> str:
        own = unsafe_place(path, parts.folder) is Unsafe.OWN_FOLDER
        return "backup.refused" if own else ""

    def warned(path: Path) -> str:
        return "backup.warned" if unsafe_place(path, parts.folder) else ""

    name = words("backup.file-name", date=parts.today().isoformat()) + SUFFIX
    about = f"{words('backup.holds')} {words('backup.keep-it')}"
    paper = Paper(
        BACKUP,
        opens,
        (PaperFile(BACKUP, name, save=save),),
        about,
        refused,
        warned,
        words("backup.saved"),
    )
    Saving(context, screen).offer(paper, BACKUP)
