"""A second start reaches the first, or says that it could not."""

import threading
from pathlib import Path

from audit_app.system import front


def test_a_request_is_answered_once(tmp_path: Path) -> None:
    """The first start sees one request and takes it away."""
    heard: list[bool] = []

    def first() -> None:
        while not front.answer(tmp_path):
            pass
        heard.append(True)

    listening = threading.Thread(target=first)
    listening.start()
    assert front.ask(tmp_path)
    listening.join()
    assert heard == [True]
    assert not front.answer(tmp_path)


def test_nobody_there_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    """A first start that hangs does not leave a request behind."""
    assert not front.ask(tmp_path, patience=0.1)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_no_answer(tmp_path: Path) -> None:
    """No folder, nobody to ask."""
    assert not front.ask(tmp_path / "gone", patience=0.1)
