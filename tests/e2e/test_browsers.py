"""Real browsers open one address in a private window: the command line, and the window.

They are large, so this has a command of its own: make browsers. An ordinary account starts them,
because Chromium refuses the administrator's.
"""

import os
import pwd
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit_app.system.browsers import linux, opening
from audit_app.system.browsers.known import FAMILIES
from tests.e2e.desktop import Desktop, wait_for

ASKED = "PRIVACY_SELF_AUDIT_BROWSERS"
# Reserved for ever: no such site can be reached, with a network or without.
HOST = "searching.invalid"
URL = f"https://{HOST}/?q=%22Jo%20O%27Neill%22"
ACCOUNT = "nobody"
SLOW = 90.0

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(
        not os.environ.get(ASKED),
        reason="starts real Chromium and Firefox, which are large: make browsers",
    ),
]


class Account:
    """Somebody ordinary with an empty home folder, on a desktop."""

    def __init__(self, desktop: Desktop, home: Path) -> None:
        """``home`` is made, and handed over where the tests run as the administrator."""
        self.home = home
        self.env = {**desktop.env, "HOME": str(home), "XDG_RUNTIME_DIR": str(home / "run")}
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR"):
            self.env.pop(name, None)
        (home / "run").mkdir(parents=True, mode=0o700)
        self._other = os.geteuid() == 0
        if self._other:
            self._hand_over()

    def _hand_over(self) -> None:
        who = pwd.getpwnam(ACCOUNT)
        for folder in (self.home, self.home / "run"):
            os.chown(folder, who.pw_uid, who.pw_gid)
        for parent in self.home.parents:
            if parent.stat().st_uid == 0 and parent != Path("/") and "pytest" in str(parent):
                parent.chmod(parent.stat().st_mode | 0o711)

    def open_private(self, family: str) -> None:
        """As the program does, in a process of this account."""
        child = os.fork()
        if child == 0:
            code = 1
            try:
                self._become()
                found = linux.find(linux.usual())
                browser = next(b for b in found if b.family.id == family)
                opening.open_private(browser, URL, (HOST,))
                code = 0
            finally:
                os._exit(code)
        assert os.waitpid(child, 0)[1] == 0

    def _become(self) -> None:
        os.environ.clear()
        os.environ.update(self.env)
        os.chdir(self.home)
        if self._other:
            who = pwd.getpwnam(ACCOUNT)
            os.setgroups([])
            os.setgid(who.pw_gid)
            os.setuid(who.pw_uid)

    def processes(self) -> dict[int, list[str]]:
        """The command lines of everything that works in this home folder."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                lives = (folder / "cwd").readlink() == self.home
                # Chromium writes its own line anew, with spaces between the words.
                line = (folder / "cmdline").read_bytes().decode().replace("\0", " ").split()
            except OSError:
                continue
            if lives:
                found[int(folder.name)] = line
        return found

    def end(self) -> None:
        """End each of them, by its number."""
        for number in self.processes():
            try:
                os.kill(number, signal.SIGKILL)
            except ProcessLookupError:
                continue


@pytest.fixture
def account(desktop: Desktop, tmp_path: Path) -> Iterator[Account]:
    made = Account(desktop, tmp_path / "ordinary")
    yield made
    made.end()


def windows(desktop: Desktop, kind: str) -> list[str]:
    """What xprop says of the windows of a class."""
    search = ["xdotool", "search", "--onlyvisible", "--class", kind]
    numbers = subprocess.run(search, env=desktop.env, capture_output=True, text=True, check=False)
    said = []
    for number in numbers.stdout.split():
        ask = ["xprop", "-id", number, "WM_CLASS", "_NET_WM_NAME"]
        done = subprocess.run(ask, env=desktop.env, capture_output=True, text=True, check=False)
        said.append(done.stdout)
    return said


@pytest.mark.parametrize(
    ("family", "program", "shown"),
    [("chromium", "chromium", HOST), ("firefox", "firefox-esr", "Private Browsing")],
)
def test_one_address_opens_in_one_private_window(
    desktop: Desktop, account: Account, family: str, program: str, shown: str
) -> None:
    (switch,) = next(each.switch for each in FAMILIES if each.id == family)
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed: apt-get install {program}")
    account.open_private(family)

    def asked() -> list[list[str]]:
        lines = account.processes().values()
        return [line for line in lines if URL in line and not any("--type=" in a for a in line)]

    lines = wait_for(f"{program} with the address", asked, SLOW)
    assert all(line.count(URL) == 1 and switch in line for line in lines)
    wait_for(
        f"a private window of {program}",
        lambda: any(shown in said for said in windows(desktop, program)),
        SLOW,
    )
