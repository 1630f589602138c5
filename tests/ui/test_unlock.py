"""Opening the answers again, and what is said when the files are broken."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name
from audit_app.ui.unlock_ways import SpareKeyForm
from audit_app.vault.header import SlotKind
from audit_app.vault.spare_key import draft
from tests.ui.doors import at_the_door, typed
from tests.ui.person import Person, clipped, nameless
from tests.vault.parts import PASSPHRASE, add_spare_key, make

SIZES = [(1180, 100), (1366, 150), (1180, 200)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "answers"


def said(person: Person) -> str:
    return typed(person).form.said.text


def test_the_passphrase_opens_by_keyboard_alone(qtbot: QtBot, theme: Theme, folder: Path) -> None:
    make(folder).close()
    person = at_the_door(qtbot, theme, folder)
    assert person.focus.objectName() == "unlock-passphrase"
    QTest.keyClicks(person.focus, PASSPHRASE)
    person.press("Return")
    person.on(Name.HOME)
    assert person.window.context.opened.vault.slots == (SlotKind.PASSPHRASE,)


def test_a_wrong_passphrase_is_met_with_calm_words_and_another_try(
    qtbot: QtBot, theme: Theme, folder: Path
) -> None:
    make(folder).close()
    person = at_the_door(qtbot, theme, folder)
    person.press("Return")
    assert said(person) == "Type your passphrase first."
    QTest.keyClicks(person.focus, "Blue kettle on the hob")
    person.press("Return")
    qtbot.waitUntil(lambda: "does not open your answers" in said(person))
    assert "Nothing is lost" in said(person)
    assert typed(person).form.line.selectedText()
    QTest.keyClicks(person.focus, PASSPHRASE)
    person.press("Return")
    person.on(Name.HOME)


def test_what_is_said_comes_into_sight_in_large_letters(
    qtbot: QtBot, theme: Theme, folder: Path
) -> None:
    make(folder).close()
    person = at_the_door(qtbot, theme, folder)
    theme.wear("light", 200)
    person.press("Return")
    told = typed(person).form.said
    qtbot.waitUntil(lambda: not told.visibleRegion().isEmpty())
    assert told.visibleRegion().boundingRect() == told.rect()


def test_the_spare_key_counts_what_is_typed_and_opens(
    qtbot: QtBot, theme: Theme, folder: Path
) -> None:
    with make(folder) as vault:
        key = add_spare_key(vault)
    person = at_the_door(qtbot, theme, folder)
    person.click("choice-spare-key")
    typed(person).form.line.setFocus()
    assert said(person) == "0 of 32 typed. We check for slips when they are all in."
    QTest.keyClicks(person.focus, "".join(key.groups[:3]).lower() + key.groups[3][:2])
    assert said(person).startswith("14 of 32 typed")
    assert typed(person).form.text.startswith("-".join(key.groups[:3]))
    QTest.keyClicks(person.focus, key.groups[3][2:] + " " + " ".join(key.groups[4:]))
    assert said(person) == "All 32 are in, and there is no slip."
    person.press("Return")
    person.on(Name.HOME)


def test_a_slip_is_told_by_group_and_nothing_is_tried(
    qtbot: QtBot, theme: Theme, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with make(folder) as vault:
        key = add_spare_key(vault)
    person = at_the_door(qtbot, theme, folder)
    person.click("choice-spare-key")
    tries: list[str] = []
    monkeypatch.setattr(person.parts.protection, "open_with_spare_key", tries.append)
    third = key.groups[2]
    slipped = ("Q" if third[0] != "Q" else "P") + third[1:]
    typed(person).form.line.setFocus()
    QTest.keyClicks(person.focus, "-".join((*key.groups[:2], slipped, *key.groups[3:])))
    assert said(person) == "Something is mistyped. Nothing is lost; look at group 3 first."
    person.press("Return")
    assert said(person).endswith("look at group 3 first.")
    assert not tries
    assert person.at.name is Name.UNLOCK


def test_a_spare_key_of_other_answers_is_told_apart_from_a_slip(
    qtbot: QtBot, theme: Theme, folder: Path
) -> None:
    with make(folder) as vault:
        add_spare_key(vault)
    person = at_the_door(qtbot, theme, folder)
    person.click("choice-spare-key")
    typed(person).form.line.setText("-".join(draft().groups))
    person.click("unlock-open")
    qtbot.waitUntil(lambda: "There is no slip in it" in said(person))


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("abcd", "ABCD-"),
        ("abcde", "ABCD-e"),
        ("abcd-e", "ABCD-e"),
        ("abcd e", "ABCD-e"),
        ("abc d", "abc d"),
    ],
)
def test_dashes_come_by_themselves_and_never_twice(
    qtbot: QtBot, theme: Theme, folder: Path, keys: str, text: str
) -> None:
    with make(folder) as vault:
        add_spare_key(vault)
    person = at_the_door(qtbot, theme, folder)
    person.click("choice-spare-key")
    form = typed(person).form
    assert isinstance(form, SpareKeyForm)
    form.line.setFocus()
    QTest.keyClicks(form.line, keys)
    assert form.text == text
    if text.endswith("-"):
        person.press("Backspace", "Backspace")
        assert form.text == "ABC"


def test_only_the_ways_that_exist_are_offered(qtbot: QtBot, theme: Theme, folder: Path) -> None:
    make(folder).close()
    person = at_the_door(qtbot, theme, folder)
    assert typed(person).tabs is None
    assert person.sees("Your passphrase")
    assert not person.sees("Type your spare key")


def test_who_has_lost_both_is_told_the_truth_and_meets_no_button_that_deletes(
    qtbot: QtBot, theme: Theme, folder: Path
) -> None:
    with make(folder) as vault:
        add_spare_key(vault)
    person = at_the_door(qtbot, theme, folder)
    assert not person.sees("nobody else can")
    person.click("unlock-lost")
    assert person.sees("We cannot open these answers, and nobody else can")
    assert person.sees("The old file stays until you delete it")
    inside = person.screen.findChildren(Button)
    assert all("elete" not in button.text() for button in inside)
    assert sum(button.kind is Kind.FILLED and button.isVisible() for button in inside) == 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("way", ["choice-passphrase", "choice-spare-key"])
def test_nothing_is_cut_or_nameless(
    qtbot: QtBot, theme: Theme, folder: Path, size: tuple[int, int], way: str
) -> None:
    theme.wear("light", size[1])
    with make(folder) as vault:
        add_spare_key(vault)
    person = at_the_door(qtbot, theme, folder)
    person.window.resize(size[0], 740)
    person.click(way)
    person.click("unlock-open")
    person.click("unlock-lost")
    qtbot.wait(20)
    assert not clipped(person.window)
    assert not nameless(person.window)
    assert person.screen.area.horizontalScrollBar().maximum() == 0
