"""What every test can count on. Qt-free, so that the core's tests start fast."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long one example takes says how busy the machine is; what must be quick is timed by itself.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# Before Qt starts: no test draws on somebody's screen. tests/e2e brings a screen of its own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder for each test, so that none can read or write a person's own vault."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("PRIVACY_SELF_AUDIT_HOME", str(home / "answers"))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    return home
