"""What a screen reader gets from the program, over the accessibility bus. Pure Python."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    MessageType,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import open_dbus_connection

from tests.e2e.desktop import wait_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.e2e.desktop import Desktop

ACCESSIBLE = "org.a11y.atspi.Accessible"
ACTION = "org.a11y.atspi.Action"
REGISTRY = "org.a11y.atspi.Registry"
ROOT = (REGISTRY, "/org/a11y/atspi/accessible/root")
# Seconds. Traced, on a busy machine, the program takes long over a first file dialogue.
_PATIENCE = 60
STATES = {4: "checked", 8: "enabled", 10: "expanded", 12: "focused", 16: "modal", 25: "showing"}

Ref = tuple[str, str]


class Gone(LookupError):
    """The thing was there a moment ago; the screen has changed."""


class Thing:
    """One control or text on the screen."""

    def __init__(self, reader: Reader, ref: Ref) -> None:
        """Read role, name, identifier and states once."""
        self.ref = ref
        self._reader = reader
        low, high = reader.call(ref, ACCESSIBLE, "GetState")[0]
        bits = low | high << 32
        self.states = frozenset(name for bit, name in STATES.items() if bits >> bit & 1)
        self.role: str = reader.call(ref, ACCESSIBLE, "GetRoleName")[0]
        self.name: str = reader.read(ref, "Name")
        self.identifier: str = reader.read(ref, "AccessibleId")

    def __repr__(self) -> str:
        """Role, name and states, for a failing test."""
        return f"{self.role} {self.name!r} #{self.identifier} {sorted(self.states)}"

    def now(self) -> Thing:
        """The same, read again. Gone: it is not there any more."""
        return Thing(self._reader, self.ref)

    def press(self) -> None:
        """Do the first action it offers: press a button, choose an answer."""
        self._reader.call(self.ref, ACTION, "DoAction", "i", (0,))


class News:
    """Which part has the keyboard, as the program tells those who ask to be told."""

    def __init__(self, address: str) -> None:
        """Ask on the accessibility bus at ``address``."""
        self._bus = open_dbus_connection(bus=address)
        self._last: Ref | None = None
        changes = {"interface": "org.a11y.atspi.Event.Object", "member": "StateChanged"}
        self._bus.send_and_get_reply(message_bus.AddMatch(MatchRule(type="signal", **changes)))
        desk = DBusAddress("/org/a11y/atspi/registry", REGISTRY, REGISTRY)
        asked = ("object:state-changed:focused",)
        self._bus.send_and_get_reply(new_method_call(desk, "RegisterEvent", "s", asked))

    def latest(self) -> Ref | None:
        """The part that was told of last; None: of none yet."""
        while True:
            try:
                came = self._bus.receive(timeout=0)
            except TimeoutError:
                return self._last
            if came.body[:2] == ("focused", 1):
                fields = came.header.fields
                self._last = (fields[HeaderFields.sender], fields[HeaderFields.path])

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()


class Reader:
    """Reads one program's window as a screen reader does."""

    def __init__(self, desktop: Desktop, name: str) -> None:
        """Wait for the program called ``name`` to appear on the accessibility bus."""
        bus = open_dbus_connection(bus=desktop.env["DBUS_SESSION_BUS_ADDRESS"])
        asked = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        self.address: str = bus.send_and_get_reply(new_method_call(asked, "GetAddress")).body[0]
        bus.close()
        self._bus = open_dbus_connection(bus=self.address)
        self._news = News(self.address)
        desktop.leaving.callback(self.close)
        self._app = wait_for(name, lambda: self._find_app(name))

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()
        self._news.close()

    def call(
        self, ref: Ref, interface: str, method: str, signature: str = "", body: tuple[Any, ...] = ()
    ) -> Any:
        """One call. Gone: the thing is not there any more."""
        message = new_method_call(
            DBusAddress(ref[1], ref[0], interface), method, signature or None, body
        )
        reply = self._bus.send_and_get_reply(message, timeout=_PATIENCE)
        if reply.header.message_type is MessageType.error:
            raise Gone(method, reply.body)
        return reply.body

    def read(self, ref: Ref, name: str) -> str:
        """One property as text."""
        asked = (ACCESSIBLE, name)
        body = self.call(ref, "org.freedesktop.DBus.Properties", "Get", "ss", asked)
        return str(body[0][1])

    def _find_app(self, name: str) -> Ref | None:
        for ref in self.call(ROOT, ACCESSIBLE, "GetChildren")[0]:
            try:
                if self.read(ref, "Name") == name:
                    return (ref[0], ref[1])
            except (Gone, TimeoutError):
                continue
        return None

    def things(self) -> list[Thing]:
        """Everything showing now, in reading order."""
        try:
            return list(self._below(self._app))
        except Gone:
            return []

    def _below(self, ref: Ref) -> Iterator[Thing]:
        for child in self.call(ref, ACCESSIBLE, "GetChildren")[0]:
            thing = Thing(self, (child[0], child[1]))
            if "showing" in thing.states or thing.role in {"frame", "layered pane", "filler"}:
                yield thing
                yield from self._below(thing.ref)

    def _first(self, is_it: Callable[[Thing], bool]) -> Thing | None:
        """The first such thing that shows. What comes after it is not looked at: it takes long."""
        try:
            return next(filter(is_it, self._below(self._app)), None)
        except Gone:
            return None

    def find(self, identifier: str, seconds: float = 30) -> Thing:
        """The showing control with this identifier; waits for it."""
        return wait_for(
            f"#{identifier}", lambda: self._first(lambda t: t.identifier == identifier), seconds
        )

    def says(self, text: str, seconds: float = 30) -> Thing:
        """The showing thing whose name holds ``text``; waits for it."""
        return wait_for(repr(text), lambda: self._first(lambda t: text in t.name), seconds)

    def text(self, identifier: str) -> str:
        """What stands in a field."""
        ref = self.find(identifier).ref
        return str(self.call(ref, "org.a11y.atspi.Text", "GetText", "ii", (0, -1))[0])

    def focused(self) -> Thing | None:
        """What has the keyboard. What was told of last is asked first: the rest is many calls."""
        told = self._news.latest()
        if told is not None:
            with contextlib.suppress(Gone):
                thing = Thing(self, told)
                if "focused" in thing.states:
                    return thing
        return self._first(lambda t: "focused" in t.states)
