"""Start-up has a budget: nothing heavy is loaded until it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.vault.parts import ROOT, make

HEAVY = ("nacl", "keyring", "secretstorage", "cryptography", "platformdirs", "zxcvbn", "tomllib")


def loaded(code: str) -> set[str]:
    """Which heavy libraries are loaded after some code ran."""
    code = f"import sys\n{code}\nprint(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "code",
    [
        "from audit_app.vault import opening, state, public, places, forget, strength, spare_key",
        "from audit_app.vault.vault import Vault",
    ],
)
def test_importing_loads_nothing_heavy(code: str) -> None:
    assert loaded(code) == set()


def test_looking_loads_nothing_heavy(folder: Path) -> None:
    make(folder).close()
    where = f"from pathlib import Path\nfolder = Path({str(folder)!r})\n"
    look = "from audit_app.vault import opening, state, public\n"
    look += "state.look(folder), opening.slot_kinds(folder), public.read(folder)"
    assert loaded(where + look) == set()


def test_opening_with_a_passphrase_loads_one_library(folder: Path) -> None:
    make(folder).close()
    where = f"from pathlib import Path\nfolder = Path({str(folder)!r})\n"
    open_it = "from tests.vault.parts import MEANS, PASSPHRASE\n"
    open_it += "from audit_app.vault import opening\n"
    open_it += "opening.open_with_passphrase(folder, PASSPHRASE, MEANS).close()"
    assert loaded(where + open_it) == {"nacl"}


@pytest.mark.usefixtures("secret_service")
def test_opening_by_being_signed_in_goes_past_the_keyring_library(folder: Path) -> None:
    """It takes 110 ms to load, and the one below it 40: a bare window takes 100."""
    code = f"""
from datetime import UTC, datetime
from pathlib import Path
from audit_app.vault import opening
folder = Path({str(folder)!r})
"""
    make_it = "opening.create(folder, keyring=True, passphrase=None, now=datetime.now(UTC)).close()"
    loaded(code + make_it)
    assert loaded(code + "opening.open_with_keyring(folder).close()") == {"nacl"}
