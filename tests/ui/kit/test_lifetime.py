"""Parts that nobody holds go at once, and are not left to be collected while they are painted."""

import gc
import sys
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from audit_app.domain.words import Words
from audit_app.ui.kit import accessible, app_row, cards, fields, rows, steps, strip
from audit_app.ui.kit.answers import Answers, Offered
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Disclosure
from audit_app.ui.kit.flow import Beside, Flow, Tiles
from audit_app.ui.kit.foot import Foot, SavedLine
from audit_app.ui.kit.marks import MarkKind
from audit_app.ui.kit.page import Page
from audit_app.ui.kit.segments import Segments
from audit_app.ui.kit.text import Heading, Label
from audit_app.ui.kit.ticks import TickTile

YES_NO = (("yes", "Yes"), ("no", "No"))
PARTS: dict[str, Callable[[Words], QWidget]] = {
    "column": lambda _: Column(Label("a"), Label("b")).gap(4).add(Label("c")),
    "flow": lambda _: Flow(Label("a")).push().add(Label("b")),
    "tiles": lambda _: Tiles(Label("a"), Label("b")),
    "beside": lambda _: Beside(Label("a"), Label("b")),
    "label": lambda _: Label("a"),
    "heading": lambda _: Heading("a"),
    "disclosure": lambda _: Disclosure("How", Label("Like this")),
    "answers": lambda _: Answers("Question", [Offered("yes", "Yes")]),
    "segments": lambda _: Segments("App", YES_NO),
    "tick": lambda _: TickTile("App"),
    "field": lambda _: fields.Field("Name", fields.LineField()),
    "note": lambda _: fields.NoteField(),
    "list": lambda _: fields.PickList(YES_NO),
    "secret": fields.SecretField,
    "card": lambda _: cards.Card(Label("a"), cards.Rule()),
    "care": lambda _: cards.CareCard("Tell someone", "Today"),
    "facts": lambda _: cards.Facts(("Set to", "On")),
    "setting": lambda _: cards.SettingRow("Name", "About", Button("Change")),
    "action": lambda words: rows.ActionRow(words, MarkKind.DONE, "Title"),
    "opening": lambda words: rows.OpeningRow(words, MarkKind.DONE, "Title", Label("a")),
    "app": lambda _: app_row.AppRow("App", YES_NO, how="How", how_panel=Label("a")),
    "contact": lambda _: rows.Contact("Name", "999", "Always"),
    "steps": lambda _: steps.Steps(["One", "Two"]),
    "term": lambda words: strip.Term(words, "Summer", "June", (1, 2, 3)),
    "saved": SavedLine,
    "foot": lambda _: Foot(),
    "page": lambda _: Page(foot=Foot()),
}


@pytest.fixture
def uncollected() -> None:
    gc.collect()


@pytest.mark.usefixtures("theme", "uncollected")
@pytest.mark.parametrize("name", PARTS)
def test_a_part_goes_when_it_is_let_go_of(words: Words, name: str) -> None:
    part = PARTS[name](words)
    gone = weakref.ref(part)
    del part
    assert gone() is None


def picks_of_two() -> QWidget:
    """A list to pick from, with a name."""
    picks = fields.PickList(YES_NO)
    picks.setAccessibleName("a")
    return picks


@pytest.mark.parametrize(
    ("make", "count"),
    [(lambda: Heading("a"), 3000), (lambda: Disclosure("b"), 3000), (picks_of_two, 300)],
)
def test_what_a_screen_reader_is_told_lives_as_long_as_its_part(
    make: Callable[[], QWidget], count: int
) -> None:
    kept = accessible.Interfaces()
    QAccessible.installFactory(kept.make)
    for number in range(count):
        part = make()
        found = QAccessible.queryAccessibleInterface(part)
        assert found.text(QAccessible.Text.Name) in ("a", "b")
        assert found.attributesInterface().attributeValue(QAccessible.Attribute.Locale)
        assert found.actionInterface() is not None
        if isinstance(part, fields.PickList):
            assert found.selectionInterface().select(found.child(0).child(1))
            assert part.current == "no"
        if number % 3:
            part.deleteLater()
            QCoreApplication.sendPostedEvents(part, QEvent.Type.DeferredDelete.value)
        del found, part
    assert len(kept._kept) < count / 3


def test_being_asked_about_keeps_nothing_alive() -> None:
    for make in (
        lambda: Heading("a"),
        lambda: Disclosure("b"),
        lambda: Segments("c", YES_NO),
        picks_of_two,
    ):
        part = make()
        QAccessible.queryAccessibleInterface(part).attributesInterface()
        gone = weakref.ref(part)
        del part
        assert gone() is None


def test_the_count_of_none_does_not_drift() -> None:
    """PySide6 6.12 on Python 3.11 loses a reference to None with each call that returns it."""
    parts = [Label("a"), Button("b"), TickTile("c")]
    before = sys.getrefcount(None)
    for _ in range(1000):
        for part in parts:
            part.parentWidget()
            part.update()
            part.grab()
    assert sys.getrefcount(None) - before > -100
