"""Every box over the window: names, the keyboard inside it, Escape, and where the keyboard goes."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import audit_app.ui
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.focus import FocusRing
from audit_app.ui.kit.overlay import Overlay
from tests.ui import boxes, crawl, rings
from tests.ui.gallery_lives import Lives
from tests.ui.lives import filled
from tests.ui.person import clipped, nameless, stops
from tests.ui.told import told

UI = Path(audit_app.ui.__file__).parent
MOST_STOPS = 40


def opens_a_box(file: Path) -> bool:
    """Whether a module makes an overlay of its own, opens another's, or asks by a notice."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = ast.unparse(node.func.value)
            if node.func.attr == "ask" and ("notices" in owner or "heet" in owner):
                return True
            if node.func.attr == "ask" and owner in {"gate", "box"}:
                return True
        made = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
        if made.rpartition(".")[2] in {"Overlay", "NoticeBox"}:
            return True
    return False


def test_no_box_is_forgotten() -> None:
    files = [file for file in UI.rglob("*.py") if opens_a_box(file)]
    found = {".".join(file.relative_to(UI).with_suffix("").parts) for file in files}
    known = {box.module for box in boxes.BOXES} | set(boxes.ELSEWHERE)
    assert found - known == {"help_people"}, "the same box as question.link opens"
    assert known - found == set()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("box", boxes.BOXES, ids=str)
def test_a_box_can_be_read_gone_round_and_left(
    qtbot: QtBot, lives: Lives, ring: FocusRing, box: boxes.Box, percent: int
) -> None:
    window = lives.of(box.scene.life, percent)
    qtbot.waitUntil(window.isActiveWindow)
    boxes.leave_all(window)
    shown = boxes.open_box(window, box)
    opener = shown._before
    faults = [
        *(f"cut off: {text}" for text in clipped(shown)),
        *(f"nameless: {kind}" for kind in nameless(shown)),
        *crawl.unclear(shown),
        *crawl.alike(shown),
        *crawl.small(shown),
        *crawl.unheaded(shown),
        *astray(shown, ring),
    ]
    assert not faults, "\n".join(faults)
    assert len(filled(shown)) <= 1
    assert shown.way_out is not None
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not boxes.shown_boxes(window))
    assert opener is not None
    assert QApplication.focusWidget() is opener


@pytest.mark.parametrize("box", [box for box in boxes.BOXES if box.deletes], ids=str)
def test_before_deleting_enter_keeps_and_the_careful_way_is_the_filled_one(
    qtbot: QtBot, lives: Lives, box: boxes.Box
) -> None:
    window = lives.of(box.scene.life, 100)
    qtbot.waitUntil(window.isActiveWindow)
    boxes.leave_all(window)
    shown = boxes.open_box(window, box)
    opener, first = shown._before, QApplication.focusWidget()
    (careless,) = (b for b in shown.findChildren(Button) if b.kind is Kind.CARE)
    assert first is shown.way_out
    assert isinstance(first, Button)
    assert filled(shown) == [first.text()] != [careless.text()]
    QTest.keyClick(first, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not boxes.shown_boxes(window))
    assert opener is not None
    assert QApplication.focusWidget() is opener


def astray(box: Overlay, ring: FocusRing) -> list[str]:
    """What of a box Tab does not come to, and where it goes that is not in the box."""
    came_to: list[QWidget] = []
    found: list[str] = []
    for _ in range(MOST_STOPS):
        now = QApplication.focusWidget()
        if now is None or not box.isAncestorOf(now):
            return [f"Tab leaves the box for {now}"]
        if now in came_to:
            break
        if came_to and not crawl.is_ringed(now, ring):
            found.append(f"{told(now)[0]!r} has no ring in sight")
        elif came_to:
            found += [f"{told(now)[0]!r} shows {side}" for side in rings.hidden(ring)]
        came_to.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    found += crawl.other_way_back(came_to)
    missed = [part for part in stops(box) if not crawl.stands_in(part, {*came_to})]
    missed = [part for part in missed if part not in came_to]
    return found + [f"Tab does not come to {told(part)[0]!r}" for part in missed]
