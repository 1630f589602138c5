"""Reading what school IT has set, on whichever system this is."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from audit_app.domain.policy import Policy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audit_app.policy.layers import Layer

_LINUX = "/etc/privacy-self-audit/policies"


def read() -> Policy:
    """What school IT has set on this machine; an empty policy where it has set nothing.

    Whatever is found, this raises nothing. Where nothing is set it costs one look at a folder or
    registry key, for it lies on the way to the first picture.
    """
    layers = list(_layers())
    if not layers:
        return Policy()
    from audit_app.policy.settling import settle

    return settle(layers)


if sys.platform == "win32":

    def _layers() -> Iterable[Layer]:
        import winreg

        from audit_app.policy import windows

        return windows.layers(winreg)

elif sys.platform == "darwin":

    def _layers() -> Iterable[Layer]:
        from audit_app.policy import macos

        if not os.path.isdir(macos.FOLDER):  # noqa: PTH112 - False where it may not be looked at
            return ()
        import pwd

        try:
            name = pwd.getpwuid(os.getuid()).pw_name
        except KeyError:
            name = ""
        return macos.layers(name)

else:

    def _layers() -> Iterable[Layer]:
        try:
            os.stat(_LINUX)  # noqa: PTH116 - without the cost of a module
        except FileNotFoundError:
            return ()
        except OSError:
            pass
        from audit_app.policy import linux

        return linux.layers()
