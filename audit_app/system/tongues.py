"""The languages that this laptop is set to."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_POSIX = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_LONGEST = 85  # LOCALE_NAME_MAX_LENGTH


def asked() -> tuple[str, ...]:
    """Their BCP 47 tags, the dearest first; empty when the system does not say."""
    if sys.platform == "win32":
        return _of_windows()
    if sys.platform == "darwin":
        return of_preferences(Path.home() / "Library" / "Preferences" / ".GlobalPreferences.plist")
    return of_environment(os.environ)


def of_environment(environment: Mapping[str, str]) -> tuple[str, ...]:
    """From the variables that POSIX and GNU gettext name, the first of them that is set."""
    value = next((environment[name] for name in _POSIX if environment.get(name)), "")
    names = (part.partition(".")[0].partition("@")[0] for part in value.split(":"))
    return tuple(name.replace("_", "-") for name in names if name not in ("", "C", "POSIX"))


def of_preferences(file: Path) -> tuple[str, ...]:
    """From the file in which macOS keeps what a person prefers."""
    import plistlib

    try:
        listed = plistlib.loads(file.read_bytes()).get("AppleLanguages", [])
    except (OSError, ValueError, AttributeError):
        return ()
    return tuple(tag for tag in listed if isinstance(tag, str))


def _of_windows() -> tuple[str, ...]:
    import ctypes

    name = ctypes.create_unicode_buffer(_LONGEST)
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - there on Windows alone
    number = kernel.GetUserDefaultUILanguage()
    return (name.value,) if kernel.LCIDToLocaleName(number, name, _LONGEST, 0) else ()
