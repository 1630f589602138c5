"""Asks this machine what disk a folder lies on. Slow where another program has to be asked."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from audit_app.system.disks import linux, macos, windows
from audit_app.system.disks.told import Disk, Told

_PATIENCE = 10.0
# Both from the kernel's fs.h: the flags of a file, and the one of a folder that fscrypt locks.
_GET_FLAGS, _IS_LOCKED = 0x80086601, 0x800
_PROPERTY = (
    "(New-Object -ComObject Shell.Application).NameSpace('{drive}')"
    ".Self.ExtendedProperty('System.Volume.BitLockerProtection')"
)


def disk_under(folder: Path) -> Disk:
    """What can be told of the disk under ``folder``, or under where it will be made."""
    ask = _ASK.get(sys.platform)
    with contextlib.suppress(OSError, ValueError):
        if ask is not None:
            return ask(_nearest(folder.resolve()))
    return Disk()


def is_roaming(folder: Path) -> bool:
    """Whether a school's server would copy ``folder`` at each sign-in (Windows)."""
    return windows.is_roaming(str(folder.resolve()), os.environ.get("APPDATA", ""))


def _nearest(folder: Path) -> Path:
    return next(path for path in (folder, *folder.parents) if path.exists())


def _linux(folder: Path) -> Disk:
    mounts = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape")
    told = linux.look(str(folder), mounts, Path("/sys"))
    if told.locked is not Told.YES and _has_key_of_its_own(folder):
        return Disk(network=told.network, locked=Told.YES)
    return told


def _has_key_of_its_own(folder: Path) -> bool:
    """Whether the file system itself locks this folder, whatever it lies on."""
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        flags = fcntl.ioctl(handle, _GET_FLAGS, bytes(8))
    except OSError:
        return False
    finally:
        os.close(handle)
    return bool(int.from_bytes(flags[:4], sys.byteorder) & _IS_LOCKED)


def _macos(folder: Path) -> Disk:
    return macos.look(str(folder), _said("/sbin/mount"), _said("/usr/bin/fdesetup", "status"))


def _windows(folder: Path) -> Disk:
    if sys.platform == "win32":
        import ctypes

        kind = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor)
        return windows.look(str(folder), kind, _padlock(folder.drive))
    return Disk()


def _padlock(drive: str) -> str:
    # Nothing but a letter and a colon goes into the command.
    if not re.fullmatch("[A-Za-z]:", drive):
        return ""
    system = os.environ.get("SYSTEMROOT", "C:\\Windows")
    shell = f"{system}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe"
    command = _PROPERTY.format(drive=drive)
    return _said(shell, "-NoProfile", "-NonInteractive", "-Command", command)


def _said(*command: str) -> str:
    """What another program printed; nothing when it is not there, fails or takes too long."""
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(  # noqa: S603 - whole paths, and nothing a person typed
            command,
            capture_output=True,
            check=True,
            creationflags=flags,
            encoding="utf-8",
            errors="replace",
            stdin=subprocess.DEVNULL,
            timeout=_PATIENCE,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout


_ASK: dict[str, Callable[[Path], Disk]] = {"linux": _linux, "darwin": _macos, "win32": _windows}
