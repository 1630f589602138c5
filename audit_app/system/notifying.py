"""One notification by the operating system, and nothing that stays running for it.

Linux was tried with a notification service of the specification's kind. macOS and Windows were not
tried: there the system's own script tools are asked, with texts passed apart from the script.
"""

import os
import subprocess
import sys

_MAC = "on run given\ndisplay notification (item 2 of given) with title (item 1 of given)\nend run"
# The texts come in environment variables: nothing in them is read as script.
_WINDOWS = """
[void][Windows.UI.Notifications.ToastNotificationManager,
    Windows.UI.Notifications, ContentType = WindowsRuntime]
$filled = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent(1)
$texts = $filled.GetElementsByTagName('text')
$null = $texts.Item(0).AppendChild($filled.CreateTextNode($env:PSA_TITLE))
$null = $texts.Item(1).AppendChild($filled.CreateTextNode($env:PSA_TEXT))
$who = '{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe'
[Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier($who).Show($filled)
"""
_PATIENCE = 20
# Windows shows a console window for a moment otherwise.
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_EXPIRES = -1


def notify(title: str, text: str, icon: str = "") -> bool:
    """Show a notification. False: this machine has no way to, or it failed."""
    try:
        if sys.platform == "darwin":
            return _run(["osascript", "-e", _MAC, title, text])
        if sys.platform == "win32":
            command = ["powershell.exe", "-NoProfile", "-NonInteractive", "-Command", _WINDOWS]
            return _run(command, PSA_TITLE=title, PSA_TEXT=text)
        return _on_the_bus(title, text, icon)
    except (OSError, subprocess.SubprocessError, KeyError, ValueError):
        return False


def _run(command: list[str], **more: str) -> bool:
    done = subprocess.run(  # noqa: S603 - the system's own tools, arguments of our own
        command,
        env=os.environ | more,
        capture_output=True,
        check=False,
        creationflags=_NO_WINDOW,
        stdin=subprocess.DEVNULL,
        timeout=_PATIENCE,
    )
    return done.returncode == 0


def _on_the_bus(title: str, text: str, icon: str) -> bool:
    """Desktop Notifications Specification 1.2. Markup is off: the text is plain."""
    from jeepney import DBusAddress, MessageType, new_method_call
    from jeepney.io.blocking import open_dbus_connection

    name = "org.freedesktop.Notifications"
    address = DBusAddress("/org/freedesktop/Notifications", name, name)
    no_buttons: list[str] = []
    no_hints: dict[str, object] = {}
    values = ("Privacy Self-Audit", 0, icon, title, text, no_buttons, no_hints, _EXPIRES)
    with open_dbus_connection("SESSION") as bus:
        call = new_method_call(address, "Notify", "susssasa{sv}i", values)
        reply = bus.send_and_get_reply(call, timeout=_PATIENCE)
        return reply.header.message_type is MessageType.method_return
