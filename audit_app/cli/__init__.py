"""The terminal program: the same check-in as in the window, in plain lines, without Qt.

It works with a keyboard, a pipe and a screen reader. Exit codes (``codes.py``):

==== ==========================================================================================
0    done, also when the person stopped a check-in with ``q``: what was answered is kept
1    something was found (``validate``, ``doctor``), or it was not done: nothing kept here yet,
     a file is there already, the input ended in the middle
2    wrong use: a command, name or date that is not known
3    locked: no way in that was tried opens the answers
4    damaged, or kept by a newer version of this program; a file that is no backup;
     a school pack that is broken, too large, too old, or not signed as it must be
5    in use: the program is open already
6    the disk: full, read-only, or a file could not be saved or read
7    something went wrong that nobody expected
129  the terminal was closed; 130 Ctrl+C; 141 nobody reads the output any more; 143 asked to end
==== ==========================================================================================

A passphrase or spare key is never an argument, where others could see it: it is typed without
being shown, or read as one line from a pipe.
"""

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command (``argv`` without the program's name) and give the exit code."""
    from audit_app.cli import program

    return program.run(list(sys.argv[1:] if argv is None else argv), program.own_streams())
