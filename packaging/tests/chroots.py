"""Small Debian machines: a base for each release, made once and kept, and throw-away copies of it.

A copy is an overlay mount over its base, so twenty of them cost a few megabytes. Only root may make
them, and what runs in them runs apart: own processes, own mounts, and no network unless asked.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

# What a laptop at school has, beside a desktop: a screen, keys, and Python for Ansible.
_BASE = ("ca-certificates", "dbus", "python3-apt", "strace", "xauth", "xdotool", "xvfb")
RELEASES = {"bookworm": "Debian 12", "trixie": "Debian 13"}
PERSON = "teacher"
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

# Seconds for one command: installing takes the longest.
_PATIENCE = 180
_OWN = "/run/user/own"
# Mounts what a running machine has, then goes in: ROOT PERSON COMMAND...
_ENTER = f"""
root=$1 person=$2; shift 2
mount -t proc proc "$root/proc"
mount -t tmpfs tmpfs "$root/dev/shm"
mount -t tmpfs tmpfs "$root/run"
install -d -m 700 "$root{_OWN}"
chroot "$root" chown "$person:" {_OWN}
exec chroot "$root" "$@"
"""


class Ran(NamedTuple):
    """How a command ended, and all that it said."""

    code: int
    said: str


class Machine:
    """One copy. Its files lie below ``root``."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(
        self, command: str, *, person: str = "", network: bool = False, patience: int = _PATIENCE
    ) -> Ran:
        """Run a shell command as root, or as ``person`` in their own home.

        ``patience``: after so many seconds it is ended, and subprocess.TimeoutExpired raised.
        """
        home = f"/home/{person}" if person else "/root"
        # su would want a terminal; a new user id without root's groups is all that is needed.
        become = ("setpriv", f"--reuid={person}", f"--regid={person}", "--init-groups")
        clean = ("env", "-i", f"HOME={home}", f"PATH={_PATH}", "LANG=C.UTF-8", "LC_ALL=C.UTF-8")
        more = (f"XDG_RUNTIME_DIR={_OWN}", "DEBIAN_FRONTEND=noninteractive")
        inside = (*clean, *more, *(become if person else ()), "sh", "-c", f"cd {home}; {command}")
        apart = ["--mount", "--pid", "--fork", "--kill-child", "--ipc", "--uts"]
        done = subprocess.run(
            (
                *("unshare", *apart, *([] if network else ["--net"])),
                *("sh", "-euc", _ENTER, "enter", str(self.root), person or "root", *inside),
            ),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            errors="replace",
            check=False,
            timeout=patience,
        )
        return Ran(done.returncode, done.stdout)

    def put(self, source: Path, place: str) -> None:
        """Copy a file into the machine."""
        target = self.root / place.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)

    def write(self, text: str, place: str) -> None:
        """Write a file in the machine."""
        target = self.root / place.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")


def can_be_made() -> bool:
    """Whether this machine lets us: a container without its own mounts does not."""
    if os.geteuid() != 0:
        return False
    with tempfile.TemporaryDirectory() as folder:
        script = "mount -t tmpfs tmpfs . && mkdir a b c d"
        script += " && mount -t overlay overlay -o lowerdir=a,upperdir=b,workdir=c d"
        command = ("unshare", "--mount", "--pid", "--fork", "--net", "sh", "-c", script)
        return subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode == 0


def cache() -> Path:
    """Where bases are kept."""
    named = os.environ.get("XDG_CACHE_HOME")
    return Path(named or Path.home() / ".cache") / "privacy-self-audit-packaging"


def base(release: str) -> Path:
    """The base of a Debian release; made with mmdebstrap where it is not there yet."""
    folder = cache() / release
    if folder.is_dir():
        return folder
    unfinished = folder.with_name(f"{release}.new")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.parent.mkdir(parents=True, exist_ok=True)
    command = ("mmdebstrap", "--quiet", "--variant=apt", f"--include={','.join(_BASE)}")
    subprocess.run((*command, release, str(unfinished)), check=True, stdin=subprocess.DEVNULL)
    shutil.copy("/etc/resolv.conf", unfinished / "etc" / "resolv.conf")
    ready = f"apt-get update -q && useradd --create-home {PERSON}"
    made = Machine(unfinished).run(ready, network=True)
    if made.code:
        raise RuntimeError(made.said)
    unfinished.rename(folder)
    return folder


@contextmanager
def machine(lower: Path) -> Iterator[Machine]:
    """A copy of a base (or of another machine's folder) that goes away again."""
    with (
        tempfile.TemporaryDirectory(prefix="machine-") as folder,
        _mounted(lower, Path(folder)) as root,
    ):
        yield Machine(root)


@contextmanager
def _mounted(lower: Path, folder: Path) -> Iterator[Path]:
    upper, work, root = (folder / name for name in ("upper", "work", "root"))
    for each in (upper, work, root):
        each.mkdir()
    how = f"lowerdir={lower},upperdir={upper},workdir={work}"
    subprocess.run(("mount", "-t", "overlay", "overlay", "-o", how, str(root)), check=True)
    try:
        shutil.copy("/etc/resolv.conf", root / "etc" / "resolv.conf")
        yield root
    finally:
        subprocess.run(("umount", "--lazy", str(root)), check=True)
