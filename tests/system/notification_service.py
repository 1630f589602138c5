"""A desktop's notification service on the session bus: writes down what it is asked to show."""

from __future__ import annotations

import json
import sys

from jeepney import (
    HeaderFields,
    MessageType,
    message_bus,
    new_method_call,
    new_method_return,
)
from jeepney.io.blocking import open_dbus_connection

NAME = "org.freedesktop.Notifications"


def main() -> None:
    """Serve until one notification was shown."""
    connection = open_dbus_connection(bus="SESSION")
    connection.send_and_get_reply(new_method_call(message_bus, "RequestName", "su", (NAME, 0)))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        asked = connection.receive()
        if asked.header.message_type is not MessageType.method_call:
            continue
        if asked.header.fields.get(HeaderFields.member) != "Notify":
            continue
        signature = asked.header.fields.get(HeaderFields.signature)
        sys.stdout.write(json.dumps({"signature": signature, "body": asked.body}) + "\n")
        sys.stdout.flush()
        connection.send(new_method_return(asked, "u", (1,)))
        return


if __name__ == "__main__":
    main()
