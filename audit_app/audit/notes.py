"""Private notes on actions: each an item under its own key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from audit_app.domain.note import ActionNote

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from datetime import datetime

    from audit_app.audit.item_store import ItemStore
    from audit_app.domain.action import ActionId

KIND = "action-note"


class Notes:
    """Read anew each time: notes are few, and only the open action asks for its own.

    Futures are done when the change is safe on the disk.
    """

    def __init__(self, items: ItemStore, clock: Callable[[], datetime]) -> None:
        """Keep them in ``items``."""
        self._items = items
        self._clock = clock

    def of(self, action: ActionId) -> str:
        """What is noted; empty where nothing is."""
        found = self._find(action)
        return found[1] if found else ""

    def keep(self, action: ActionId, text: str) -> Future[Any] | None:
        """Keep what the note says now; nothing but space deletes it. None: nothing to do."""
        if not text.strip():
            return self.delete(action)
        # Half a character, as some keyboards and pastes give, could not be kept at all.
        whole = text.encode("utf-8", "replace").decode()
        note, found = ActionNote(action=action, text=whole), self._find(action)
        return self._items.replace(found[0], note) if found else self._items.keep(KIND, note)

    def delete(self, action: ActionId) -> Future[Any] | None:
        """Delete a note for ever, copies included. None: there is none."""
        found = self._find(action)
        return self._items.delete(found[0], self._clock()) if found else None

    def _find(self, action: ActionId) -> tuple[Any, str] | None:
        kept = self._items.of_kind(KIND, ActionNote)
        return next(((k.id, k.value.text) for k in kept if k.value.action == action), None)
