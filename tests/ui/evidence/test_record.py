"""The record in the window: begun with care, written, added to, handed over, deleted."""

import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from audit_app.domain.evidence import Account
from audit_app.ui.evidence.form import LONGEST, EntryForm
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.fields import LineField, TextBox
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from tests.ui.person import Person, clipped, nameless

RECORD = Place(name=Name.EVIDENCE, back=Name.HELP)
NEVER = "never view it again, copy it, keep it or send it"


def begun(person: Person, *said: str) -> None:
    """A record with entries, in sight."""
    evidence = person.window.context.opened.evidence
    evidence.begin(person.parts.today())
    for words in said:
        evidence.add(Account(when="Monday", words=words))
    person.go(RECORD)
    person.wait_to_see(said[-1] if said else "Nothing is written down yet.")
    person.qtbot.wait(1)


def write(person: Person, **parts: str) -> None:
    """Fill in boxes of the form."""
    screen = person.screen
    assert isinstance(screen, EntryForm)
    for name, text in parts.items():
        box = screen.fields[name]
        if isinstance(box, LineField):
            box.setText(text)
        else:
            assert isinstance(box, TextBox)
            box.setPlainText(text)


def test_help_leads_to_it_and_it_says_what_must_never_be_kept_first(person: Person) -> None:
    person.go(Place(name=Name.HELP))
    person.click("keep-record")
    person.on(Name.EVIDENCE)
    person.wait_to_see("Can school keep it instead?")
    shown = [label.text() for label in person.labels()]
    assert next(i for i, t in enumerate(shown) if NEVER in t) < shown.index(
        "Can school keep it instead?"
    )
    assert person.sees("Any record can be asked for in an investigation")
    person.qtbot.wait(1)
    person.click("school-keeps")
    person.on(Name.HELP)
    assert person.window.context.opened.evidence.state is None


def test_locked_it_says_so_and_leads_to_opening(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    stranger = Person(qtbot, theme, tmp_path / "answers", unlocked=False)
    stranger.go(RECORD)
    assert stranger.sees("locked on this laptop")
    stranger.click("evidence-unlock")
    stranger.on(Name.WELCOME)


def test_an_entry_is_written_kept_and_read_as_it_was_typed(person: Person) -> None:
    person.go(RECORD)
    person.wait_to_see("Can school keep it instead?")
    person.qtbot.wait(1)
    person.click("evidence-begin")
    person.wait_to_see("Nothing is written down yet.")
    person.qtbot.wait(1)
    person.click("evidence-add")
    person.on(Name.EVIDENCE_ENTRY)
    write(person, when="Monday", words="<b>exact</b>\nwords", told="the head")
    person.click("evidence-keep")
    person.on(Name.EVIDENCE)
    person.wait_to_see("<b>exact</b> words")
    (entry,) = person.window.context.opened.evidence.entries
    assert entry.says == Account(when="Monday", words="<b>exact</b>\nwords", told="the head")


def test_an_empty_form_keeps_nothing_and_says_why(person: Person) -> None:
    begun(person)
    person.click("evidence-add")
    person.on(Name.EVIDENCE_ENTRY)
    person.click("evidence-keep")
    person.wait_to_see("Write something in one of the boxes first.")
    assert person.window.context.opened.evidence.entries == ()


def test_what_is_half_written_is_there_after_help_and_after_a_restart(person: Person) -> None:
    begun(person)
    person.click("evidence-add")
    person.on(Name.EVIDENCE_ENTRY)
    write(person, effect="could not sleep")
    person.click("door")
    person.on(Name.HELP)
    person.come_back()
    person.go(Place(name=Name.EVIDENCE_ENTRY))
    screen = person.screen
    assert isinstance(screen, EntryForm)
    box = screen.fields["effect"]
    assert isinstance(box, TextBox)
    assert box.toPlainText() == "could not sleep"


def test_adding_to_an_entry_leaves_it_as_it_was(person: Person) -> None:
    begun(person, "first")
    person.click("add-about-1")
    person.on(Name.EVIDENCE_ENTRY)
    assert person.sees("This adds to entry 1.")
    write(person, seen_by="AB")
    person.click("evidence-keep")
    person.wait_to_see("Entry 2, adding to entry 1")
    first, second = person.window.context.opened.evidence.entries
    assert (first.says.words, second.about, second.says.seen_by) == ("first", 1, "AB")


def test_a_file_waits_for_the_tick_and_is_copied(person: Person, tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(b"picture")
    begun(person, "first")
    person.click("add-file-1")
    choose = person.part("gate-choose")
    assert not choose.isEnabled()
    assert person.sees(NEVER)
    person.click("gate-tick")
    assert choose.isEnabled()
    person.click("gate-choose")
    dialog = person.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()
    person.wait_to_see("picture.png")
    *_, entry = person.window.context.opened.evidence.entries
    assert b"".join(person.window.context.opened.evidence.content(entry)) == b"picture"
    assert path.exists()


def test_deleting_asks_first_and_the_record_says_what_is_gone(person: Person) -> None:
    begun(person, "first", "second")
    person.click("delete-1")
    person.wait_to_see("Delete this entry for ever?")
    overlay = person.window.context.notices.overlay
    assert overlay is not None
    person.press("Escape")
    assert len(person.window.context.opened.evidence.entries) == 2
    person.qtbot.wait(1)
    person.click("delete-1")
    person.wait_to_see("Delete this entry for ever?")
    buttons = person.window.findChildren(QAbstractButton)
    next(b for b in buttons if b.text() == "Delete it" and b.isVisible()).click()
    person.wait_to_see("Deleted by you: entry 1.")


def test_handing_over_saves_one_file_and_remembers_the_day(person: Person, tmp_path: Path) -> None:
    begun(person, "first")
    person.click("evidence-hand-over")
    assert person.sees("This file will not be locked.")
    person.click("save-choose")
    dialog = person.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "report.zip"))
    dialog.close()
    person.wait_to_see("It is called “report.zip”")
    assert zipfile.is_zipfile(tmp_path / "report.zip")
    person.click("saved-close")
    person.wait_to_see("You saved it to hand over on 23 November 2026.")


