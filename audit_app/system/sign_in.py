"""Who is signed in to this laptop, as far as the laptop itself knows.

The system's own ways to ask (``pwd``, ``getpass``) may ask a school's directory over the network,
and nothing here does that unasked. So only the environment and the file of local accounts are read.
"""

import os
import sys
from pathlib import Path

_NAMED = ("LOGNAME", "USER", "LNAME", "USERNAME")
_ACCOUNTS = Path("/etc/passwd")
# Fields of a row there: passwd(5).
_NUMBER, _OWN_NAME = 2, 4


def names() -> tuple[str, ...]:
    """The name of the account, and the person's own name where the laptop has it."""
    account = next((os.environ[name] for name in _NAMED if os.environ.get(name)), "")
    found = [account]
    if sys.platform != "win32":
        found.append(_own_name(os.getuid()))
    return tuple(name for name in found if name)


def _own_name(number: int) -> str:
    try:
        rows = _ACCOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    for row in rows:
        fields = row.split(":")
        if len(fields) > _OWN_NAME and fields[_NUMBER] == str(number):
            return fields[_OWN_NAME].partition(",")[0]
    return ""
