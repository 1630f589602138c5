"""What the verbs need of the vault's items, whatever kind they keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from audit_app.domain.value import Value

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Future
    from datetime import datetime

T = TypeVar("T", bound=Value)
T_co = TypeVar("T_co", bound=Value, covariant=True)


class KeptItem(Protocol[T_co]):
    """One thing that is kept, and the name it is kept by."""

    @property
    def id(self) -> Any:
        """The name."""

    @property
    def value(self) -> T_co:
        """The thing."""


class ItemStore(Protocol):
    """What is needed of the vault's items."""

    def keep(self, kind: str, value: Value) -> Future[Any]:
        """Keep something new; the future gives its name."""

    def replace(self, item: Any, value: Value) -> Future[None]:
        """Keep what it is now."""

    def of_kind(self, kind: str, of: type[T]) -> Sequence[KeptItem[T]]:
        """Everything of a kind, in the order of first keeping."""

    def delete(self, item: Any, now: datetime) -> Future[Any]:
        """Delete it for ever."""
