from __future__ import annotations

import threading
import time
from pathlib import Path

import apsw

from audit_app.domain.action import Mark
from audit_app.domain.checkin import CheckInHead, CheckInId, Depth, Event, Noted, Profile
from audit_app.domain.checklist import AppId, QuestionId
from audit_app.domain.person import Role
from audit_app.vault import opening
from audit_app.vault.finding import Finding, Noticed
from audit_app.vault.item_keys import CHECK_IN, Item, ItemKeys
from audit_app.vault.vault import Vault
from tests.samples import NOW
from tests.vault.parts import (
    CHECKIN,
    MEANS,
    PASSPHRASE,
    add_spare_key,
    answered,
    finished,
    keep,
    marked,
    raw,
    reopened,
    started,
)

PROFILE = Profile(role=Role.TEACHER, apps=(AppId("instagram"),))


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
        insert = "INSERT INTO events VALUES(7, ?, 'first', 'pondered', '', ?)"
        keys = ItemKeys(db)
        item = keys.find(Item(CHECK_IN, CHECKIN))
        assert item
        db.execute(insert, (item, keys.seal(item, "event 7", newer)))
        db.execute("INSERT INTO marks VALUES('a', 99)")
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
        ((item, body),) = raw(again, "SELECT item, body FROM events WHERE seq = 7")
        kept = again._writer.ask(lambda db: ItemKeys(db).unseal(item, "event 7", body))
        assert kept == newer


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
