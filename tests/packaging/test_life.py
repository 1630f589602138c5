"""Reading what strace saw, and the table of what was tried. The machines: make deb-test."""

import pytest

from life import _OWN, _WRITES
from table import NotSoError, Table, expect

TRACE = """\
execve("/usr/bin/privacy-self-audit", ["privacy-self-audit"], 0x7ff /* 9 vars */) = 0
readlink("/usr/bin/privacy-self-audit", "../lib"..., 4095) = 10
openat(AT_FDCWD, "/etc/ld.so.cache", O_RDONLY|O_CLOEXEC) = 3
openat(AT_FDCWD, "/home/teacher/.local/share/privacy-self-audit/keys.a", O_WRONLY|O_CREAT, 0600) = 4
openat(AT_FDCWD, "/usr/lib/privacy-self-audit/x.pyc", O_WRONLY|O_CREAT, 0600) = -1 EACCES (no)
mkdir("/var/cache/ours", 0700) = 0
rename("/home/teacher/a", "/home/teacher/b") = 0
openat(AT_FDCWD, "/home/teacherother/x", O_RDWR) = 5
"""


def test_only_what_was_really_written_outside_is_found() -> None:
    found = [m["open"] or m["other"] for m in _WRITES.finditer(TRACE)]
    assert "/home/teacher/.local/share/privacy-self-audit/keys.a" in found
    outside = [path for path in found if not _OWN.match(path)]
    assert outside == ["/var/cache/ours", "/home/teacherother/x"]


def test_one_thing_that_is_not_so_makes_the_whole_not_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    table = Table()
    assert table.tried("here", "well", lambda: "seen")

    def wrong() -> str:
        expect(so=False, seen="not this")
        raise AssertionError

    assert not table.tried("here", "wrong", wrong)
    assert table.end() == 1
    assert "1 of 2" in capsys.readouterr().out


def test_what_must_hold_is_told_when_it_does_not() -> None:
    with pytest.raises(NotSoError, match="seen this"):
        expect([], "seen this")
