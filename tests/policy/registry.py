"""A registry in memory, as far as reading goes, with the names that Python gives to Windows's."""

from __future__ import annotations

from typing import Any, Self

Tree = dict[str, Any]


class Place:
    """An opened key."""

    def __init__(self, tree: Tree) -> None:
        self.keys = [(name, value) for name, value in tree.items() if isinstance(value, dict)]
        self.values = [(name, value) for name, value in tree.items() if not isinstance(value, dict)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is held."""


class FakeRegistry:
    """``machine`` and ``user`` are what lies under each root; a dictionary is a key in it."""

    HKEY_LOCAL_MACHINE = "HKLM"
    HKEY_CURRENT_USER = "HKCU"
    KEY_READ = 0x20019
    KEY_WOW64_64KEY = 0x100

    def __init__(self, machine: Tree, user: Tree, *, closed: tuple[str, ...] = ()) -> None:
        """``closed`` are the ends of paths that nobody may read."""
        self._roots = {"HKLM": machine, "HKCU": user}
        self._closed = closed

    def OpenKey(self, key: Any, sub_key: str, reserved: int, access: int) -> Any:
        assert (reserved, access) == (0, 0x20119)
        if self._closed and f"{key}\\{sub_key}".endswith(self._closed):
            raise PermissionError(13, "Access is denied")
        found = self._roots[key]
        for part in sub_key.split("\\"):
            if not isinstance(found.get(part), dict):
                raise FileNotFoundError(2, "No such key")
            found = found[part]
        return Place(found)

    def QueryInfoKey(self, key: Any) -> tuple[int, int, int]:
        return len(key.keys), len(key.values), 0

    def EnumValue(self, key: Any, index: int) -> tuple[str, Any, int]:
        name, value = key.values[index]
        return name, value, 4 if isinstance(value, int) else 1

    def EnumKey(self, key: Any, index: int) -> str:
        name: str = key.keys[index][0]
        return name


def ours(values: Tree) -> Tree:
    """A root with these values where school IT puts them."""
    return {"Software": {"Policies": {"PrivacySelfAudit": {"PrivacySelfAudit": values}}}}
