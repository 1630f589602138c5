import errno
import os
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from audit_app.ui.save_sheet import SavedSheet, SaveSheet
from tests.export.reading import Pdf
from tests.samples import TODAY
from tests.ui.lives import always_no, this_term_done
from tests.ui.person import Person, clipped, nameless

ACTIONS = Place(name=Name.ACTIONS)
SETTINGS = Place(name=Name.SETTINGS)


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Person:
    """Has a list to save, and a place to save it in."""
    (tmp_path / "papers").mkdir()
    made = Person(qtbot, theme, tmp_path / "answers")
    this_term_done(made, always_no)
    return made


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    return tmp_path / "papers"


def dialog() -> QFileDialog:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
    return next(each for each in found if each.isVisible())


def choose(person: Person, path: Path) -> None:
    """Say where in the file dialog."""
    asked = dialog()
    asked.setDirectory(str(path.parent))
    asked.selectFile(path.name)
    asked.accept()
    person.window.activateWindow()


def save(person: Person, path: Path, form: str = "pdf") -> None:
    """From the list: what kind of file, then where."""
    person.go(ACTIONS)
    person.click("actions-save")
    if form != "pdf":
        person.click(f"choice-{form}")
    person.click("save-choose")
    choose(person, path)


def wait_until_saved(person: Person) -> SavedSheet:
    def sheet() -> SavedSheet | None:
        found = person.window.findChildren(SavedSheet)
        return next((each for each in found if each.isVisible()), None)

    person.qtbot.waitUntil(lambda: sheet() is not None)
    found = sheet()
    assert found is not None
    return found


def notice(person: Person) -> list[str]:
    """Wait for a notice: what it says."""
    notices = person.window.context.notices
    person.qtbot.waitUntil(lambda: notices.overlay is not None)
    return [label.text() for label in person.labels()]


def test_it_says_first_that_the_file_will_not_be_locked(person: Person) -> None:
    person.go(ACTIONS)
    person.click("actions-save")

    assert person.sees("This file will not be locked.")
    assert clipped(person.window.findChildren(SaveSheet)[-1]) == []
    assert nameless(person.window.findChildren(SaveSheet)[-1]) == []
    person.press("Esc")
    assert not person.sees("This file will not be locked.")


def test_it_is_done_by_keys_alone(person: Person, papers: Path) -> None:
    person.go(ACTIONS)
    person.click("actions-save")

    person.press("4", "Return")

    assert Path(dialog().selectedFiles()[0]).name == "action-list.txt"
    choose(person, papers / "mine.txt")
    wait_until_saved(person)
    person.press("Return")
    assert not person.sees("Saved")


def test_in_the_largest_text_the_keyboard_is_never_out_of_sight(person: Person) -> None:
    person._theme.wear("light", 200)
    person.go(ACTIONS)
    person.click("actions-save")
    person.qtbot.wait(20)

    for _ in range(3):
        part = person.focus
        corner = part.mapTo(person.window, part.rect().bottomLeft())
        assert 0 < corner.y() <= person.window.height()
        assert not part.visibleRegion().isEmpty()
        person.press("Tab")


def test_the_ready_made_name_says_nothing_about_anybody(person: Person) -> None:
    person.go(ACTIONS)
    person.click("actions-save")
    person.click("save-choose")

    assert Path(dialog().selectedFiles()[0]).name == "action-list.pdf"
    dialog().reject()
    person.window.activateWindow()
    assert person.sees("This file will not be locked."), "nothing is lost by looking"


def test_a_saved_pdf_is_tagged_and_holds_the_first_action(person: Person, papers: Path) -> None:
    save(person, papers / "mine.pdf")
    sheet = wait_until_saved(person)

    read = Pdf((papers / "mine.pdf").read_bytes())
    first = person.window.context.opened.actions.plan(TODAY).first[0]
    assert first.title in read.text()
    assert str(read.root.Lang) == "en-GB"
    assert read.root.MarkInfo.Marked
    assert person.sees(str(papers))
    assert clipped(sheet) == []


def test_large_print_has_more_pages(person: Person, papers: Path) -> None:
    save(person, papers / "normal.pdf")
    wait_until_saved(person)
    person.click("saved-close")
    save(person, papers / "large.pdf", "large-pdf")
    wait_until_saved(person)

    normal, large = (Pdf((papers / name).read_bytes()) for name in ("normal.pdf", "large.pdf"))
    assert large.pages > normal.pages


