import plistlib
import sys
from pathlib import Path

import pytest

from audit_app.system import tongues


@pytest.mark.parametrize(
    ("environment", "tags"),
    [
        ({}, ()),
        ({"LANG": "C.UTF-8"}, ()),
        ({"LANG": "cy_GB.UTF-8"}, ("cy-GB",)),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "cy_GB"}, ("cy-GB",)),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "cy_GB:ca@valencia:C"}, ("cy-GB", "ca")),
        ({"LC_MESSAGES": "", "LANG": "pa_IN"}, ("pa-IN",)),
    ],
)
def test_posix_says_it_in_variables(environment: dict[str, str], tags: tuple[str, ...]) -> None:
    assert tongues.of_environment(environment) == tags


def test_macos_keeps_it_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "preferences.plist"
    assert tongues.of_preferences(file) == ()
    file.write_bytes(b"bplist00 broken")
    assert tongues.of_preferences(file) == ()
    file.write_bytes(plistlib.dumps({"AppleLanguages": ["cy-GB", "en-GB", 3]}))
    assert tongues.of_preferences(file) == ("cy-GB", "en-GB")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked in another way")
def test_this_laptop_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("LANGUAGE", "cy")
    assert tongues.asked() == ("cy",)
