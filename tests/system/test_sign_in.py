from __future__ import annotations

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
