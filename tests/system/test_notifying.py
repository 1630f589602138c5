"""A notification on a real session bus, shown by a service of the specification's kind."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from audit_app.system.notifying import notify

SERVICE = Path(__file__).with_name("notification_service.py")
BOTH = """
import subprocess, sys
from audit_app.system.notifying import notify
service = subprocess.Popen([sys.executable, sys.argv[1]], stdout=subprocess.PIPE, text=True)
assert service.stdout.readline() == "ready\\n"
print(notify("Check-in", "Your check-in is ready."))
print(service.stdout.readline(), end="")
service.wait(10)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the session bus is Linux's")
def test_it_is_shown_with_just_these_words_and_no_buttons() -> None:
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", BOTH, str(SERVICE)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    shown, asked = done.stdout.splitlines()
    assert shown == "True"
    told = json.loads(asked)
    assert told["signature"] == "susssasa{sv}i"
    name, replaces, icon, title, text, buttons, hints, _ = told["body"]
    assert (title, text) == ("Check-in", "Your check-in is ready.")
    assert (name, replaces, icon, buttons, hints) == ("Privacy Self-Audit", 0, "", [], {})


@pytest.mark.skipif(sys.platform != "linux", reason="the session bus is Linux's")
def test_with_nobody_to_show_it_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert notify("Check-in", "Your check-in is ready.") is False
