"""People at the door: somebody new, and somebody whose answers are locked."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from audit_app.ui.unlock import Unlock
from audit_app.ui.unlock_ways import TypedWays
from audit_app.vault.opening import Means
from tests.ui.person import Person
from tests.vault.parts import MemoryBox, means


def newcomer(qtbot: QtBot, theme: Theme, folder: Path, laptop: Means | None = None) -> Person:
    """Somebody who starts the program for the first time."""
    person = Person(qtbot, theme, folder, unlocked=False, means=laptop or means(MemoryBox()))
    person.go(Place(name=Name.WELCOME))
    return person


def at_the_door(qtbot: QtBot, theme: Theme, folder: Path, laptop: Means | None = None) -> Person:
    """Somebody who starts the program again."""
    person = Person(qtbot, theme, folder, unlocked=False, means=laptop or means())
    person.go(Place(name=Name.UNLOCK))
    return person


def typed(person: Person) -> TypedWays:
    """What can be typed now."""
    assert isinstance(person.screen, Unlock)
    assert person.screen.typed is not None
    return person.screen.typed
