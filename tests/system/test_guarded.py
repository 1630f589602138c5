"""Out of the person's reach, or not: by owner, mode and groups, and by what Windows would grant."""

import os
import stat
from functools import partial
from pathlib import Path

import pytest

from audit_app.system import guarded


def found(mode: int, owner: int = 0, group: int = 0) -> os.stat_result:
    return os.stat_result((stat.S_IFDIR | mode, 0, 0, 0, owner, group, 0, 0, 0, 0))


@pytest.mark.parametrize(
    ("result", "may"),
    [
        (found(0o755), False),
        (found(0o755, owner=1000), True),
        (found(0o555, owner=1000), True),  # who owns it can change its mode
        (found(0o775, group=100), True),
        (found(0o775, group=4), False),
        (found(0o757), True),
        (found(0o1777), True),
    ],
)
def test_who_may_write_by_owner_mode_and_group(result: os.stat_result, *, may: bool) -> None:
    assert guarded.may_write(result, 1000, (1000, 100)) is may


def test_for_the_super_user_it_counts_who_else_could() -> None:
    assert not guarded.may_write(found(0o755), 0, (0,))
    assert guarded.may_write(found(0o755, owner=1000), 0, (0,))
    assert guarded.may_write(found(0o775), 0, (0,))


def test_own_folders_network_paths_and_paths_that_are_not_whole_do_not_count(
    tmp_path: Path,
) -> None:
    # Somewhere below a folder that everybody may write to, whoever runs this.
    open_one = tmp_path / "open"
    open_one.mkdir()
    open_one.chmod(0o777)
    (open_one / "it").mkdir()
    assert not guarded.is_guarded(open_one / "it")
    assert not guarded.is_guarded(Path("relative"))
    assert not guarded.is_guarded(Path("//server/share"))
    assert not guarded.is_guarded(tmp_path / "nowhere")


@pytest.mark.skipif(os.name != "posix", reason="owners and modes of POSIX")
def test_what_the_system_itself_keeps_counts() -> None:
    assert guarded.is_guarded(Path("/usr/share/doc/passwd")) or not Path("/usr/share/doc").exists()


def test_on_windows_each_right_is_asked_for_by_itself() -> None:
    asked: list[int] = []

    def refuses(_path: str, right: int) -> bool:
        asked.append(right)
        return False

    assert not guarded.may_change("C:\\x", guarded.INSIDE, refuses)
    assert asked == list(guarded.INSIDE)
    for granted in guarded.INSIDE:
        assert guarded.may_change("C:\\x", guarded.INSIDE, partial(_grants, granted))


def _grants(granted: int, _path: str, right: int) -> bool:
    return right == granted
