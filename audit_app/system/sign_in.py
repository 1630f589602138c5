"""Who is signed in to this laptop, as far as the system says."""

import getpass
import os
import sys


def names() -> tuple[str, ...]:
    """The name of the account, and the person's own name where the system has it."""
    found = [_account()]
    if sys.platform != "win32":
        found.append(_own_name())
    return tuple(name for name in found if name)


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _own_name() -> str:
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_gecos.partition(",")[0]
    except KeyError:
        return ""
