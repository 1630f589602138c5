"""``public.toml``: what is needed before unlocking, readable by anyone, never an answer."""

import contextlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from audit_app.domain.settings import PublicSettings
from audit_app.vault import disk, places
from audit_app.vault.errors import NotYours

_LARGEST = 1_000_000
_ABOUT = "# Settings of Privacy Self-Audit. It holds no answers.\n"


def read(folder: Path) -> PublicSettings:
    """The settings; the defaults where there are none. Never fails.

    A file that is broken, or cannot be read, is kept aside under another name; settings in it that
    are sound still count, so that nobody loses large text to a slip elsewhere.
    """
    path = folder / places.PUBLIC
    try:
        places.expect_own(folder)
        data = disk.read(path, _LARGEST)
    except (FileNotFoundError, NotYours):
        return PublicSettings()
    except OSError:
        _keep_aside(path)
        return PublicSettings()
    import tomllib

    try:
        return _settings(tomllib.loads(data.decode("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        found = PublicSettings()
    except msgspec.ValidationError:
        found = _sound(tomllib.loads(data.decode("utf-8")))
    _keep_aside(path)
    return found


def is_there(folder: Path) -> bool:
    """Whether settings were kept in ``folder``."""
    return (folder / places.PUBLIC).is_file()


def write(folder: Path, settings: PublicSettings) -> None:
    """Keep the settings, whole or not at all (DiskFull, NotAllowed, DiskTrouble)."""
    places.make_private(folder)
    plain = msgspec.to_builtins(settings, builtin_types=(date,))
    text = _ABOUT + "".join(_lines("", plain))
    with disk.told():
        disk.put(folder / places.PUBLIC, text.encode("utf-8", "replace"))


def to_plain(settings: PublicSettings) -> dict[str, Any]:
    """Settings as they go into a backup."""
    plain: dict[str, Any] = msgspec.to_builtins(settings)
    return plain


def of_plain(plain: dict[str, Any]) -> PublicSettings:
    """Settings out of a backup, perhaps of a newer program: those that are known and sound."""
    try:
        return _settings(plain)
    except msgspec.ValidationError:
        return _sound(plain)


def _settings(plain: dict[str, Any]) -> PublicSettings:
    return msgspec.convert(plain, PublicSettings)


def _sound(plain: dict[str, Any]) -> PublicSettings:
    """The settings without those that make no sense by themselves."""
    sound: dict[str, Any] = {}
    for name, value in plain.items():
        with contextlib.suppress(msgspec.ValidationError):
            _settings({name: value})
            sound[name] = value
    return _settings(sound)


def _keep_aside(path: Path) -> None:
    """Under the first free name; where that cannot be done, reading goes on all the same."""
    with contextlib.suppress(OSError):
        number = 1
        while (aside := path.with_name(f"{path.name}.kept-{number}")).exists():
            number += 1
        path.replace(aside)


def _lines(table: str, values: dict[str, Any]) -> Iterator[str]:
    """TOML 1.0 for plain values, then tables, then lists of tables; what is None is left out."""
    for name, value in values.items():
        if value is not None and not _is_table(value) and not _are_tables(value):
            yield f"{name} = {_value(value)}\n"
    for name, value in values.items():
        path = f"{table}{name}"
        if _is_table(value):
            yield f"\n[{path}]\n"
            yield from _lines(f"{path}.", value)
        for entry in value if _are_tables(value) else ():
            yield f"\n[[{path}]]\n"
            yield from _lines(f"{path}.", entry)


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


def _are_tables(value: object) -> bool:
    return isinstance(value, list | tuple) and any(isinstance(entry, dict) for entry in value)


def _value(value: Any) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(entry) for entry in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    return _text(value) if isinstance(value, str) else str(value)


def _text(text: str) -> str:
    """A basic string: JSON's escapes are TOML's, but for the delete character."""
    return (
        msgspec.json.encode(text.encode("utf-8", "replace").decode())
        .decode()
        .replace("\x7f", "\\u007f")
    )
