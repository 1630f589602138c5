"""Vaults of every released version: stored, also in the middle of a save, and never left behind."""

from __future__ import annotations

import random
import shutil
import time
from pathlib import Path

import pytest

from audit_app.vault import copies, opening, schema
from audit_app.vault.errors import NewerVersion
from audit_app.vault.vault import Vault
from tests.faults.children import Child, Say
from tests.faults.figures import Figures
from tests.vault.parts import MEANS, PASSPHRASE, contents, make, raw, refused
from tests.vault.test_migration import DATA, expect_everything

RANDOM = random.Random(9)  # noqa: S311 - moments, not secrets
OLD = sorted(path for path in DATA.glob("version-*") if path.is_dir())
# SQLite's, at the beginning of a journal that is to be played back.
HOT = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"


def test_every_released_version_is_stored_closed_and_in_the_middle_of_a_save() -> None:
    """A new version of the answers file needs the old one here, made by the program of then."""
    wanted = {f"version-{n}{how}" for n in range(1, len(schema.STEPS)) for how in ("", "-hot")}
    assert {path.name for path in OLD} == wanted
    for path in OLD:
        journal = (path / "vault.db-journal").read_bytes()
        assert journal.startswith(HOT) == path.name.endswith("-hot")


def open_old(folder: Path) -> Vault:
    """As a person does."""
    return opening.open_with_passphrase(folder, PASSPHRASE, MEANS)


def open_and_say(say: Say, folder: Path) -> None:
    """Open it, which brings it up to date, and wait to be killed."""
    say("ready")
    with open_old(folder):
        say("open")
        time.sleep(60)


def how_long(stored: Path, folder: Path) -> float:
    """Seconds that it takes on this machine now."""
    shutil.copytree(stored, folder)
    with Child(open_and_say, folder) as child:
        child.wait_for("ready")
        began = time.monotonic()
        child.wait_for("open")
        return time.monotonic() - began


@pytest.mark.parametrize("stored", OLD, ids=lambda path: path.name)
def test_killed_while_it_is_brought_up_to_date_it_opens_with_everything(
    stored: Path, tmp_path: Path, figures: Figures
) -> None:
    times = figures.times(50, 200)
    took = how_long(stored, tmp_path / "timed")
    cut_off = 0
    for number in range(times):
        folder = tmp_path / str(number)
        shutil.copytree(stored, folder)
        (folder / "ballast").touch()
        with Child(open_and_say, folder) as child:
            child.wait_for("ready")
            time.sleep(RANDOM.uniform(0, 2 * took))
            cut_off += "open" not in child.kill()
        with open_old(folder) as vault:
            expect_everything(vault)
            assert raw(vault, "PRAGMA user_version") == [(len(schema.STEPS),)]
        assert copies.kept(folder)
        shutil.rmtree(folder)
    figures.tell(
        f"SIGKILL while a vault of a released version is opened ({stored.name})",
        times,
        f"0 lost, all opened with everything; {cut_off} were cut off before they were open",
    )
    assert cut_off, "no kill came in time: this proved nothing"


def test_a_vault_of_a_later_version_is_refused_unchanged(folder: Path, figures: Figures) -> None:
    versions = range(len(schema.STEPS) + 1, len(schema.STEPS) + 6)
    make(folder).close()
    for version in versions:
        with open_old(folder) as vault:
            raw(vault, "UPDATE about SET value = ? WHERE name = 'needs'", f"{version}.0.0")
            raw(vault, f"PRAGMA user_version = {version}")
        before = contents(folder)
        error = refused(folder, NewerVersion)
        assert isinstance(error, NewerVersion)
        assert error.needs == f"{version}.0.0"
        assert contents(folder) == before
        shutil.rmtree(folder)
        make(folder).close()
    figures.tell(
        "a vault of a later version", len(versions), "refused unchanged, saying which it needs"
    )
