"""The window as what hides and locks it sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from audit_app.ui.context import Context
    from audit_app.ui.kit.shell import Shell
    from audit_app.ui.screen import Screen


# The name of what holds a paper while it is being saved: it holds answers too.
PAPER = "paper"


class Frame(NamedTuple):
    """What there is to lock: a window, the frame in it, and the screen that it shows."""

    window: QWidget
    shell: Shell
    context: Context
    shown: Callable[[], Screen | None]
