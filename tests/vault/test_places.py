"""Whose folder it is, and who may look into it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from audit_app.domain.settings import PublicSettings
from audit_app.vault import forget, instance, places, public, state
from audit_app.vault.errors import NotYours
from tests.vault.parts import ROOT, contents, keep, make, means, started

if TYPE_CHECKING:
    from collections.abc import Iterator

posix = pytest.mark.skipif(os.name != "posix", reason="modes and owners of files")
as_root = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root can make accounts"
)
NOBODY = 65534


@posix
def test_the_folder_is_for_its_owner_only_whatever_the_umask(folder: Path) -> None:
    before = os.umask(0)
    try:
        with make(folder) as vault:
            keep(vault, started())
    finally:
        os.umask(before)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


@posix
def test_a_folder_that_others_can_open_is_closed_to_them(folder: Path) -> None:
    make(folder).close()
    folder.chmod(0o755)
    assert places.is_open_to_others(folder)
    instance.hold(folder).release()
    assert not places.is_open_to_others(folder)


def test_never_the_part_of_a_profile_that_a_server_copies(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Asked of the library as Windows would be: it takes the folders from the environment here."""
    import platformdirs
    from platformdirs import windows
    from platformdirs.windows import Windows

    monkeypatch.delenv(places.HOME, raising=False)
    monkeypatch.setenv("LOCALAPPDATA", r"C:\Users\Ann\AppData\Local")
    monkeypatch.setenv("APPDATA", r"C:\Users\Ann\AppData\Roaming")
    monkeypatch.setattr(platformdirs, "PlatformDirs", Windows)
    monkeypatch.setattr(windows, "get_win_folder", windows.get_win_folder_from_env_vars)
    assert "Local" in str(places.default_folder())
    assert "Roaming" not in str(places.default_folder())


@pytest.fixture
def another_persons(folder: Path) -> Path:
    """Answers that belong to another account, open to everybody as a careless copy is."""
    with make(folder) as vault:
        keep(vault, started())
    (folder / "public.toml").write_bytes(b"this is not TOML [")
    for path in (folder, *folder.iterdir()):
        os.chown(path, NOBODY, NOBODY)
        path.chmod(0o777)
    return folder


@as_root
def test_another_persons_folder_is_refused_and_left_as_it_is(another_persons: Path) -> None:
    before = contents(another_persons)
    tries = (
        lambda: state.look(another_persons),
        lambda: instance.hold(another_persons),
        lambda: forget.forget(another_persons, means()),
        lambda: make(another_persons),
        lambda: public.write(another_persons, PublicSettings()),
    )
    for each in tries:
        with pytest.raises(NotYours):
            each()
    assert public.read(another_persons) == PublicSettings()
    assert contents(another_persons) == before
    assert another_persons.stat().st_mode & 0o777 == 0o777


class Account(NamedTuple):
    """A real account on this machine."""

    name: str
    number: int
    home: Path

    @property
    def folder(self) -> Path:
        """Where this person's answers lie."""
        return self.home / ".local" / "share" / "privacy-self-audit"


@pytest.fixture
def accounts() -> Iterator[tuple[Account, Account]]:
    """Two people who sign in to the same laptop."""
    import pwd

    names = [f"psa-test-{os.getpid()}-{letter}" for letter in "ab"]
    made = []
    try:
        for name in names:
            subprocess.run(["useradd", "--create-home", name], check=True, capture_output=True)
            entry = pwd.getpwnam(name)
            # As some distributions do: anybody may walk through a home folder.
            Path(entry.pw_dir).chmod(0o755)
            made.append(Account(name, entry.pw_uid, Path(entry.pw_dir)))
        yield made[0], made[1]
    finally:
        for account in made:
            subprocess.run(["userdel", "--remove", account.name], check=True, capture_output=True)


AS_SOMEBODY = """
import os, sys
import nacl.bindings, nacl.exceptions, platformdirs, platformdirs.unix
from pathlib import Path
from audit_app.domain.settings import PublicSettings
from audit_app.vault import forget, opening, places, state, instance
from tests.vault.parts import MEANS, PASSPHRASE, keep, make, started
number = int(sys.argv[1])
os.setgroups([])
os.setgid(number)
os.setuid(number)
os.environ["HOME"] = sys.argv[2]
for name in ("PRIVACY_SELF_AUDIT_HOME", "XDG_DATA_HOME"):
    os.environ.pop(name, None)
folder = Path(sys.argv[3]) if sys.argv[3] else places.default_folder()
try:
    exec(sys.argv[4])
except Exception as error:
    print(type(error).__name__)
"""


def do_as(account: Account, code: str, folder: Path | None = None) -> str:
    """What ``code`` prints in a process of this person; the library is loaded before."""
    arguments = (str(account.number), str(account.home), str(folder or ""), code)
    done = subprocess.run(
        [sys.executable, "-c", AS_SOMEBODY, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


MAKE = "vault = make(folder); keep(vault, started()); vault.close(); print(folder)"
OPEN = "print(len(opening.open_with_passphrase(folder, PASSPHRASE, MEANS).heads()))"


@as_root
def test_two_people_on_one_laptop_have_answers_of_their_own(
    accounts: tuple[Account, Account],
) -> None:
    ann, ben = accounts
    assert do_as(ann, MAKE) == str(ann.folder)
    assert do_as(ben, "print(state.look(folder).condition)") == "none"
    assert do_as(ben, MAKE) == str(ben.folder)
    assert do_as(ann, OPEN) == do_as(ben, OPEN) == "1"
    assert ann.folder.stat().st_mode & 0o777 == 0o700
    assert ann.folder.stat().st_uid == ann.number


@as_root
def test_one_cannot_see_open_or_delete_what_is_the_others(
    accounts: tuple[Account, Account],
) -> None:
    ann, ben = accounts
    do_as(ann, MAKE)
    before = contents(ann.folder)
    for attempt in (
        "print(list(folder.iterdir()))",
        "print((folder / 'keys.a').read_bytes())",
    ):
        assert do_as(ben, attempt, ann.folder) == "PermissionError"
    for attempt in (
        "print(state.look(folder))",
        "instance.hold(folder)",
        "forget.forget(folder, MEANS)",
        MAKE,
        OPEN,
    ):
        assert do_as(ben, attempt, ann.folder) == "NotYours"
    assert contents(ann.folder) == before
    assert do_as(ann, OPEN) == "1"


@as_root
def test_a_folder_left_open_is_closed_when_its_owner_comes_back(
    accounts: tuple[Account, Account],
) -> None:
    ann, ben = accounts
    do_as(ann, MAKE)
    ann.folder.chmod(0o777)
    assert do_as(ben, OPEN, ann.folder) == "NotYours"
    assert do_as(ann, OPEN) == "1"
    assert do_as(ben, "print(list(folder.iterdir()))", ann.folder) == "PermissionError"


@as_root
def test_an_administrator_does_not_take_over_a_persons_folder(
    accounts: tuple[Account, Account],
) -> None:
    ann, _ = accounts
    do_as(ann, MAKE)
    before = contents(ann.folder)
    with pytest.raises(NotYours):
        state.look(ann.folder)
    assert contents(ann.folder) == before
    assert {path.stat().st_uid for path in ann.folder.iterdir()} == {ann.number}
