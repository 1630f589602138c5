"""Reminding by way of what is kept before unlocking: once, in neutral words, on a press."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest

from audit_app.audit.reminders import Reminders
from audit_app.compose import Parts
from audit_app.vault import public


class Shelf:
    """A scheduler that keeps what it is given."""

    def __init__(self) -> None:
        self.command: Sequence[str] = ()

    @property
    def is_on(self) -> bool:
        return bool(self.command)

    def turn_on(self, command: Sequence[str]) -> None:
        self.command = command

    def turn_off(self) -> None:
        self.command = ()


@pytest.fixture
def parts(tmp_path: Path) -> Parts:
    made = Parts(tmp_path, lambda: datetime(2027, 1, 5, 18, tzinfo=UTC))
    made.keep_settings(msgspec.structs.replace(made.settings, next_checkin=date(2027, 1, 4)))
    return made


def test_it_shows_one_neutral_note_and_remembers_that_it_did(parts: Parts) -> None:
    shown: list[tuple[str, str]] = []

    def show(title: str, text: str) -> bool:
        shown.append((title, text))
        return True

    reminders = Reminders(parts, Shelf(), show)
    assert reminders.remind()
    assert not reminders.remind()
    assert shown == [("Check-in", "Your check-in is ready.")]
    assert public.read(parts.folder).reminded == date(2027, 1, 5)


def test_what_could_not_be_shown_is_shown_another_time(parts: Parts) -> None:
    assert not Reminders(parts, Shelf(), lambda _title, _text: False).remind()
    assert public.read(parts.folder).reminded is None
    assert Reminders(parts, Shelf(), lambda _title, _text: True).remind()


def test_on_and_off(parts: Parts) -> None:
    shelf = Shelf()
    reminders = Reminders(parts, shelf)
    seen = [reminders.is_on]
    reminders.turn_on()
    seen.append(reminders.is_on)
    assert "--remind" in shelf.command
    reminders.turn_off()
    seen.append(reminders.is_on)
    assert seen == [False, True, False]
