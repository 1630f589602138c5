"""Keeping a spare key, and the page of Settings that says how the answers are opened."""

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from audit_app.audit.spare_keys import check
from audit_app.ui import printing
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from audit_app.ui.spare_key import SpareKey
from audit_app.vault import opening
from audit_app.vault.errors import DiskFull, WrongSecret
from audit_app.vault.header import SlotKind
from tests.ui.person import Person, clipped, nameless
from tests.vault.parts import MemoryBox, add_spare_key, means

SIZES = [(1180, 100), (1366, 150), (1180, 200)]


@pytest.fixture
def laptop() -> MemoryBox:
    return MemoryBox()


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, tmp_path: Path, laptop: MemoryBox) -> Person:
    """Somebody whose answers are open, by passphrase only."""
    return Person(qtbot, theme, tmp_path / "answers", means=means(laptop))


def shown(person: Person, back: Name | None = None) -> SpareKey:
    person.go(Place(name=Name.SPARE_KEY, back=back))
    assert isinstance(person.screen, SpareKey)
    return person.screen


def groups(screen: SpareKey) -> tuple[str, ...]:
    assert screen._draft is not None
    return screen._draft.groups


def slots(person: Person) -> tuple[SlotKind, ...]:
    return person.window.context.opened.vault.slots


def save_to(person: Person, path: Path) -> None:
    """Choose where, as in the laptop's own box."""
    dialog = person.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_the_groups_are_seen_first_however_large_the_letters(person: Person, theme: Theme) -> None:
    theme.wear("light", 200)
    screen = shown(person)
    person.qtbot.wait(20)
    assert person.focus is screen.typed
    assert screen.typed.visibleRegion().isEmpty()
    assert screen.area.verticalScrollBar().value() == 0


def test_the_last_group_typed_back_makes_it_count(person: Person) -> None:
    screen = shown(person)
    key = groups(screen)
    for group in key:
        assert person.sees(group)
    assert person.focus.objectName() == "spare-key-typed"
    QTest.keyClicks(person.focus, key[-1].lower())
    assert screen.said.text == "That matches"
    person.press("Return")
    person.on(Name.HOME)
    assert SlotKind.SPARE_KEY in slots(person)
    folder = person.parts.folder
    person.window.close()
    opening.open_with_spare_key(folder, " ".join(key)).close()


def test_another_group_does_not(person: Person) -> None:
    screen = shown(person)
    person.press("Return")
    assert screen.said.text == "Type group 8 from your paper first."
    QTest.keyClicks(person.focus, groups(screen)[0])
    person.press("Return")
    assert screen.said.text.startswith("That is not group 8")
    assert person.at.name is Name.SPARE_KEY
    assert SlotKind.SPARE_KEY not in slots(person)


def test_later_keeps_nothing_and_the_next_one_is_new(person: Person) -> None:
    screen = shown(person)
    key = groups(screen)
    person.press("Alt+Left")
    person.on(Name.HOME)
    assert screen._draft is None
    assert slots(person) == (SlotKind.PASSPHRASE,)
    assert groups(shown(person)) != key


def test_a_newer_key_takes_the_place_of_the_old_one(person: Person) -> None:
    old = add_spare_key(person.window.context.opened.vault)
    screen = shown(person, back=Name.PROTECTION)
    assert person.sees("The old one stops working once you have kept this one.")
    new = groups(screen)
    QTest.keyClicks(person.focus, new[-1])
    person.press("Return")
    person.on(Name.PROTECTION)
    folder = person.parts.folder
    person.window.close()
    with pytest.raises(WrongSecret):
        opening.open_with_spare_key(folder, "".join(old.groups))
    opening.open_with_spare_key(folder, "".join(new)).close()


def test_what_could_not_be_kept_stays_on_the_screen(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = shown(person)

    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(screen._keys, "keep", full)
    QTest.keyClicks(person.focus, groups(screen)[-1])
    person.press("Return")
    notices = person.window.context.notices
    person.qtbot.waitUntil(lambda: notices.overlay is not None)
    assert person.at.name is Name.SPARE_KEY
    assert groups(screen)
    assert person.part("spare-key-keep").isEnabled()


def test_it_never_reaches_the_clipboard(person: Person) -> None:
    QGuiApplication.clipboard().clear()
    screen = shown(person)
    person.press("Ctrl+A", "Ctrl+C")
    for label in person.labels():
        QTest.keySequence(label, "Ctrl+A")
        QTest.keySequence(label, "Ctrl+C")
    copied = QGuiApplication.clipboard().text()
    assert not any(group in copied for group in groups(screen))


def test_each_group_is_spelled_for_those_who_listen(person: Person) -> None:
    key = groups(shown(person))
    names = [label.accessibleName() for label in person.labels()]
    assert f"Group 3: {' '.join(key[2])}" in names


def test_it_is_saved_to_a_stick_under_a_name_that_says_nothing(
    person: Person, tmp_path: Path
) -> None:
    screen = shown(person)
    person.click("spare-key-save")
    assert person.sees("Put it on a USB stick")
    person.click("save-choose")
    dialog = person.window.findChild(QFileDialog)
    assert dialog is not None
    assert [Path(name).name for name in dialog.selectedFiles()] == ["sheet-to-print.pdf"]
    stick = tmp_path / "STICK"
    stick.mkdir()
    save_to(person, stick / "sheet-to-print.pdf")
    person.wait_to_see("It is called “sheet-to-print.pdf”")
    with pikepdf.open(stick / "sheet-to-print.pdf") as pdf:
        assert len(pdf.pages) == 1
    person.click("saved-close")
    assert groups(screen)
    assert slots(person) == (SlotKind.PASSPHRASE,)


@pytest.mark.parametrize("where", ["answers", "Dropbox/private", "OneDrive - A School"])
def test_it_is_refused_beside_its_lock_and_where_it_would_leave(
    person: Person, tmp_path: Path, where: str
) -> None:
    folder = tmp_path / where
    folder.mkdir(parents=True, exist_ok=True)
    shown(person)
    person.click("spare-key-save")
    person.click("save-choose")
    save_to(person, folder / "sheet-to-print.pdf")
    person.wait_to_see("it was not saved there" if where == "answers" else "was not saved there")
    assert not (folder / "sheet-to-print.pdf").exists()


def test_printing_warns_about_school_printers_first(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[tuple[str, ...]] = []
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "print_spare_key", lambda *given: printed.append(given[2]))
    screen = shown(person)
    person.click("spare-key-print")
    assert person.sees("Is this a school printer?")
    assert not printed
    person.press("Return")
    person.qtbot.waitUntil(lambda: printed == [groups(screen)])


def test_without_a_printer_paper_and_pen_are_named(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    shown(person)
    person.click("spare-key-print")
    assert person.sees("This laptop knows no printer")


def test_the_printed_page_holds_every_group_in_order(person: Person) -> None:
    key = groups(shown(person))
    text = printing.spare_key_page(person.parts.words, key).toPlainText()
    places = [text.index(f"{number}.  {group}") for number, group in enumerate(key, 1)]
    assert places == sorted(places)
    check("".join(key))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", [Name.SPARE_KEY, Name.PROTECTION])
def test_nothing_is_cut_or_nameless(
    person: Person, theme: Theme, size: tuple[int, int], name: Name
) -> None:
    theme.wear("light", size[1])
    person.window.resize(size[0], 740)
    person.go(Place(name=name))
    if name is Name.PROTECTION:
        person.click("protection-passphrase")
    person.qtbot.wait(20)
    assert not clipped(person.window)
    assert not nameless(person.window)
    assert person.screen.area.horizontalScrollBar().maximum() == 0
