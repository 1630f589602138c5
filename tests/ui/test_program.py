"""What stands in the way of the window is told in a box of its own."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from audit_app import compose
from audit_app.compose import Parts
from audit_app.domain.words import Words
from audit_app.system import front
from audit_app.ui import program
from audit_app.vault import instance
from audit_app.vault.vault import Vault
from tests.vault.parts import MemoryBox, means


@pytest.fixture
def told(qapp: QApplication) -> Callable[[Path], tuple[int, list[str]]]:
    """Starts over a folder: the exit code, and what the boxes said, each closed at once."""
    said: list[str] = []

    def close_boxes() -> None:
        for box in qapp.topLevelWidgets():
            if isinstance(box, QMessageBox) and box.isVisible():
                said.append(box.text())
                box.accept()

    def start(folder: Path) -> tuple[int, list[str]]:
        looking = QTimer()
        looking.timeout.connect(close_boxes)
        looking.start(20)
        code = program.start(qapp, folder)
        looking.stop()
        return code, said

    return start


def test_a_folder_that_cannot_be_made_is_told(
    told: Callable[[Path], tuple[int, list[str]]], tmp_path: Path, words: Words
) -> None:
    (tmp_path / "answers").write_text("a file where the folder should be")
    code, said = told(tmp_path / "answers")
    assert code == 1
    assert said == [words("errors.vault.disk-trouble", detail="EEXIST")]


def test_a_first_start_that_does_not_answer_is_told(
    told: Callable[[Path], tuple[int, list[str]]],
    tmp_path: Path,
    words: Words,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As when the answers are open in a terminal, which has no window to bring to the front."""
    monkeypatch.setattr(front, "ask", partial(front.ask, patience=0.1))
    with instance.hold(tmp_path):
        code, said = told(tmp_path)
    assert code == 1
    assert said == [words("errors.vault.in-use")]


def test_the_invented_person_leaves_nothing_in_the_keyring(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = MemoryBox()

    def turn_keyring_on(_app: QApplication, _parts: Parts, vault: Vault) -> int:
        vault.add_keyring()
        assert box.kept
        vault.close()
        return 0

    monkeypatch.setattr(program, "run", turn_keyring_on)
    parts = Parts(tmp_path / "invented", compose.now, demo=True, means=means(box))
    assert program.demonstrate(qapp, parts) == 0
    assert box.kept == {}
