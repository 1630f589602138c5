"""A crash writes no memory to disk."""

import subprocess
import sys

import pytest

CHILD = """
import ctypes, resource
from audit_app.system.process import harden
harden()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's own flags back")
def test_core_dumps_and_memory_reading_are_off() -> None:
    """The flags are read back from the kernel in a child."""
    done = subprocess.run([sys.executable, "-c", CHILD], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "(0, 0) 0"
