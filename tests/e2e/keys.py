"""Going about in a window with nothing but keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.e2e.desktop import wait_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.reader import Thing
    from tests.e2e.test_window import Person

MOST = 60
# As the menu has them, from above.
MENU = ("rail-home", "rail-question", "rail-actions", "rail-compare", "rail-settings")


def has_gone_on(person: Person, before: Thing | None) -> bool:
    """Whether something else has the keyboard now."""
    now = person.screen.focused()
    return now is not None and (before is None or now.ref != before.ref)


def press_until(person: Person, key: str, is_there: Callable[[str], bool], where: str) -> None:
    """Press a key that moves the keyboard until it is on what was wanted."""
    for _ in range(MOST):
        if is_there(person.focused()):
            return
        before = person.screen.focused()
        person.hands.keys(key)
        wait_for(f"{key} to go on", partial(has_gone_on, person, before))
    msg = f"{key} does not come to {where}"
    raise AssertionError(msg)


def tab_to(person: Person, identifier: str) -> None:
    """Press Tab until this part has the keyboard."""
    press_until(person, "Tab", identifier.__eq__, identifier)


def press(person: Person, identifier: str, key: str = "Return") -> None:
    """Tab there and press it."""
    tab_to(person, identifier)
    person.hands.keys(key)


def go_by_keys(person: Person, identifier: str, key: str = "Return") -> None:
    """The same on a screen that may not be there yet."""
    wait_for(f"#{identifier}", lambda: person.has(identifier))
    wait_for("the keyboard's place", person.screen.focused)
    press(person, identifier, key)


def go_by_menu(person: Person, row: str) -> None:
    """To another room: the menu is one stop of Tab, and the arrows go up and down in it."""
    press_until(person, "Tab", lambda here: here in MENU, "the menu")
    below = MENU.index(row) > MENU.index(person.focused())
    press_until(person, "Down" if below else "Up", row.__eq__, row)
    person.hands.keys("Return")


def arrives(person: Person, identifier: str) -> None:
    """Wait until the keyboard is there by itself."""
    wait_for(f"the keyboard to be on #{identifier}", lambda: person.focused() == identifier)
