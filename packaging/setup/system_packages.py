"""Which system packages are missing, and installing them where that is ours to do."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

INSTALL = ("apt-get", "install", "-y", "--no-install-recommends")


class MissingError(Exception):
    """Something is missing that only the person can install. The text says how."""

    exit_code = 2


class AptError(MissingError):
    """apt-get was tried, twice, and failed."""

    exit_code = 1


class Package(NamedTuple):
    """A Debian package under its names (oldest first), and a library or command it brings."""

    names: tuple[str, ...]
    brings: str


def read(lists: Iterable[Path]) -> list[Package]:
    """The packages of some list files: ``name | other name : library or command`` per line."""
    lines = (line.strip() for file in lists for line in file.read_text("utf-8").splitlines())
    return [_package(line) for line in lines if line and not line.startswith("#")]


def needed_for_venv() -> list[Package]:
    """Debian cuts ``ensurepip`` out of its own Python; this names the package that brings it."""
    name = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    return [Package((name,), "ensurepip")]


def needed_for_freezing() -> list[Package]:
    """This Python as a library, which a frozen program brings with it, and a reader of its kind."""
    library = str(sysconfig.get_config_var("INSTSONAME") or "")
    tools = [Package(("binutils",), "objdump")]
    if ".so." not in library or Path(str(sysconfig.get_config_var("LIBDIR")), library).exists():
        return tools
    return [
        Package((f"libpython{sys.version_info.major}.{sys.version_info.minor}",), library),
        *tools,
    ]


def install(wanted: Sequence[Package]) -> None:
    """Install what is missing. Only looks when nothing is, and does nothing outside Linux.

    MissingError: something is missing and it is not ours to install. AptError: apt-get failed.
    """
    if sys.platform != "linux":
        return
    debian = bool(shutil.which("dpkg-query") and shutil.which("apt-get"))
    installed = _installed_by_dpkg(wanted) if debian else frozenset()
    missing = [
        package
        for package in wanted
        if installed.isdisjoint(package.names) and not is_there(package.brings)
    ]
    if not missing:
        return
    if not debian:
        raise MissingError(_list_for_other_systems(missing))
    if os.geteuid() != 0:
        raise MissingError(_line_for_sudo(missing))
    _install_by_apt(missing)


def is_there(thing: str) -> bool:
    """Whether this machine has a library (``lib….so.1``), a file (``/…``) or a command."""
    if thing == "ensurepip":
        return importlib.util.find_spec(thing) is not None
    if thing.startswith("/"):
        return Path(thing).exists()
    if ".so." not in thing:
        return shutil.which(thing) is not None
    try:
        ctypes.CDLL(thing)
    except OSError:
        return False
    return True


def _package(line: str) -> Package:
    names, _, brings = line.partition(":")
    return Package(tuple(name.strip() for name in names.split("|")), brings.strip())


def _names(packages: Sequence[Package]) -> list[str]:
    return [name for package in packages for name in package.names]


def _installed_by_dpkg(packages: Sequence[Package]) -> frozenset[str]:
    if not packages:
        return frozenset()
    form = "${Package} ${db:Status-Status}\n"
    # Exit code 1 only means that some are unknown to dpkg.
    said = _ask("dpkg-query", "--show", f"--showformat={form}", *_names(packages))
    pairs = (line.split() for line in said.splitlines())
    return frozenset(name for name, status in pairs if status == "installed")


def _known_to_apt(packages: Sequence[Package]) -> frozenset[str]:
    """The names that apt-get could install with the package lists of now."""
    known = set()
    name = ""
    for line in _ask("apt-cache", "policy", *_names(packages)).splitlines():
        if not line.startswith(" "):
            name = line.removesuffix(":")
        elif line.strip().startswith("Candidate:") and "(none)" not in line:
            known.add(name)
    return frozenset(known)


def _pick(packages: Sequence[Package], known: frozenset[str]) -> list[str]:
    """For each package the first name that apt-get knows, or its oldest."""
    return [
        next((n for n in package.names if n in known), package.names[0]) for package in packages
    ]


def _list_for_other_systems(missing: Sequence[Package]) -> str:
    lines = (f"    {package.brings:28} Debian: {package.names[0]}" for package in missing)
    first = "This machine lacks these. Install them with its own package manager, then try again:"
    return "\n".join((first, *lines))


def _line_for_sudo(missing: Sequence[Package]) -> str:
    known = _known_to_apt(missing)
    names = _pick(missing, known)
    update = "" if known.issuperset(names) else "sudo apt-get update && "
    command = " ".join((*INSTALL, *names))
    return (
        f"Some system packages are missing. Install them, then try again:\n\n{update}sudo {command}"
    )


def _install_by_apt(missing: Sequence[Package]) -> None:
    known = _known_to_apt(missing)
    if not known.issuperset(_pick(missing, known)):
        _run_apt("apt-get", "update")
        known = _known_to_apt(missing)
    command = (*INSTALL, *_pick(missing, known))
    print("Installing system packages:", *command[len(INSTALL) :], flush=True)
    if _run_apt(*command):
        return
    # Yesterday's package lists name files that are gone today.
    _run_apt("apt-get", "update")
    if not _run_apt(*command):
        raise AptError(f"apt-get could not do this (see above): {' '.join(command)}")


def _run_apt(*command: str) -> bool:
    """Run apt-get. What it says is shown only when it fails."""
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command, env=env, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if done.returncode:
        print(done.stdout, file=sys.stderr, flush=True)
    return done.returncode == 0


def _ask(*command: str) -> str:
    """What a command says in plain English, whatever its exit code."""
    env = os.environ | {"LC_ALL": "C"}
    return subprocess.run(command, env=env, check=False, capture_output=True, text=True).stdout