@pytest.mark.parametrize(("form", "suffix"), [("html", ".html"), ("text", ".txt")])
def test_the_ending_fits_the_kind_of_file(
    person: Person, papers: Path, form: str, suffix: str
) -> None:
    save(person, papers / "list", form)
    wait_until_saved(person)

    made = (papers / f"list{suffix}").read_text("utf-8")
    assert "Your action list" in made or "YOUR ACTION LIST" in made


def test_show_it_opens_the_folder(
    person: Person, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    save(person, papers / "mine.pdf")
    wait_until_saved(person)

    person.click("saved-show")

    assert opened == [QUrl.fromLocalFile(str(papers))]


def test_a_file_that_is_there_is_only_replaced_when_that_is_said(
    person: Person, papers: Path
) -> None:
    there = papers / "mine.pdf"
    there.write_bytes(b"somebody's")
    save(person, there)
    assert "“mine.pdf” was not changed." in notice(person)

    person.press("Esc")

    assert there.read_bytes() == b"somebody's"
    save(person, there)
    notice(person)
    person.press("Shift+Tab", "Return")
    wait_until_saved(person)
    assert there.read_bytes().startswith(b"%PDF")


def test_another_name_can_be_chosen_instead(person: Person, papers: Path) -> None:
    there = papers / "mine.pdf"
    there.write_bytes(b"somebody's")
    save(person, there)
    notice(person)

    person.press("Return")
    choose(person, papers / "other.pdf")

    wait_until_saved(person)
    assert there.read_bytes() == b"somebody's"
    assert (papers / "other.pdf").read_bytes().startswith(b"%PDF")


def test_a_full_disk_is_told_and_leaves_no_half_file(
    person: Person, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        save(person, papers / "mine.pdf")
        said = notice(person)

    assert any("There is no room left for “mine.pdf”" in text for text in said)
    assert list(papers.iterdir()) == []
    person.press("Return")
    choose(person, papers / "second.pdf")
    wait_until_saved(person)


def test_a_folder_that_is_gone_is_told(person: Person, papers: Path) -> None:
    person.go(ACTIONS)
    person.click("actions-save")
    person.click("save-choose")
    asked = dialog()
    asked.fileSelected.emit(str(papers / "gone" / "mine.pdf"))
    asked.reject()

    assert any("That folder is not there any more" in text for text in notice(person))


def test_the_calendar_file_holds_the_next_day_in_neutral_words(
    person: Person, papers: Path
) -> None:
    person.go(SETTINGS)
    person.click("settings-calendar")
    assert person.sees("4 January 2027")
    person.click("save-choose")
    assert Path(dialog().selectedFiles()[0]).name == "check-in.ics"
    choose(person, papers / "next.ics")
    wait_until_saved(person)

    calendar = icalendar.Calendar.from_ical((papers / "next.ics").read_bytes())
    entry: Any = calendar.walk("VEVENT")[0]
    assert entry["dtstart"].dt.date() == date(2027, 1, 4)
    assert str(entry["summary"]) == "Privacy check-in"


def test_the_calendar_file_can_hold_the_next_three_terms(person: Person, papers: Path) -> None:
    person.go(SETTINGS)
    person.click("settings-calendar")
    person.click("choice-calendar-terms")
    person.click("save-choose")
    choose(person, papers / "next.ics")
    wait_until_saved(person)

    calendar = icalendar.Calendar.from_ical((papers / "next.ics").read_bytes())
    days = [entry["dtstart"].dt.date() for entry in calendar.walk("VEVENT")]  # type: ignore[union-attr]
    assert days == [date(2027, 1, 4), date(2027, 4, 12), date(2027, 9, 1)]


def test_the_blank_checklist_holds_no_answer(person: Person, papers: Path) -> None:
    person.go(SETTINGS)
    person.click("settings-paper")
    assert person.sees("It holds none of your answers.")
    person.click("choice-text")
    person.click("save-choose")
    choose(person, papers / "blank.txt")
    wait_until_saved(person)

    made = " ".join((papers / "blank.txt").read_text("utf-8").split())
    asked = [q.text for topic in person.parts.checklist.topics for q in topic.questions]
    assert all(" ".join(text.split()) in made for text in asked)


def test_the_quick_check_can_be_had_alone(person: Person, papers: Path) -> None:
    person.go(SETTINGS)
    person.click("settings-paper")
    person.click("choice-quick-pdf")
    person.click("save-choose")
    assert Path(dialog().selectedFiles()[0]).name == "blank-checklist-quick.pdf"
    choose(person, papers / "quick.pdf")
    wait_until_saved(person)

    assert "This is the quick check" in Pdf((papers / "quick.pdf").read_bytes()).text()
