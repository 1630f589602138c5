from __future__ import annotations

import gc
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw
import pytest

from audit_app.domain.action import Mark
from audit_app.domain.checkin import CheckInHead, CheckInId, Depth, Event, Noted, Profile
from audit_app.domain.checklist import AppId, QuestionId, Role
from audit_app.vault import disk, opening, spare_key
from audit_app.vault.errors import (
    Closed,
    DiskFull,
    DiskTrouble,
    KeyringTrouble,
    Mistyped,
    NotAllowed,
    TooFewWays,
    VaultError,
    WrongSecret,
)
from audit_app.vault.finding import Finding, Noticed
from audit_app.vault.header import SlotKind
from audit_app.vault.vault import Vault
from tests.samples import NOW
from tests.vault.parts import (
    CHECKIN,
    MEANS,
    PASSPHRASE,
    ROOT,
    MemoryBox,
    add_spare_key,
    answered,
    finished,
    keep,
    make,
    marked,
    means,
    started,
)

PROFILE = Profile(role=Role.TEACHER, apps=(AppId("instagram"),))


def reopened(vault: Vault, folder: Path) -> Vault:
    vault.close()
    return opening.open_with_passphrase(folder, PASSPHRASE, MEANS)


def raw(vault: Vault, query: str, *values: object) -> list[Any]:
    """Rows of the answers file."""

    def rows(db: apsw.Connection) -> list[Any]:
        return db.execute(query, values).fetchall()

    return vault._writer.submit(rows).result()


# --- Keeping and reading -------------------------------------------------------------------------


def test_every_kind_of_event_comes_back_as_it_went(vault: Vault, folder: Path) -> None:
    note = Noted(
        checkin=CHECKIN, at=NOW, question=QuestionId("q1"), text="Größe \u2013 \x00 \U0001f600"
    )
    events: tuple[Event, ...] = (
        started(),
        answered(1),
        answered(1, choice=None),
        note,
        marked("a", Mark.LATER),
        finished(),
    )
    keep(vault, *events)
    with reopened(vault, folder) as again:
        assert again.events(CHECKIN) == events
        assert again.events(CheckInId("other")) == ()


def test_history_is_one_line_for_each_check_in_in_the_order_they_began(vault: Vault) -> None:
    keep(vault, started("zebra", Depth.FULL), started("ant"), finished("zebra"), started("ant"))

    assert vault.heads() == (
        CheckInHead(
            id=CheckInId("zebra"),
            depth=Depth.FULL,
            started=NOW,
            finished=NOW,
            done=9,
            to_do=4,
            to_find_out=2,
        ),
        CheckInHead(id=CheckInId("ant"), depth=Depth.QUICK, started=NOW),
    )


def test_the_newest_mark_of_each_action_counts(vault: Vault, folder: Path) -> None:
    keep(vault, marked("a", Mark.DONE), marked("b", Mark.LATER), marked("a", Mark.NOT_FOR_ME))
    with reopened(vault, folder) as again:
        marks = again.marks()
        assert {name: kept.state.mark for name, kept in marks.items()} == {
            "a": Mark.NOT_FOR_ME,
            "b": Mark.LATER,
        }
        assert len(again.events(CHECKIN)) == 3, "history is added to, never written over"


def test_the_profile_and_small_settings_are_kept(vault: Vault, folder: Path) -> None:
    assert vault.profile() is None
    vault.keep_profile(PROFILE).result()
    vault.keep_setting("spare-key-asked", 3).result()
    with reopened(vault, folder) as again:
        assert again.profile() == PROFILE
        assert again.setting("spare-key-asked", int) == 3
        assert again.setting("spare-key-asked", str) is None
        assert again.setting("other", int) is None


def test_a_read_sees_everything_that_was_asked_before_it(vault: Vault) -> None:
    for number in range(200):
        vault.append([answered(number)])
    assert len(vault.events(CHECKIN)) == 200


def test_order_is_kept_from_one_thread_and_nothing_mixes_from_many(vault: Vault) -> None:
    def write(name: str) -> None:
        for number in range(40):
            vault.append([answered(number, name), answered(number + 1000, name)])

    threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name in "abcd":
        expected = [q for n in range(40) for q in (f"q{n}", f"q{n + 1000}")]
        assert [e.question for e in vault.events(CheckInId(name)) if hasattr(e, "question")] == (
            expected
        )


