from __future__ import annotations

from pathlib import Path

import pytest

from audit_app.system import sign_in


def test_whoever_runs_this_has_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "jo.field")
    assert sign_in.names()[0] == "jo.field"


def test_an_account_that_the_system_does_not_know_is_no_trouble(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.getuid", lambda: 4_000_000)
    assert sign_in.names() == ()


def test_the_persons_own_name_is_read_from_the_local_accounts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    accounts = tmp_path / "passwd"
    accounts.write_text("root:x:0:0::/:/bin/sh\nodd\njo:x:1234:1:Jo Field,Room 3,,:/home/jo:/x\n")
    monkeypatch.setattr(sign_in, "_ACCOUNTS", accounts)
    monkeypatch.setattr("os.getuid", lambda: 1234)
    monkeypatch.setenv("LOGNAME", "jo")
    assert sign_in.names() == ("jo", "Jo Field")
    accounts.unlink()
    assert sign_in.names() == ("jo",)
