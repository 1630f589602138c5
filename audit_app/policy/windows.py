r"""The registry: ``Software\Policies`` of the machine, then of the person signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, get_args

from audit_app.domain.policy import Key, Level, Scope
from audit_app.policy.layers import RECOMMENDED, Layer, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = r"Software\Policies\PrivacySelfAudit\PrivacySelfAudit"
MOST_VALUES = 200
_ROOTS = {"machine": "HKLM", "user": "HKCU"}


class Registry(Protocol):
    """What is used of the standard library's ``winreg``, which only Windows has."""

    HKEY_LOCAL_MACHINE: Any
    HKEY_CURRENT_USER: Any
    KEY_READ: int
    KEY_WOW64_64KEY: int

    def OpenKey(self, key: Any, sub_key: str, reserved: int, access: int) -> Any:  # noqa: N802
        """A key, to be used in a ``with``."""

    def QueryInfoKey(self, key: Any) -> tuple[int, int, int]:  # noqa: N802
        """How many keys and values there are in it, and when it was changed."""

    def EnumValue(self, key: Any, index: int) -> tuple[str, Any, int]:  # noqa: N802
        """The name, value and type of one value."""

    def EnumKey(self, key: Any, index: int) -> str:  # noqa: N802
        """The name of one key in it."""


def layers(registry: Registry) -> Iterator[Layer]:
    """What is managed and recommended, for the machine and for the person."""
    for scope in get_args(Scope):
        yield from _of_root(registry, scope)


def _of_root(registry: Registry, scope: Scope) -> Iterator[Layer]:
    for level in get_args(Level):
        path = KEY if level == "managed" else rf"{KEY}\{RECOMMENDED}"
        source = rf"{_ROOTS[scope]}\{path}"
        try:
            values = _values(registry, scope, path)
        except FileNotFoundError:
            continue
        except OSError:
            yield Layer(source, level, scope, {}, "unreadable")
        else:
            trouble = "too-many" if len(values) > MOST_VALUES else ""
            yield Layer(source, level, scope, {} if trouble else values, trouble)


def _values(registry: Registry, scope: Scope, path: str) -> dict[str, object]:
    """What a key holds: single values, and lists as keys of values named 1, 2 and so on."""
    with _open(registry, scope, path) as key:
        keys, _, _ = registry.QueryInfoKey(key)
        names = [registry.EnumKey(key, number) for number in range(min(keys, MOST_VALUES + 1))]
        found = {_known(name): value for name, value in _pairs(registry, key)}
    for name in names:
        if name.casefold() != RECOMMENDED.casefold():
            found[_known(name)] = _list(registry, scope, rf"{path}\{name}")
    return found


def _list(registry: Registry, scope: Scope, path: str) -> object:
    try:
        with _open(registry, scope, path) as key:
            pairs = _pairs(registry, key)
    except OSError:
        return Unreadable()
    return [value for _, value in sorted(pairs, key=lambda pair: _place(pair[0]))]


def _pairs(registry: Registry, key: Any) -> list[tuple[str, Any]]:
    _, values, _ = registry.QueryInfoKey(key)
    found = [registry.EnumValue(key, number)[:2] for number in range(min(values, MOST_VALUES + 1))]
    # Group Policy leaves such a value to have others in its place deleted.
    return [(name, value) for name, value in found if name and not name.startswith("**")]


def _open(registry: Registry, scope: Scope, path: str) -> Any:
    machine = scope == "machine"
    root = registry.HKEY_LOCAL_MACHINE if machine else registry.HKEY_CURRENT_USER
    return registry.OpenKey(root, path, 0, registry.KEY_READ | registry.KEY_WOW64_64KEY)


def _known(name: str) -> str:
    """Windows takes small and capital letters for the same."""
    return next((key for key in Key if key.casefold() == name.casefold()), name)


def _place(name: str) -> tuple[bool, int, str]:
    """Numbers in their order, then whatever else there is."""
    is_number = name.isascii() and name.isdigit()
    return not is_number, int(name[:9]) if is_number else 0, name
