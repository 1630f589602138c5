from __future__ import annotations

from pathlib import Path

import pytest

from audit_app import compose, policy
from audit_app.domain.policy import Key, Policy, Setting


def stands(key: Key, level: str) -> Setting:
    return Setting(key=key, value="", level=level, scope="machine", source="a test")  # type: ignore[arg-type]


SET = Policy(
    school_name="Hill",
    lookups_off=True,
    proxy="none",
    settings=(
        stands(Key.SCHOOL_NAME, "managed"),
        stands(Key.LOOKUPS_OFF, "managed"),
        stands(Key.PROXY, "managed"),
        stands(Key.TEXT_SIZE, "recommended"),
    ),
)


def test_only_what_is_managed_is_locked() -> None:
    assert SET.is_locked(Key.SCHOOL_NAME)
    assert not SET.is_locked(Key.TEXT_SIZE)
    assert not SET.is_locked(Key.LANGUAGE)


def test_an_invented_person_has_no_school_and_no_freer_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policy, "read", lambda: SET)
    held = compose.invented(tmp_path).policy
    assert held == Policy(lookups_off=True, proxy="none", settings=SET.settings[1:3])
