"""A disk that refuses: the nth call of one kind, of this process, is answered with an error.

The kernel is never asked: strace answers in its place. So it is what the program would really get.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

_PR_SET_PTRACER = 0x59616D61
_PATIENCE = 20.0


@contextlib.contextmanager
def refusing(log: Path, call: str, when: str, error: str) -> Iterator[None]:
    """Inside, call number ``when`` ("3", "3+" for all from there on) of each thread is refused.

    ``log`` shows afterwards whether it came to that: see ``was_refused``. The counting begins
    here, in this process, for whatever it writes to.
    """
    rule = ("-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={when}")
    command = ("strace", "-f", "-qq", "-o", str(log), *rule, "-p", str(os.getpid()))
    strace = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    # Where only a parent may look into a process (Yama), let this child do it.
    ctypes.CDLL(None).prctl(_PR_SET_PTRACER, strace.pid, 0, 0, 0)
    _wait_for_tracer(strace)
    try:
        yield
    finally:
        strace.terminate()
        strace.wait()


def was_refused(log: Path) -> bool:
    """Whether the call that was to be refused came at all."""
    return "(INJECTED)" in log.read_text(errors="replace")


def _wait_for_tracer(strace: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE
    while not all(_is_traced(task) for task in Path("/proc/self/task").iterdir()):
        assert strace.poll() is None, "strace may not look into its parent here"
        assert time.monotonic() < end, "strace never began"
        time.sleep(0.002)


def _is_traced(task: Path) -> bool:
    try:
        return "TracerPid:\t0\n" not in (task / "status").read_text()
    except FileNotFoundError:
        return True