def test_home_says_when_a_record_was_handed_over_long_ago(person: Person) -> None:
    begun(person, "first")
    long_ago = person.parts.today() - timedelta(days=31)
    person.window.context.opened.evidence.note_handed_over(long_ago)
    person.go(Place(name=Name.HOME))
    person.wait_to_see("You saved a record to hand over on 23 October 2026.")
    person.qtbot.wait(1)
    person.click("home-record")
    person.on(Name.EVIDENCE)


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_or_nameless(person: Person, theme: Theme, percent: int) -> None:
    theme.wear("light", percent)
    for place in (RECORD, Place(name=Name.EVIDENCE_ENTRY)):
        person.go(place)
        person.qtbot.wait(50)
        person.qtbot.waitUntil(lambda: clipped(person.window) == [])
        assert nameless(person.window) == []
        assert person.screen.area.horizontalScrollBar().maximum() == 0
    begun(person, "a" * 200)
    person.qtbot.waitUntil(lambda: clipped(person.window) == [])
    assert person.screen.area.horizontalScrollBar().maximum() == 0


def text_of(person: Person, name: str) -> str:
    """What stands in a box of the form."""
    screen = person.screen
    assert isinstance(screen, EntryForm)
    box = screen.fields[name]
    return box.text() if isinstance(box, LineField) else box.toPlainText()


def test_what_is_half_written_about_one_entry_leaves_the_others_alone(person: Person) -> None:
    begun(person, "first", "second")
    for about, said in (("", "new"), ("1", "to the first"), ("2", "to the second")):
        person.go(Place(name=Name.EVIDENCE_ENTRY, part=about))
        write(person, effect=said)
    person.go(Place(name=Name.EVIDENCE_ENTRY, part="2"))
    person.click("evidence-keep")
    person.on(Name.EVIDENCE)
    for about, said in (("", "new"), ("1", "to the first"), ("2", "")):
        person.go(Place(name=Name.EVIDENCE_ENTRY, part=about))
        assert text_of(person, "effect") == said


@pytest.mark.parametrize("name", ["where", "words"])
def test_a_text_that_is_too_long_is_said_and_never_cut(person: Person, name: str) -> None:
    begun(person)
    person.click("evidence-add")
    person.on(Name.EVIDENCE_ENTRY)
    long = "a" * (2 * LONGEST + 1)
    write(person, **{name: long})
    person.click("evidence-keep")
    person.wait_to_see("is 20,001 letters too long. A box holds 20,000.")
    assert not person.window.context.opened.evidence.entries
    person.go(RECORD)
    person.go(Place(name=Name.EVIDENCE_ENTRY))
    assert text_of(person, name) == long
    write(person, **{name: long[:LONGEST]})
    person.click("evidence-keep")
    person.on(Name.EVIDENCE)
    (entry,) = person.window.context.opened.evidence.entries
    assert getattr(entry.says, name) == long[:LONGEST]


def test_the_keyboard_goes_on_at_what_was_just_kept_or_asked_for(
    person: Person, tmp_path: Path
) -> None:
    begun(person, "first")
    person.click("evidence-add")
    person.on(Name.EVIDENCE_ENTRY)
    write(person, words="second")
    person.click("evidence-keep")
    has_keyboard(person, "add-about-2")
    path = tmp_path / "picture.png"
    path.write_bytes(b"picture")
    person.click("add-file-1")
    person.click("gate-tick")
    person.click("gate-choose")
    dialog = person.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()
    person.wait_to_see("picture.png")
    has_keyboard(person, "add-file-1")
    person.qtbot.wait(1)
    person.click("delete-2")
    buttons = person.window.findChildren(QAbstractButton)
    next(b for b in buttons if b.text() == "Delete it" and b.isVisible()).click()
    has_keyboard(person, "evidence-add")


def has_keyboard(person: Person, name: str) -> None:
    """Wait until this part has the keyboard."""

    def has_it() -> bool:
        return person.window.focusWidget() is person.part(name)

    person.qtbot.waitUntil(has_it)


def test_deleting_never_asks_loudest_to_be_pressed(person: Person) -> None:
    begun(person, "first")
    delete, add = person.part("delete-1"), person.part("add-about-1")
    assert isinstance(delete, Button)
    assert isinstance(add, Button)
    assert delete.kind is add.kind is Kind.PLAIN
