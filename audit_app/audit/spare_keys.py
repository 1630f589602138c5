"""What is asked of a spare key before it opens anything: slips, and places it must not lie in."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from audit_app.system.synced import is_synced
from audit_app.vault import spare_key

if TYPE_CHECKING:
    from pathlib import Path

LENGTH = spare_key.LENGTH


class Unsafe(StrEnum):
    """Why a spare key may not be saved somewhere."""

    OWN_FOLDER = "own-folder"
    SYNCED = "synced"


def check(text: str) -> None:
    """Look for slips without opening anything. Mistyped: with the groups to look at first."""
    spare_key.parse(text)


def unsafe_place(path: Path, folder: Path) -> Unsafe | None:
    """Why a spare key to the answers in ``folder`` may not be saved at ``path``; None: it may."""
    if path.resolve().is_relative_to(folder.resolve()):
        return Unsafe.OWN_FOLDER
    return Unsafe.SYNCED if is_synced(path) else None
