"""What is said while a program is used, as far as the accessibility bus tells. Pure Python.

A screen reader says two kinds of things by itself: what is announced, and the part that the
keyboard comes to, with the named groups that it comes into on the way.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    MessageType,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import open_dbus_connection

from tests.e2e.desktop import WAIT, Desktop
from tests.e2e.reader import ACCESSIBLE, Gone, Reader, Ref

if TYPE_CHECKING:
    from collections.abc import Callable

    from jeepney import Message

EVENTS = ("object:announcement", "object:state-changed:focused")
REGISTRY = DBusAddress(
    "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry"
)
PROPERTIES = "org.freedesktop.DBus.Properties"
EVENT = "org.a11y.atspi.Event.Object"
HOW = {1: "polite", 2: "assertive"}
SILENT = {"filler", "layered pane"}
QUIET = 0.25


class Heard(NamedTuple):
    """A piece of speech. ``how``: polite, assertive, group (come into) or focus."""

    text: str
    how: str


class Ears:
    """Listens from now on."""

    def __init__(self, desktop: Desktop, reader: Reader) -> None:
        """To what is said of the program that ``reader`` reads."""
        self._reader = reader
        self._bus = open_dbus_connection(bus=reader.address)
        desktop.leaving.callback(self._bus.close)
        for event in EVENTS:
            self._ask(new_method_call(REGISTRY, "RegisterEvent", "s", (event,)))
        self._ask(message_bus.AddMatch(MatchRule(type="signal", interface=EVENT)))
        held = reader.focused()
        self._inside = self._way_to(held.ref) if held is not None else []
        self.heard: list[Heard] = []

    def _ask(self, message: Message) -> None:
        reply = self._bus.send_and_get_reply(message, timeout=10)
        assert reply.header.message_type is not MessageType.error, reply.body

    def upon(self, act: Callable[[], object], until: str = "") -> list[Heard]:
        """What is said upon ``act``, until it is quiet; first, ``until`` is waited for."""
        self.begin()
        act()
        end = time.monotonic() + WAIT
        while until and not any(until in each.text for each in self.heard):
            assert time.monotonic() < end, f"nobody said {until!r}: {self.heard}"
            self._listen(0.1)
        return self.end()

    def begin(self) -> None:
        """Forget what was said so far."""
        self._listen(0.05)
        self.heard.clear()

    def end(self) -> list[Heard]:
        """What was said since, once it is quiet."""
        self._listen(QUIET)
        return list(self.heard)

    def _listen(self, quiet: float) -> None:
        """Take in what comes until nothing has come for ``quiet`` seconds."""
        while True:
            try:
                message = self._bus.receive(timeout=quiet)
            except TimeoutError:
                return
            if message.header.message_type is MessageType.signal:
                self._take(message)

    def _take(self, message: Message) -> None:
        fields = message.header.fields
        if fields.get(HeaderFields.interface) != EVENT:
            return
        ref = (fields[HeaderFields.sender], fields[HeaderFields.path])
        detail, first, _, value, *_ = message.body
        if fields[HeaderFields.member] == "Announcement":
            self.heard.append(Heard(str(value[1]), HOW[first]))
        elif detail == "focused" and first:
            self._come_to(ref)

    def _come_to(self, ref: Ref) -> None:
        """Say the groups that are new on the way to the part, and the part."""
        try:
            way = self._way_to(ref)
            new = [each for each in way if each not in self._inside]
            named = [(self._reader.read(each, "Name"), self._role(each)) for each in new]
        except Gone:
            return
        self._inside = way
        for number, (name, role) in enumerate(named, 1):
            if name and role not in SILENT:
                self.heard.append(Heard(name, "focus" if number == len(named) else "group"))

    def _way_to(self, ref: Ref) -> list[Ref]:
        """From the window to the part."""
        way: list[Ref] = []
        while self._role(ref) != "application":
            way.insert(0, ref)
            asked = (ACCESSIBLE, "Parent")
            (_, held_by), *_ = self._reader.call(ref, PROPERTIES, "Get", "ss", asked)
            ref = (held_by[0], held_by[1])
        return way

    def _role(self, ref: Ref) -> str:
        return str(self._reader.call(ref, ACCESSIBLE, "GetRoleName")[0])
