"""Asking whether a password has leaked, in a real window, through a proxy on this laptop.

Not one socket before the person agrees; then one question to one host, and the password nowhere.
"""

from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop, wait_for
from tests.e2e.test_lock import has_keyboard
from tests.e2e.test_window import Person, lies_about, traced
from tests.online.answers import PAGE, answer, sha1
from tests.online.service import Proxy

pytestmark = pytest.mark.e2e

PASSWORD = "xylophonequartz9"


def test_nothing_goes_out_before_the_person_agrees(desktop: Desktop, tmp_path: Path) -> None:
    calls = tmp_path / "calls"
    with Proxy([answer(PAGE, "403 Forbidden", "text/html")]) as proxy:
        desktop.env["https_proxy"] = proxy.address
        person = Person(desktop, *traced(calls))
        person.first_run()
        person.question()
        for step in ("way-home", "rail-settings", "settings-passwords", "typed-open"):
            person.press(step)
        person.press("typed-password")
        wait_for("the field", lambda: has_keyboard(person, "typed-password"))
        person.hands.type(PASSWORD)
        person.screen.says("This")
        person.press("leak-open")
        person.screen.says(sha1(PASSWORD)[:5])
        person.press("leak-stay")
        assert "AF_UNIX" in calls.read_text()
        assert "AF_INET" not in calls.read_text()
        assert proxy.asked == []

        person.press("leak-open")
        person.press("leak-send")
        person.screen.says("We could not tell")
        assert "AF_INET" in calls.read_text()
        assert [head.split()[:2] for head in proxy.asked] == [
            ["CONNECT", "api.pwnedpasswords.com:443"]
        ]
        person.close()
    for secret in (PASSWORD, sha1(PASSWORD)):
        assert lies_about(desktop.home, secret.encode()) == []