def test_what_a_newer_program_wrote_is_kept_and_told(vault: Vault, folder: Path) -> None:
    keep(vault, started())
    newer = b'{"type":"pondered","checkin":"first","at":"2026-11-23T19:30:00Z"}'

    def write(db: apsw.Connection) -> None:
        insert = "INSERT INTO events(checkin, kind, at, body) VALUES('first','pondered','',?)"
        db.execute(insert, (newer,))
        db.execute("INSERT INTO marks VALUES('a', 99, ?)", (b"{}",))
        db.execute("INSERT INTO checkins(checkin, seq, depth, started) VALUES('x', 98, 'deep', '')")

    vault._writer.change(write).result()
    keep(vault, answered(1))

    with reopened(vault, folder) as again:
        assert not again.findings
        assert again.events(CHECKIN) == (started(), answered(1))
        assert again.events(CHECKIN) == (started(), answered(1))
        assert again.marks() == {}
        assert [head.id for head in again.heads()] == [CHECKIN]
        assert again.findings == (Finding(noticed=Noticed.UNREADABLE_EVENTS, count=3),)
        assert raw(again, "SELECT body FROM events WHERE kind = 'pondered'") == [(newer,)]


def test_a_setting_that_cannot_be_read_is_put_aside_not_written_over(vault: Vault) -> None:
    newer = b'{"role":"astronaut"}'
    insert = "INSERT INTO private VALUES('profile', ?)"
    vault._writer.change(lambda db: db.execute(insert, (newer,)).fetchall()).result()
    assert vault.profile() is None

    vault.keep_profile(PROFILE).result()
    vault.keep_profile(PROFILE).result()

    assert vault.profile() == PROFILE
    rows = raw(vault, "SELECT body FROM private WHERE name LIKE 'profile kept %'")
    assert rows == [(newer,)]


def test_answers_are_unreadable_on_the_disk(vault: Vault, folder: Path) -> None:
    note = Noted(checkin=CHECKIN, at=NOW, question=QuestionId("q1"), text="zanzibarine")
    keep(vault, started(), note)
    for path in folder.iterdir():
        assert b"zanzibarine" not in path.read_bytes(), path.name
    vault.close()
    for path in folder.iterdir():
        assert b"zanzibarine" not in path.read_bytes(), path.name


def test_nothing_here_is_open_to_others(vault: Vault, folder: Path) -> None:
    keep(vault, started())
    add_spare_key(vault)
    modes = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
    assert set(modes.values()) == {0o600}
    assert {"keys.a", "keys.b", "vault.db", "state.seq", "lock", "ballast"} <= set(modes)


# --- What the disk refuses -----------------------------------------------------------------------


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


def big() -> Noted:
    return Noted(checkin=CHECKIN, at=NOW, question=QuestionId("q1"), text="x" * 100_000)


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


def test_a_real_full_disk(tmp_path: Path) -> None:
    """On a file system of 6 MB: saving stops whole, deleting and trying again work."""
    code = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
from tests.vault.parts import *
from tests.vault.test_vault import big
from audit_app.vault import ballast, forget, opening, state
from audit_app.vault.errors import DiskFull
folder = Path({str(tmp_path)!r}) / "small" / "answers"
vault = make(folder)
(folder / "ballast").write_bytes(bytes(2_000_000))
keep(vault, started())
kept = 1
try:
    for _ in range(100):
        keep(vault, big()); kept += 1
except DiskFull:
    pass
else:
    sys.exit("never full")
assert not (folder / "ballast").exists()
assert len(vault.events(CHECKIN)) == kept
keep(vault, answered(1))
vault.close()
vault = opening.open_with_passphrase(folder, PASSPHRASE, MEANS)
assert len(vault.events(CHECKIN)) == kept + 1, "acknowledged"
try:
    while True:
        keep(vault, big())
except DiskFull:
    vault.close()
