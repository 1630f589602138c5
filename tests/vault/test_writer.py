from __future__ import annotations

import resource
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw
import pytest

from audit_app.vault.errors import (
    DiskFull,
    DiskTrouble,
    NotAllowed,
    VaultError,
)
from audit_app.vault.finding import Finding, Noticed
from audit_app.vault.vault import Vault
from tests.vault.parts import (
    CHECKIN,
    answered,
    big,
    keep,
    raw,
    reopened,
    started,
)


@contextmanager
def database_full(vault: Vault) -> Iterator[None]:
    pages = vault._writer.submit(lambda db: db.pragma("page_count")).result()
    vault._writer.submit(lambda db: db.pragma("max_page_count", pages)).result()
    yield
    vault._writer.submit(lambda db: db.pragma("max_page_count", 10**6)).result()


@contextmanager
def database_read_only(vault: Vault) -> Iterator[None]:
    vault._writer.submit(lambda db: db.pragma("query_only", 1)).result()
    yield
    vault._writer.submit(lambda db: db.pragma("query_only", 0)).result()


@contextmanager
def files_cannot_grow(_: Vault) -> Iterator[None]:
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, old[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, old)


@pytest.mark.parametrize(
    ("trouble", "kind"),
    [
        (database_full, DiskFull),
        (database_read_only, NotAllowed),
        (files_cannot_grow, VaultError),
    ],
)
def test_a_save_that_fails_is_whole_told_and_can_be_tried_again(
    vault: Vault, folder: Path, trouble: Any, kind: type[VaultError]
) -> None:
    keep(vault, started(), answered(1))
    with trouble(vault):
        failed = vault.append([answered(2), big()])
        with pytest.raises(kind) as caught:
            failed.result(10)
        assert caught.value.__cause__ is None
        assert len(vault.events(CHECKIN)) == 2, "nothing half-written"
    keep(vault, answered(2), big())
    with reopened(vault, folder) as again:
        assert again.events(CHECKIN) == (started(), answered(1), answered(2), big())
        assert not {f.noticed for f in again.findings} & {Noticed.ANSWERS_OLDER}


def test_a_full_disk_gives_the_room_held_back_and_says_so(vault: Vault, folder: Path) -> None:
    keep(vault, started())
    assert (folder / "ballast").exists()
    with database_full(vault), pytest.raises(DiskFull):
        keep(vault, big())
    assert not (folder / "ballast").exists()
    assert vault.findings == (Finding(noticed=Noticed.SPARE_ROOM_USED),)


def test_what_waits_behind_a_failed_save_fails_too_newest_first(vault: Vault) -> None:
    """Otherwise an older answer, sent again, would land on top of a newer one."""
    settled: list[int] = []
    gate = threading.Event()
    with database_read_only(vault):
        vault._writer.submit(lambda _: gate.wait(10))
        first = vault.append([answered(0)])
        vault.keep_setting("between", 1)
        later = [vault.append([answered(number)]) for number in range(1, 5)]
        for number, future in enumerate((first, *later)):
            future.add_done_callback(lambda _, number=number: settled.append(number))  # type: ignore[misc]
        gate.set()
        for future in (first, *later):
            with pytest.raises(NotAllowed):
                future.result(10)
    assert settled == [4, 3, 2, 1, 0]
    keep(vault, answered(7))
    assert vault.events(CHECKIN) == (answered(7),)


def test_what_comes_before_a_failure_is_known_fails_too(vault: Vault) -> None:
    """The newest of what failed is told first; whoever hears of that may send something more."""
    more: list[Future[None]] = []
    gate = threading.Event()
    with database_read_only(vault):
        vault._writer.submit(lambda _: gate.wait(10))
        first = vault.append([answered(0)])
        vault.keep_setting("between", 1)
        second = vault.append([answered(1)])
        second.add_done_callback(lambda _: more.append(vault.append([answered(2)])))
        vault._writer.submit(lambda db: db.pragma("query_only", 0))
        gate.set()
        with pytest.raises(NotAllowed):
            first.result(10)
        with pytest.raises(NotAllowed):
            more[0].result(10)
    assert vault.events(CHECKIN) == ()


def test_keeping_nothing_is_nothing(vault: Vault) -> None:
    vault.append([]).result(10)
    assert raw(vault, "SELECT value FROM about WHERE name = 'commits'") == [(0,)]


def test_appends_that_wait_share_a_commit(vault: Vault) -> None:
    gate = threading.Event()
    vault._writer.submit(lambda _: gate.wait(10))
    futures = [vault.append([answered(number)]) for number in range(50)]
    gate.set()
    for future in futures:
        future.result(10)
    assert raw(vault, "SELECT value FROM about WHERE name = 'commits'") == [(1,)]


def test_a_save_taken_back_in_time_is_not_kept(vault: Vault) -> None:
    gate = threading.Event()
    vault._writer.submit(lambda _: gate.wait(10))
    kept, taken_back = vault.append([answered(1)]), vault.append([answered(2)])
    assert taken_back.cancel()
    gate.set()
    kept.result(10)
    assert vault.events(CHECKIN) == (answered(1),)


def test_a_bug_in_a_job_is_given_to_whoever_waits_and_the_thread_lives_on(vault: Vault) -> None:
    def bug(_: apsw.Connection) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        vault._writer.change(bug).result(10)
    with pytest.raises(DiskTrouble):
        vault._writer.ask(lambda db: db.execute("SELECT * FROM nowhere").fetchall())
    keep(vault, started())


def test_a_callback_may_read_and_close(vault: Vault) -> None:
    """Callbacks run on the writer's own thread; waiting for itself would hang for ever."""
    seen: Future[int] = Future()

    def look(_: Future[None]) -> None:
        seen.set_result(len(vault.events(CHECKIN)))
        vault.close()

    vault.append([started()]).add_done_callback(look)
    assert seen.result(10) == 1
