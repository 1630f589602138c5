"""A Secret Service that misbehaves: ``python -m tests.faults.fake_service <how>``.

It owns the name on the session bus and answers as the specification says, but for one thing:

- ``denied``: every call is refused, as by a person who pressed Deny;
- ``nothing``: it takes everything and has nothing;
- ``different``: it takes everything and gives back another secret.
"""

from __future__ import annotations

import base64
import os
import sys
from typing import Any

from jeepney import (
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_call,
    new_method_return,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

SERVICE = "/org/freedesktop/secrets"
SESSION = f"{SERVICE}/session/1"
COLLECTION = f"{SERVICE}/collection/login"
ITEM = f"{COLLECTION}/1"
NO_PROMPT = "/"
DENIED = "org.freedesktop.DBus.Error.AccessDenied"


def secret() -> tuple[str, bytes, bytes, str]:
    """Any 32 bytes, but never those that were kept."""
    return SESSION, b"", base64.b64encode(os.urandom(32)), "text/plain"


def answer(how: str, method: str, asked: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
    """The reply to a call: its signature and its values."""
    items = [ITEM] if how == "different" else []
    replies: dict[str, tuple[str, tuple[Any, ...]]] = {
        "OpenSession": ("vo", (("s", ""), SESSION)),
        "ReadAlias": ("o", (COLLECTION,)),
        "SearchItems": ("aoao", (items, [])),
        "Unlock": ("aoo", (list(asked[:1] and asked[0]), NO_PROMPT)),
        "CreateItem": ("oo", (ITEM, NO_PROMPT)),
        "CreateCollection": ("oo", (COLLECTION, NO_PROMPT)),
        "Delete": ("o", (NO_PROMPT,)),
        "GetSecret": ("(oayays)", (secret(),)),
        "GetSecrets": ("a{o(oayays)}", ({ITEM: secret()},)),
        "Get": ("v", (("b", False),)),
        "GetAll": ("a{sv}", ({"Locked": ("b", False)},)),
    }
    return replies.get(method, ("", ()))


def reply(how: str, call: Message) -> Message:
    """What goes back for a call."""
    if how == "denied":
        return new_error(call, DENIED)
    method = call.header.fields[HeaderFields.member]
    signature, values = answer(how, method, call.body)
    if method == "SearchItems" and call.header.fields[HeaderFields.path] != SERVICE:
        signature, values = "ao", values[:1]
    return new_method_return(call, signature or None, values)


def serve(connection: DBusConnection, how: str) -> None:
    """Answer until the end."""
    while True:
        call = connection.receive()
        if call.header.message_type is MessageType.method_call:
            connection.send(reply(how, call))


def main(how: str) -> None:
    """Own the name, then serve."""
    connection = open_dbus_connection(bus="SESSION")
    ask = new_method_call(message_bus, "RequestName", "su", ("org.freedesktop.secrets", 0))
    connection.send_and_get_reply(ask)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    serve(connection, how)


if __name__ == "__main__":
    main(sys.argv[1])