forget.forget(folder)
assert not folder.exists()
"""
    small = tmp_path / "small"
    small.mkdir()
    script = f'mount -t tmpfs -o size=6M tmpfs {small} || exit 77; exec {sys.executable} -c "$0"'
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script, code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 77 or "unshare failed" in done.stderr:
        pytest.skip("this account may not mount a small file system")
    assert done.returncode == 0, done.stderr


# --- Ways in -------------------------------------------------------------------------------------


def test_a_spare_key_counts_only_when_its_last_group_was_typed_back(vault: Vault) -> None:
    draft = vault.draft_spare_key()
    with pytest.raises(Mistyped) as caught:
        vault.keep_spare_key(draft, draft.groups[0] if draft.groups[0] != draft.groups[7] else "")
    assert caught.value.groups == (8,)
    assert SlotKind.SPARE_KEY not in vault.slots

    vault.keep_spare_key(draft, f" {draft.groups[7].lower()} ")
    assert vault.slots == (SlotKind.PASSPHRASE, SlotKind.SPARE_KEY)


def test_a_changed_passphrase_replaces_the_old_one(vault: Vault, folder: Path) -> None:
    vault.add_passphrase("green ladder by the pond")
    vault.close()
    with pytest.raises(WrongSecret):
        opening.open_with_passphrase(folder, PASSPHRASE, MEANS)
    opening.open_with_passphrase(folder, "green ladder by the pond", MEANS).close()


def test_two_ways_are_always_left(folder: Path) -> None:
    box = MemoryBox()
    with make(folder, means(box)) as vault:
        add_spare_key(vault)
        for kind in (SlotKind.PASSPHRASE, SlotKind.SPARE_KEY):
            with pytest.raises(TooFewWays):
                vault.drop(kind)
        vault.add_keyring()
        vault.drop(SlotKind.KEYRING)
        assert vault.slots == (SlotKind.PASSPHRASE, SlotKind.SPARE_KEY)
    assert opening.slot_kinds(folder) == (SlotKind.PASSPHRASE, SlotKind.SPARE_KEY)


def test_a_way_that_cannot_be_added_leaves_the_others(folder: Path) -> None:
    box = MemoryBox()
    with make(folder, means(box)) as vault:
        box.trouble = RuntimeError("gone")
        before = (folder / "keys.a").read_bytes()
        with pytest.raises(KeyringTrouble):
            vault.add_keyring()
        assert (folder / "keys.a").read_bytes() == before
        assert vault.slots == (SlotKind.PASSPHRASE,)


def test_a_header_half_written_is_settled_by_the_next_change(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swap = disk.swap
    with monkeypatch.context() as patch:

        def full_at_b(source: Path, target: Path) -> None:
            if target.name == "keys.b":
                raise OSError(28, "full")
            swap(source, target)

        patch.setattr("audit_app.vault.disk.swap", full_at_b)
        with pytest.raises(DiskFull):
            vault.add_passphrase("green ladder by the pond")
    assert vault.slots == (SlotKind.PASSPHRASE,)
    vault.add_passphrase("orange boat in the rain")
    vault.close()

    assert (folder / "keys.a").read_bytes() == (folder / "keys.b").read_bytes()
    opening.open_with_passphrase(folder, "orange boat in the rain", MEANS).close()


# --- The end -------------------------------------------------------------------------------------


def test_closing_saves_what_waits_and_can_be_done_again(vault: Vault, folder: Path) -> None:
    futures = [vault.append([answered(number)]) for number in range(100)]
    vault.close()
    vault.close()

    assert all(future.done() and future.exception() is None for future in futures)
    with pytest.raises(Closed):
        vault.append([answered(1)]).result(1)
    with pytest.raises(Closed):
        vault.heads()
    with opening.open_with_passphrase(folder, PASSPHRASE, MEANS) as again:
        assert len(again.events(CHECKIN)) == 100
        assert again.findings == ()


def test_closing_overwrites_the_keys(vault: Vault) -> None:
    keys = vault._opened.keys
    assert any(keys.data)
    vault.close()
    assert not any(keys.data + keys.database + keys.header + keys.counter)


ENDS = {
    "without closing": "",
    "closed": "vault.close()",
    "by an exception": "raise SystemExit(3)",
    "while a job hangs": "vault._writer.submit(lambda _: __import__('time').sleep(3600))",
}


@pytest.mark.parametrize("how", ENDS)
def test_the_program_ends_promptly_and_loses_nothing(folder: Path, how: str) -> None:
    code = f"""
from pathlib import Path
from audit_app.vault import writer
from tests.vault.parts import *
writer._LONGEST_CLOSE = 0.5
vault = make(Path({str(folder)!r}))
for number in range(50):
    vault.append([answered(number)])
{ENDS[how]}
"""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=20, check=False
    )
    assert time.monotonic() - began < 10
    assert not done.stderr
    with opening.open_with_passphrase(folder, PASSPHRASE, MEANS) as vault:
        assert len(vault.events(CHECKIN)) == 50
        assert vault.findings == ()


def test_a_closed_vault_leaves_no_thread(folder: Path) -> None:
    before = threading.active_count()
    make(folder).close()
    gc.collect()
    assert threading.active_count() == before


def test_opening_costs_the_same_after_a_hundred_years(vault: Vault, folder: Path) -> None:
    """300 check-ins of 60 answers may cost 20 ms more than one; that is asked of `make bench`."""
    events: list[Event] = []
    for number in range(300):
        name = f"c{number}"
        events += [started(name), *(answered(n, name) for n in range(60)), finished(name)]
    keep(vault, *events)
    vault.close()

    began = time.process_time()
    with opening.open_with_passphrase(folder, PASSPHRASE, MEANS) as again:
        assert len(again.heads()) == 300
    assert time.process_time() - began < 0.5


def test_a_draft_opens_nothing(vault: Vault, folder: Path) -> None:
    add_spare_key(vault)
    draft = vault.draft_spare_key()
    vault.close()
    assert len(spare_key.parse("".join(draft.groups))) == 26
    with pytest.raises(WrongSecret):
        opening.open_with_spare_key(folder, "".join(draft.groups), MEANS)
