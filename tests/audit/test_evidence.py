"""A record on a real vault: kept in order, byte for byte, handed over, and deleted."""

import os
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from audit_app.audit import evidence
from audit_app.audit.evidence import Evidence, over_long_ago
from audit_app.audit.evidence_items import DRAFT, FILE
from audit_app.audit.session import Session
from audit_app.domain.evidence import (
    Account,
    Draft,
    EvidenceFile,
    FileTooLarge,
    FileUnreadable,
    Joint,
)
from tests.samples import NOW, TODAY
from tests.ui import stage

SAID = Account(when="Monday, 9 pm", words="exact words")


class Desk:
    """A session that can be closed and opened again, with a clock to move."""

    def __init__(self, folder: Path) -> None:
        self.parts = stage.parts(folder)
        self.now = NOW
        vault = self.parts.protection.create(keyring=False, passphrase=stage.PASSPHRASE)
        self.session = Session(vault, self.parts.checklist, self.clock)

    def clock(self) -> datetime:
        return self.now

    @property
    def record(self) -> Evidence:
        return self.session.evidence

    def come_back(self) -> None:
        self.session.close()
        vault = self.parts.protection.open_with_passphrase(stage.PASSPHRASE)
        self.session = Session(vault, self.parts.checklist, self.clock)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "answers")
    made.record.begin(TODAY)
    yield made
    made.session.close()


def test_entries_come_back_in_order_and_whole_whatever_the_clock_says(desk: Desk) -> None:
    for number in range(1, 5):
        desk.now = NOW - timedelta(days=400 * number)
        desk.record.add(Account(words=str(number)))
    desk.come_back()
    made = desk.record.report(TODAY)
    assert [entry.says.words for entry in made.entries] == ["1", "2", "3", "4"]
    assert made.joints == (Joint.WHOLE,) * 4
    assert made.deleted == ()


def test_beginning_twice_begins_one_record(desk: Desk) -> None:
    desk.record.add(SAID)
    desk.record.begin(TODAY + timedelta(days=9))
    assert desk.record.state is not None
    assert desk.record.state.begun == TODAY
    assert len(desk.record.entries) == 1


def test_a_file_is_kept_byte_for_byte_with_its_checksum(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(os.urandom(700_000))
    desk.record.add(SAID)
    entry = desk.record.add_file(path, 1)
    content = path.read_bytes()
    path.unlink()
    desk.come_back()
    assert b"".join(desk.record.content(entry)) == content
    assert entry.file == EvidenceFile(
        name="picture.png", size=700_000, sha256=sha256(content).hexdigest()
    )
    assert desk.record.report(TODAY).joints == (Joint.WHOLE, Joint.WHOLE)


def test_what_cannot_be_a_file_of_a_record_is_refused_and_leaves_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "LARGEST", 1000)
    large = tmp_path / "large"
    large.write_bytes(bytes(1001))
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileTooLarge):
        desk.record.add_file(large, None)
    for wrong in ("missing", "", "pipe"):
        with pytest.raises(FileUnreadable):
            desk.record.add_file(tmp_path / wrong, None)
    assert desk.record.entries == ()
    assert desk.session.items.of_kind(FILE, EvidenceFile) == ()


def test_a_deleted_entry_is_gone_with_its_file_and_the_report_says_so(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(b"picture")
    desk.record.add(SAID)
    desk.record.add_file(path, 1)
    desk.record.add(SAID)
    desk.record.delete(2)
    desk.record.delete(3)
    made = desk.record.report(TODAY)
    assert [entry.number for entry in made.entries] == [1]
    assert made.deleted == (2, 3)
    assert desk.session.items.of_kind(FILE, EvidenceFile) == ()
    # The next one neither takes the number of the last nor holds on to nothing.
    assert desk.record.add(SAID).number == 4
    assert desk.record.report(TODAY).joints == (Joint.WHOLE, Joint.MISSING)


def test_a_record_cut_off_between_entry_and_state_goes_on_from_the_entry(desk: Desk) -> None:
    desk.record.add(SAID)
    state = desk.record._kept.state()
    assert state is not None
    desk.record.add(SAID)
    # As if the second had been kept, and the state not any more.
    newest = desk.record._kept.state()
    assert newest is not None
    desk.session.items.replace(newest.id, state.value).result()
    assert desk.record.add(SAID).number == 3
    assert desk.record.report(TODAY).joints == (Joint.WHOLE,) * 3


def test_a_file_without_an_entry_is_swept_away(desk: Desk) -> None:
    orphan = EvidenceFile(name="x", size=1, sha256="")
    desk.session.items.keep(FILE, orphan).result()
    desk.record.begin(TODAY)
    assert desk.session.items.of_kind(FILE, EvidenceFile) == ()


def test_deleting_it_all_leaves_nothing_and_a_new_one_begins_at_one(desk: Desk) -> None:
    desk.record.add(SAID)
    desk.record.keep_draft(Draft(says=SAID))
    desk.record.delete()
    assert desk.record.state is None
    assert desk.record.entries == ()
    assert desk.record.draft() == Draft()
    desk.record.begin(TODAY)
    assert desk.record.add(SAID).number == 1


def test_what_is_half_written_is_there_next_time_until_it_is_kept(desk: Desk) -> None:
    desk.record.keep_draft(Draft(says=Account(when="M")))
    desk.record.keep_draft(Draft(says=SAID))
    desk.come_back()
    assert desk.record.draft() == Draft(says=SAID)
    desk.record.add(SAID)
    assert desk.record.draft() == Draft()
    assert desk.session.items.of_kind(DRAFT, Draft) == ()


def test_each_entry_has_a_draft_of_its_own(desk: Desk) -> None:
    drafts = [Draft(says=Account(when=f"day {n}"), about=n) for n in range(4)]
    desk.record.add(SAID)
    for draft in drafts:
        desk.record.keep_draft(draft)
    desk.record.keep_draft(Draft(about=3))
    desk.record.delete(1)
    desk.come_back()
    assert [desk.record.draft(n) for n in range(4)] == [
        drafts[0],
        Draft(about=1),
        drafts[2],
        Draft(about=3),
    ]


def test_long_after_handing_over_it_may_go(desk: Desk) -> None:
    desk.record.add(SAID)
    assert over_long_ago(desk.record.state, TODAY) is None
    desk.record.note_handed_over(TODAY)
    state = desk.record.state
    assert over_long_ago(state, TODAY + timedelta(days=29)) is None
    assert over_long_ago(state, TODAY + timedelta(days=30)) == TODAY


def test_the_bundle_holds_report_lines_and_files(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    path.write_bytes(b"From: somebody\r\n")
    desk.record.add(SAID)
    desk.record.add_file(path, 1)
    with (tmp_path / "out.zip").open("wb") as target:
        desk.parts.papers.evidence_bundle(desk.record, target, NOW)
    with zipfile.ZipFile(tmp_path / "out.zip") as opened:
        assert opened.namelist() == [
            "report.pdf",
            "entries.jsonl",
            "files/02-mail.eml",
            "SHA256SUMS",
        ]
        assert opened.read("files/02-mail.eml") == b"From: somebody\r\n"
        first, second = opened.read("entries.jsonl").splitlines()
    assert msgspec.json.decode(second)["before"] == sha256(first).hexdigest()
