"""Opening one address in a private window: a list of arguments, no shell, the address last."""

import os
import subprocess
import sys
import threading
from collections.abc import Mapping

from audit_app.domain.errors import AuditError
from audit_app.domain.links import allowed
from audit_app.system.browsers.known import Browser, Private

# A browser that is open already hands the address over and ends; one that cannot start ends soon.
PATIENCE = 1.5
_LIBRARIES = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


class BrowserNotOpened(AuditError):
    """The browser did not start, or ended at once with a complaint."""

    key = "errors.browser.not-opened"


class PrivateForbidden(AuditError):
    """This laptop's settings do not let the browser open private windows."""

    key = "errors.browser.forbidden"


class AddressRefused(AuditError):
    """The address is not https on a listed host."""

    key = "errors.browser.refused"


def find() -> tuple[Browser, ...]:
    """The browsers of this laptop, in the order they are offered."""
    if sys.platform == "win32":
        from audit_app.system.browsers import windows

        return windows.find()
    if sys.platform == "darwin":
        from audit_app.system.browsers import macos

        return macos.find()
    from audit_app.system.browsers import linux

    return linux.find(linux.usual())


def arguments(browser: Browser, url: str, hosts: tuple[str, ...]) -> tuple[str, ...]:
    """What to start. AddressRefused, PrivateForbidden: nothing is to be started."""
    if not allowed(url, hosts):
        raise AddressRefused
    if browser.private in (Private.FORBIDDEN, Private.NO_SWITCH):
        raise PrivateForbidden
    return (*browser.command, *browser.family.switch, url)


def open_private(
    browser: Browser, url: str, hosts: tuple[str, ...], patience: float = PATIENCE
) -> None:
    """Open ``url`` in a private window of ``browser``; it goes on after this program ends.

    Waits up to ``patience`` seconds, to hear whether the browser could start.
    BrowserNotOpened, and as ``arguments``.
    """
    wanted = arguments(browser, url, hosts)
    try:
        process = subprocess.Popen(  # noqa: S603 (a browser found here, an address that was checked)
            wanted,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=own_libraries(os.environ, packaged=hasattr(sys, "frozen")),
            start_new_session=True,
        )
    except (OSError, ValueError) as trouble:
        raise BrowserNotOpened from trouble
    try:
        code = process.wait(patience)
    except subprocess.TimeoutExpired:
        # Somebody must take note of its end, or it would stay as a zombie.
        threading.Thread(target=process.wait, daemon=True).start()
        return
    if code:
        raise BrowserNotOpened


def own_libraries(environment: Mapping[str, str], *, packaged: bool) -> dict[str, str]:
    """The environment without a packaged program's own libraries, which a browser must not load.

    A packaged program keeps what was there before beside it, if anything was.
    """
    made = dict(environment)
    for name in _LIBRARIES if packaged else ():
        made.pop(name, None)
        original = made.pop(f"{name}_ORIG", None)
        if original is not None:
            made[name] = original
    return made
