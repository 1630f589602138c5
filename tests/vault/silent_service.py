"""Takes the name of the Secret Service on the session bus, and never answers anybody."""

from __future__ import annotations

import signal
import sys

from jeepney import message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection


def main() -> None:
    """Own the name until the end."""
    connection = open_dbus_connection(bus="SESSION")
    ask = new_method_call(message_bus, "RequestName", "su", ("org.freedesktop.secrets", 0))
    connection.send_and_get_reply(ask)
    sys.stdout.write("silent\n")
    sys.stdout.flush()
    signal.pause()


if __name__ == "__main__":
    main()
