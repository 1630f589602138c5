from __future__ import annotations

import gc
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from audit_app.vault import opening
from audit_app.vault.errors import (
    Closed,
)
from audit_app.vault.vault import Vault
from tests.vault.parts import (
    CHECKIN,
    MEANS,
    PASSPHRASE,
    ROOT,
    answered,
    make,
)


def test_closing_saves_what_waits_and_can_be_done_again(vault: Vault, folder: Path) -> None:
    futures = [vault.append([answered(number)]) for number in range(100)]
    vault.close()
    vault.close()

    assert all(future.done() and future.exception() is None for future in futures)
    with pytest.raises(Closed):
        vault.append([answered(1)]).result(1)
    with pytest.raises(Closed):
        vault.heads()
    with opening.open_with_passphrase(folder, PASSPHRASE, MEANS) as again:
        assert len(again.events(CHECKIN)) == 100
        assert again.findings == ()


def test_closing_overwrites_the_keys(vault: Vault) -> None:
    keys = vault._opened.keys
    assert any(keys.data)
    vault.close()
    assert not any(keys.data + keys.database + keys.header + keys.counter)


ENDS = {
    "without closing": "",
    "closed": "vault.close()",
    "by an exception": "raise SystemExit(3)",
    "while a job hangs": "vault._writer.submit(lambda _: __import__('time').sleep(3600))",
}


@pytest.mark.parametrize("how", ENDS)
def test_the_program_ends_promptly_and_loses_nothing(folder: Path, how: str) -> None:
    code = f"""
from pathlib import Path
from audit_app.vault import writer
from tests.vault.parts import *
writer._LONGEST_CLOSE = 0.5
vault = make(Path({str(folder)!r}))
for number in range(50):
    vault.append([answered(number)])
{ENDS[how]}
"""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=20, check=False
    )
    assert time.monotonic() - began < 10
    assert not done.stderr
    with opening.open_with_passphrase(folder, PASSPHRASE, MEANS) as vault:
        assert len(vault.events(CHECKIN)) == 50
        assert vault.findings == ()


def test_a_closed_vault_leaves_no_thread(folder: Path) -> None:
    before = threading.active_count()
    make(folder).close()
    gc.collect()
    assert threading.active_count() == before
