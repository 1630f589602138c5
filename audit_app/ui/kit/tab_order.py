"""Tab goes the way the page is read, also to what was made or moved since it was shown."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget


def step(ground: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next stop on ``ground``, round from the last to the first.

    Qt's own order is the order of making: what opens later would come after everything else.
    False: there is nowhere to go.
    """
    parts = list(_reading(ground))
    now = QApplication.focusWidget()
    at = parts.index(now) if now in parts else -1
    round_trip = (*parts[at + 1 :], *parts[: max(at, 0)])
    for part in round_trip if forward else reversed(round_trip):
        if _is_stop(part):
            reason = Qt.FocusReason
            part.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
            return True
    return False


def _reading(ground: QWidget) -> Iterator[QWidget]:
    """What shows on ``ground``, as a screen reader goes through it."""
    # Not by recursion: each part would be handed up through all that holds it.
    waiting = [ground]
    while waiting:
        part = waiting.pop()
        if part is not ground:
            yield part
        waiting.extend(
            child
            for child in reversed(part.children())
            if isinstance(child, QWidget) and not child.isWindow() and child.isVisible()
        )


def _is_stop(part: QWidget) -> bool:
    takes_tab = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    stands_in = part.focusProxy() is None and not _another_is_chosen(part)
    return takes_tab and part.isEnabled() and stands_in


def _another_is_chosen(part: QWidget) -> bool:
    """Of a group, the chosen one is the stop: Qt only sees to it once the group was visited."""
    group = part.group() if isinstance(part, QRadioButton) else None
    return group is not None and group.checkedButton() not in (None, part)
