"""Starting leanly: what the window's start leaves undone."""

import subprocess
import sys

LOAD = """
import gc, linecache
from audit_app import app

app.load()
import colorsys
print(*(file for file in linecache.cache if "colorsys" in file or "audit_app" in file))
print(gc.isenabled(), gc.get_freeze_count() > 10_000)
"""


def test_no_source_is_read_and_no_garbage_looked_for() -> None:
    """PySide reads the source of whatever is imported after it, as long as one lets it."""
    done = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True)
    assert done.stdout == "\nFalse True\n"
