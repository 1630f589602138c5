"""What the frozen folder does without."""

import pytest

from leftout import is_left_out


@pytest.mark.parametrize(
    "name",
    [
        "libssl.so.3",
        "libX11.so.6",
        "libstdc++.so.6",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt/translations/qtbase_de.qm",
    ],
)
def test_what_the_system_has_and_what_nobody_needs_is_left_out(name: str) -> None:
    assert is_left_out(name, "linux")


@pytest.mark.parametrize(
    "name",
    [
        "libpython3.11.so.1.0",
        "_cffi_backend.cpython-311-x86_64-linux-gnu.so",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/lib/libicudata.so.73",
        "cryptography/hazmat/bindings/_rust.abi3.so",
        "audit_app/_data/resources/icons/brand.svg",
    ],
)
def test_what_comes_with_python_or_in_a_wheel_stays(name: str) -> None:
    assert not is_left_out(name, "linux")


def test_windows_brings_its_libraries_but_no_second_way_to_draw() -> None:
    assert not is_left_out("libcrypto-3.dll", "win32")
    assert is_left_out("PySide6\\opengl32sw.dll", "win32")
