"""Browsers on Windows: the programs registered for the web, and what policies say.

Not tried on a real Windows yet: the parsing is tested, the asking is written from documentation.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PureWindowsPath

from audit_app.domain.value import Value
from audit_app.system.browsers.known import FAMILIES, Browser, Family, judged

REGISTERED = r"SOFTWARE\Clients\StartMenuInternet"
COMMAND = r"shell\open\command"
PATHS = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths"
_EXE = ".exe"


class Registered(Value):
    """A program that says it is a browser: its key, the name it shows, and its command line."""

    key: str
    name: str
    command: str


def parse_command(text: str) -> str:
    """The program in a command line of the registry; empty when there is none.

    Paths with spaces stand there both with quotes and without.
    """
    text = text.strip()
    if text.startswith('"'):
        inside, closed, _ = text[1:].partition('"')
        return inside if closed and inside.lower().endswith(_EXE) else ""
    end = text.lower().find(_EXE)
    return text[: end + len(_EXE)] if end > 0 else ""


def family_of(found: Registered) -> Family | None:
    """Whose browser it is. The name that it shows comes before its key, which may be a code."""
    for said in (found.name, found.key):
        for family in FAMILIES:
            if any(said.lower().startswith(name.lower()) for name in family.registered):
                return family
    return None


def browsers(
    registered: Iterable[Registered],
    paths: Mapping[str, str],
    policies: Mapping[str, Mapping[str, object] | None],
) -> tuple[Browser, ...]:
    """One browser of each family. ``paths`` are programs by file name, ``policies`` by family."""
    programs: dict[str, str] = {}
    for found in registered:
        family, program = family_of(found), parse_command(found.command)
        if family is not None and program:
            programs.setdefault(family.id, program)
    for family in FAMILIES:
        program = parse_command(paths.get(family.program, "")) if family.program else ""
        # Chromium's program has the same file name as Chrome's.
        if program and "chromium" not in program.lower():
            programs.setdefault(family.id, program)
    return tuple(
        Browser(
            family=family,
            command=(programs[family.id],),
            private=judged(family, policies.get(family.id, {})),
        )
        for family in FAMILIES
        if family.id in programs and PureWindowsPath(programs[family.id]).is_absolute()
    )


if sys.platform == "win32":
    import contextlib
    import winreg

    _ROOTS = (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE)

    def find() -> tuple[Browser, ...]:
        """The browsers that are registered and there."""
        from pathlib import Path

        paths = {family.program: _value(rf"{PATHS}\{family.program}") for family in FAMILIES}
        policies = {family.id: _policies(family.policy_key) for family in FAMILIES}
        found = browsers(_registered(), paths, policies)
        return tuple(browser for browser in found if Path(browser.command[0]).exists())

    def _registered() -> Iterator[Registered]:
        for root in _ROOTS:
            with contextlib.suppress(OSError), winreg.OpenKey(root, REGISTERED) as place:
                for number in range(winreg.QueryInfoKey(place)[0]):
                    key = winreg.EnumKey(place, number)
                    with contextlib.suppress(OSError):
                        name = winreg.QueryValue(place, key)
                        command = winreg.QueryValue(place, rf"{key}\{COMMAND}")
                        yield Registered(key=key, name=name, command=command)

    def _value(place: str) -> str:
        for root in _ROOTS:
            with contextlib.suppress(OSError):
                return winreg.QueryValue(root, place)
        return ""

    def _policies(place: str) -> Mapping[str, object] | None:
        together: dict[str, object] = {}
        for root in _ROOTS:
            try:
                with winreg.OpenKey(root, place) as key:
                    for number in range(winreg.QueryInfoKey(key)[1]):
                        name, value, _ = winreg.EnumValue(key, number)
                        together[name] = value
            except FileNotFoundError:
                continue
            except OSError:
                return None
        return together
