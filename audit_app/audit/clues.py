"""What a person searches for: in memory until the answers are locked, kept only if they say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from audit_app.domain.search import Clues

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from datetime import datetime

    from audit_app.audit.item_store import ItemStore

KIND = "search-clues"


class KeptClues:
    """``now`` is what is searched for."""

    def __init__(self, items: ItemStore, clock: Callable[[], datetime]) -> None:
        """Read what was kept."""
        self._items = items
        self._clock = clock
        self._item: Any = None
        # On its way to the disk: until it is there, nobody knows what it is kept as.
        self._keeping: Future[Any] | None = None
        self.now = Clues()
        for item in items.of_kind(KIND, Clues):
            self._item, self.now = item.id, item.value

    @property
    def are_kept(self) -> bool:
        """Whether they are kept for the next time."""
        return self._kept_as() is not None

    def keep(self) -> Future[Any]:
        """Keep what is searched for now, for the next time."""
        item = self._kept_as()
        if item is not None:
            return self._items.replace(item, self.now)
        self._keeping = self._items.keep(KIND, self.now)
        return self._keeping

    def forget(self) -> Future[Any] | None:
        """Delete what was kept; what is searched for now stays until the answers are locked."""
        item, self._item = self._kept_as(), None
        return self._items.delete(item, self._clock()) if item is not None else None

    def _kept_as(self) -> Any:
        """What they are kept as; None: they are not kept. Waits for what is on its way."""
        keeping, self._keeping = self._keeping, None
        if keeping is not None and keeping.exception() is None:
            self._item = keeping.result()
        return self._item
