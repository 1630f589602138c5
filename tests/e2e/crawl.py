"""What a screen reader is given on the screens of the running program, gone through from outside.

The real window with the invented person, the real accessibility bus, and nothing but the actions
that parts offer. ``python -m tests.e2e.crawl`` (make access) goes to every screen that can be come
to like this, prints a table, and ends with 1 where something is wrong.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from audit_app.ui.places import Name
from audit_app.ui.window import SCREENS
from tests.e2e.desktop import Desktop, wait_for
from tests.e2e.ears import Ears, Heard
from tests.e2e.reader import ACCESSIBLE, Gone, Reader, Thing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAME = "privacy-self-audit"
WAYS_BACK = ("rail-home", "way-home", "way-back", "back", "changes-back", "setup-back")
_MOST_BACK = 6
# What to press from Home, one after the other, by the names that tests know parts by.
WAYS: dict[Name, tuple[str, ...]] = {
    Name.HOME: (),
    Name.ACTIONS: ("rail-actions",),
    Name.DO_NOW: ("rail-actions", "actions-do-now"),
    Name.SAYINGS: ("rail-actions", "sayings"),
    Name.COMPARE: ("rail-compare",),
    Name.SETTINGS: ("rail-settings",),
    Name.ABOUT_ME: ("rail-settings", "settings-about-me"),
    Name.MY_SCHOOL: ("rail-settings", "settings-school"),
    Name.PACKS: ("rail-settings", "settings-packs"),
    Name.PROTECTION: ("rail-settings", "settings-protection"),
    Name.LOCK_ANEW: ("rail-settings", "settings-protection", "protection-anew"),
    Name.MY_DATA: ("rail-settings", "settings-data"),
    Name.RESTORE: ("rail-settings", "settings-data", "data-restore"),
    Name.PASSWORDS: ("rail-settings", "settings-passwords"),
    Name.GUIDE: ("rail-settings", "settings-guide"),
    Name.HELP: ("door",),
    Name.HELP_PAGE: ("door", "situation-abuse"),
    Name.EVIDENCE: ("door", "keep-record"),
    Name.EVIDENCE_ENTRY: ("door", "keep-record", "evidence-begin", "evidence-add"),
    Name.SEARCH: ("tool-search",),
    Name.FINDINGS: ("tool-findings",),
    Name.REVIEWS: ("tool-reviews",),
    Name.REVIEW: ("tool-reviews", "review-followers-facebook"),
    Name.SPARE_KEY: ("home-spare-key",),
    Name.DEPTH: ("home-next",),
    Name.CHANGES: ("home-next", "setup-next"),
    Name.UNLOCK: ("exit-lock",),
}
SHORT = (Name.HOME, Name.ACTIONS, Name.SETTINGS, Name.HELP_PAGE, Name.FINDINGS)
# A new screen is in one of these two lists, or tests/e2e/test_crawl.py fails.
ELSEWHERE = {
    Name.WELCOME: "gone through in a first run (test_access, test_window)",
    Name.PROTECT: "gone through in a first run (test_access, test_window)",
    Name.QUESTION: "a whole check-in of them is answered by actions alone (test_access)",
    Name.SUMMARY: "the end of that check-in (test_access)",
    Name.LOCKING: "shows for a moment only",
    Name.DAMAGED: "needs damaged answers (tests/ui/test_crawl.py)",
    Name.LETTER: "comes after a finding (tests/ui/test_crawl.py)",
    Name.STILL_TRUE: "in the middle of a later check-in (tests/ui/test_crawl.py)",
    Name.MANAGED: "needs settings that a school has made (tests/ui/test_crawl.py)",
}
PRESSED = {"push button", "toggle button", "radio button", "check box", "page tab", "list item"}
TYPED = {"text", "password text", "combo box", "spin button", "slider"}
# Qt tells the kinds of parts of its own by these; they group, and need no name of their own.
_GROUPS = {"panel", "grouping"}


class Node(NamedTuple):
    """A part, what is said of it beside its name, and the named groups that hold it."""

    thing: Thing
    said: str
    groups: tuple[str, ...]
    level: int


class Seen(NamedTuple):
    """What one screen gave."""

    name: Name
    nodes: int
    faults: Sequence[str]


def nodes(reader: Reader, root: Thing, groups: tuple[str, ...] = ()) -> Iterator[Node]:
    """Everything that shows below ``root``, in reading order."""
    for child in reader.call(root.ref, ACCESSIBLE, "GetChildren")[0]:
        thing = Thing(reader, (child[0], child[1]))
        if "showing" not in thing.states and thing.role not in {"layered pane", "filler"}:
            continue
        yield Node(thing, reader.read(thing.ref, "Description"), groups, _level(reader, thing))
        named = (thing.name,) if thing.role in _GROUPS and thing.name else ()
        yield from nodes(reader, thing, groups + named)


def _level(reader: Reader, thing: Thing) -> int:
    """Of a heading; 0: it tells none, or is none."""
    if thing.role != "heading":
        return 0
    return int(reader.call(thing.ref, ACCESSIBLE, "GetAttributes")[0].get("level", "0"))


def faults(found: Sequence[Node]) -> Iterator[str]:
    """What is wrong with the parts of one screen, in words that lead to them."""
    interactive = [node for node in found if node.thing.role in PRESSED | TYPED]
    for node in interactive:
        thing = node.thing
        if not thing.name and not node.said:
            yield f"{thing.role} #{thing.identifier} has no name"
        if thing.role == "radio button" and not node.groups:
            yield f"no group says what {thing.name!r} answers"
    same = Counter(
        (node.thing.role, node.thing.name, node.said, node.groups) for node in interactive
    )
    yield from (
        f"{count} are called {name!r}" for (_, name, *_), count in same.items() if count > 1
    )
    yield from _heading_faults([node.level for node in found if node.thing.role == "heading"])
    held = next((node for node in found if "focused" in node.thing.states), None)
    if held is None:
        yield "nothing has the keyboard"
    elif not held.groups or len(set(held.groups)) < len(held.groups):
        yield f"on the way in {list(held.groups)} are said"


def _heading_faults(levels: Sequence[int]) -> Iterator[str]:
    """One at the top, and none that skips a level or tells none."""
    if levels[:1] != [1] or levels.count(1) > 1:
        yield f"the levels of the headings are {list(levels)}"
    if 0 in levels or any(after - before > 1 for before, after in pairwise(levels)):
        yield f"a level of the headings is left out: {list(levels)}"


def _said_faults(said: Sequence[Heard]) -> Iterator[str]:
    """A screen says where one is, and then one part: what gets the keyboard."""
    ways = [each.how for each in said if each.how in {"group", "focus"}]
    if ways[:1] != ["group"] or ways.count("focus") != 1:
        yield f"said on opening: {[each.text for each in said]}"


class Walk:
    """Goes from screen to screen, from Home each time."""

    def __init__(self, desktop: Desktop) -> None:
        """Start the program with the invented person."""
        desktop.run([sys.executable, "-m", "audit_app.app", "--demo"])
        self._reader = Reader(desktop, NAME)
        self._reader.find("home-next")
        self._ears = Ears(desktop, self._reader)

    def close(self) -> None:
        """Leave the bus."""
        self._reader.close()

    def look(self, name: Name) -> Seen:
        """Go to a screen and look at all of it."""
        self._go_home()
        for step in WAYS[name]:
            self._ears.begin()
            self._press(step)
        wait_for(f"the screen {name}", lambda: self._shows(name))
        found = wait_for("the screen to rest", self._rested)
        said = self._ears.end()
        heard = _said_faults(said) if WAYS[name] else ()
        return Seen(name, len(found), (*faults(found), *heard))

    def look_or_say(self, name: Name) -> Seen:
        """The same; a screen that cannot be come to is a fault, and the next is tried."""
        try:
            return self.look(name)
        except AssertionError as wrong:
            return Seen(name, 0, (str(wrong),))

    def _go_home(self) -> None:
        """By the menu, or where a screen has none, by its own way back."""
        for _ in range(_MOST_BACK):
            if self._shows(Name.HOME):
                return
            here = {thing.identifier for thing in self._reader.things()}
            back = next((way for way in WAYS_BACK if way in here), None)
            if back is None:
                msg = f"no way back among {sorted(each for each in here if '.' not in each)}"
                raise AssertionError(msg)
            self._press(back)
            time.sleep(0.3)

    def _press(self, identifier: str) -> None:
        wait_for(
            f"#{identifier} to be usable",
            lambda: "enabled" in self._reader.find(identifier).states,
        )
        self._reader.find(identifier).press()

    def _shows(self, name: Name) -> bool:
        """Parts without a name of their own are known by the classes that hold them."""
        holder = f".{SCREENS[name][1]}."
        return any(holder in f"{thing.identifier}." for thing in self._reader.things())

    def _rested(self) -> list[Node]:
        """All of it, once two looks in a row give the same and the keyboard has its place."""
        try:
            first, second = self._all(), self._all()
        except Gone:
            return []
        here = any("focused" in node.thing.states for node in second)
        same = [node.thing.ref for node in first] == [node.thing.ref for node in second]
        return second if same and here else []

    def _all(self) -> list[Node]:
        time.sleep(0.2)
        window = next(iter(self._reader.things()))
        return list(nodes(self._reader, window))


def table(seen: Sequence[Seen]) -> str:
    """What was gone through, for people."""
    lines = [
        f"{each.name.value:16} {each.nodes:5} nodes  {len(each.faults)} wrong" for each in seen
    ]
    wrong = [f"  {each.name.value}: {fault}" for each in seen for fault in each.faults]
    count = sum(each.nodes for each in seen)
    lines.append(f"{len(seen)} screens, {count} nodes, {len(wrong)} wrong")
    return "\n".join(lines + wrong)


def main() -> int:
    """Go through all of them."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Desktop(Path(folder) / "person") as desktop,
        closing(Walk(desktop)) as walk,
    ):
        seen = [walk.look_or_say(name) for name in WAYS]
    print(table(seen))
    return int(any(each.faults for each in seen))


if __name__ == "__main__":
    sys.exit(main())
