from pathlib import Path

import pytest

from audit_app.audit.spare_keys import Unsafe, check, unsafe_place
from audit_app.vault.errors import Mistyped
from audit_app.vault.spare_key import draft


def test_a_key_beside_its_lock_is_unsafe(tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    assert unsafe_place(folder / "sheet.pdf", folder) is Unsafe.OWN_FOLDER
    assert unsafe_place(folder / "auto" / "sheet.pdf", folder) is Unsafe.OWN_FOLDER
    assert unsafe_place(tmp_path / "other" / ".." / "answers" / "s.pdf", folder) is (
        Unsafe.OWN_FOLDER
    )


def test_a_key_in_the_cloud_is_unsafe_and_on_a_stick_it_is_not(tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    assert unsafe_place(tmp_path / "Dropbox" / "sheet.pdf", folder) is Unsafe.SYNCED
    assert unsafe_place(tmp_path / "STICK" / "sheet.pdf", folder) is None


def test_slips_are_found_without_opening_anything() -> None:
    groups = draft().groups
    check(" ".join(groups).lower())
    with pytest.raises(Mistyped):
        check(" ".join((*groups[:-1], groups[-1][::-1] + "X")))
