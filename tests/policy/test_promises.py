"""What school IT can never reach, whatever it sets: one test for each promise.

Most hold because there is no key for it, and because what keeps the promise never sees a policy.
Both are looked at here, and so is a whole life under the harshest policy there can be.
"""

from __future__ import annotations

import ast
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from audit_app.audit.papers import Format, report
from audit_app.cli import help_now
from audit_app.cli.terminal import Terminal
from audit_app.compose import Brought, Parts
from audit_app.domain.checkin import Depth
from audit_app.domain.checklist import Checklist, Choice
from audit_app.domain.evidence import Account
from audit_app.domain.policy import Key, Policy
from audit_app.domain.settings import PublicSettings, School, SchoolContact
from audit_app.logic import effective
from audit_app.logic.walk import asked
from audit_app.policy.layers import Layer
from audit_app.policy.settling import settle
from tests.cli.stage import MEANS, PASSPHRASE, PERSON, WORDS, Talk
from tests.samples import NOW, TODAY

if TYPE_CHECKING:
    from audit_app.audit.session import Session

ROOT = Path(__file__).parents[2]
UNION = SchoolContact(part="Union", name="A. Rep", phone="01632 960009")
OWN = PublicSettings(
    theme="dark", lock_minutes=5, keep_years=3, school=School(name="Ours", contacts=(UNION,))
)
EXAMPLE: dict[str, Any] = json.loads(
    (ROOT / "packaging/policy/generated/linux/example.json").read_bytes()
)
HARSHEST = settle(
    [
        Layer(
            "a test",
            "managed",
            "machine",
            {
                **EXAMPLE,
                **{str(key): True for key in Key if str(key).startswith(("Disable", "Require"))},
                "Contacts": ["Union=Your headteacher;01632 960000;", "Childline=;01632 960000;"],
                "SuggestedTopics": ["if-something-goes-wrong", "no-such-topic"],
                # What somebody might try: none of these is a key.
                "HiddenChecklists": ["a7_complaints", "a8_pupils", "a17_now"],
                "DataFolder": "//server/answers",
                "ExportFolder": "//server/exports",
                "DisableExport": True,
                "DisableBackup": True,
                "DisableEvidence": True,
                "DisableDelete": True,
                "DisableHelpNow": True,
                "RequiredChecklists": ["your-details"],
                "DisableSkip": True,
                "SendAnswersTo": "https://example.sch.uk/",
            },
        )
    ]
)


def _raw(key: str) -> st.SearchStrategy[Any]:
    """Something sound, or anything at all."""
    return st.sampled_from([EXAMPLE[key], True, 5, 30, 200]) | st.text(max_size=20)


POLICIES = st.lists(
    st.builds(
        Layer,
        st.just("a test"),
        st.sampled_from(["managed", "recommended"]),
        st.sampled_from(["machine", "user"]),
        st.fixed_dictionaries({}, optional={key: _raw(key) for key in EXAMPLE}),
        st.sampled_from(["", "", "unreadable"]),
    ),
    max_size=3,
).map(settle)


def parts(folder: Path, policy: Policy) -> Parts:
    return Parts(folder, lambda: NOW, means=MEANS, brought=Brought(policy))


PLAIN = parts(Path("/nowhere"), Policy())


KNOWN = {
    *("SchoolName", "TrustName", "HelpPage", "Contacts", "TermStarts"),
    *("ExtraChecklistFolder", "PackKeys", "RevokedPackKeys", "SuggestedTopics"),
    *("RequirePassphrase", "DisableKeyring", "LockMinutes"),
    *("DisableLookups", "DisableLeakLookup", "DisableUpdateLookup", "Proxy"),
    *("ReminderDays", "QuietOutsideTerm", "Language", "TextSize"),
}


def test_there_is_no_key_for_any_of_it() -> None:
    """A new key stops here: does it keep every promise? Then it is one more word of this list."""
    assert {str(key) for key in Key} == KNOWN
    tried = {"DataFolder", "DisableExport", "HiddenChecklists", "SendAnswersTo", "DisableSkip"}
    assert tried <= {fault.name for fault in HARSHEST.faults if fault.reason == "not-a-setting"}


# What reads, moves, saves, deletes or words what is promised.
BLIND = (
    "audit_app/vault/**/*.py",
    "audit_app/export/**/*.py",
    "audit_app/content/strings.py",
    "audit_app/content/guide.py",
    "audit_app/logic/walk.py",
    "audit_app/logic/plan.py",
    "audit_app/audit/answers.py",
    "audit_app/audit/backups.py",
    "audit_app/audit/checkins.py",
    "audit_app/audit/deleting.py",
    "audit_app/audit/evidence*.py",
    "audit_app/audit/papers.py",
    "audit_app/audit/record.py",
    "audit_app/cli/help_now.py",
    "audit_app/cli/export.py",
    "audit_app/cli/backup.py",
    "audit_app/cli/forget*.py",
    "audit_app/ui/evidence/**/*.py",
    "audit_app/ui/forget.py",
    "audit_app/ui/deleting.py",
    "audit_app/ui/saving_backup.py",
)


def test_what_keeps_the_promises_never_sees_a_policy() -> None:
    files = {file for pattern in BLIND for file in ROOT.glob(pattern)}
    assert len(files) > len(BLIND)
    seen = [f"{file.relative_to(ROOT)}:{line}" for file in sorted(files) for line in _sees(file)]
    assert seen == []


def _sees(file: Path) -> list[int]:
    tree = ast.parse(file.read_text("utf-8"))
    return [
        node.lineno
        for node in ast.walk(tree)
        if (isinstance(node, ast.ImportFrom) and (node.module or "").endswith("policy"))
        or (isinstance(node, ast.Attribute) and node.attr == "policy")
    ]


def test_the_look_out_for_policies_finds_one(tmp_path: Path) -> None:
    file = tmp_path / "x.py"
    file.write_text("from audit_app.domain.policy import Key\nparts.policy.lookups_off\n", "utf-8")
    assert _sees(file) == [1, 2]


@settings(max_examples=25)
@given(POLICIES)
def test_the_routes_a7_a8_a17_help_now_and_every_contact_stand(policy: Policy) -> None:
    """Word for word, with every helpline and union, and nothing in between."""
    managed = parts(Path("/nowhere"), policy)
    assert unordered(managed.checklist) == unordered(PLAIN.checklist)


def unordered(checklist: Checklist) -> Checklist:
    """Topics may be asked about in another order, and in no other way be touched."""
    topics = sorted((replace(topic, order=0) for topic in checklist.topics), key=lambda t: t.id)
    return replace(checklist, topics=tuple(topics))


@given(POLICIES)
def test_a_persons_own_contacts_stand_first_and_whole(policy: Policy) -> None:
    school = effective.effective(OWN, policy).school
    assert school.contacts[: len(OWN.school.contacts)] == OWN.school.contacts
    assert school.contacts[len(OWN.school.contacts) :] == policy.contacts


@given(POLICIES)
def test_all_else_that_a_person_chose_is_theirs(policy: Policy) -> None:
    made = effective.effective(OWN, policy)
    free = {"school", "lock_minutes", "text_size", "language"}
    for field in set(PublicSettings.__struct_fields__) - free:
        assert getattr(made, field) == getattr(OWN, field)
    # Locked sooner is always allowed, and never is never made of it.
    assert 0 < made.lock_minutes <= OWN.lock_minutes
    # How large the text is and which language it has are the person's once they chose.
    chose = effective.effective(replace(OWN, text_size=200, language="cy"), policy)
    assert (chose.text_size, chose.language) == (200, "cy")


def test_union_and_helplines_stand_beside_contacts_that_take_their_names() -> None:
    assert [contact.part for contact in HARSHEST.contacts] == ["Union", "Childline"]
    on = parts(Path("/nowhere"), HARSHEST)
    assert on.checklist.contacts == PLAIN.checklist.contacts
    made = effective.effective(OWN, HARSHEST)
    assert made.school.contacts[0] == UNION


def test_the_same_questions_are_asked_and_each_can_be_skipped(tmp_path: Path) -> None:
    on = parts(tmp_path / "answers", HARSHEST)
    session = on.session(on.protection.create(keyring=False, passphrase=PASSPHRASE))
    session.checkins.keep_profile(PERSON).result()
    session.checkins.begin(Depth.FULL).result()
    screens = session.answers.walk().screens
    plain = asked(PLAIN.checklist, PERSON, Depth.FULL)
    assert sorted(screen.id for screen in screens) == sorted(screen.id for screen in plain)
    for screen in screens:
        session.answers.skip(screen.id).result()
    session.checkins.finish(TODAY).result()
    assert session.checkins.heads[0].finished is not None
    session.close()


@pytest.fixture
def harsh(tmp_path: Path) -> Parts:
    return parts(tmp_path / "answers", HARSHEST)


@pytest.fixture
def lived(harsh: Parts) -> Session:
    """A check-in with an answer that makes an action, under the harshest policy."""
    session = harsh.session(harsh.protection.create(keyring=False, passphrase=PASSPHRASE))
    session.checkins.keep_profile(PERSON).result()
    session.checkins.begin(Depth.QUICK).result()
    question = session.answers.walk().questions[0].question
    session.answers.give(question, Choice.NO, session.answers.walk().questions[0].rows[0])
    session.answers.note(question.id, "zebra canary").result()
    return session


def test_export_evidence_backup_and_delete_work_under_the_harshest_policy(
    harsh: Parts, lived: Session, tmp_path: Path
) -> None:
    content = report(lived.record, TODAY, None)
    assert harsh.papers.action_list(content, Format.TEXT)
    lived.evidence.begin(TODAY)
    lived.evidence.add(Account(words="exact words"))
    target = io.BytesIO()
    harsh.papers.evidence_bundle(lived.evidence, target, NOW)
    assert target.getvalue()
    backup = tmp_path / "stick" / "backup"
    backup.parent.mkdir()
    harsh.backups.save(lived.vault, backup, harsh.settings)
    assert backup.stat().st_size
    lived.close()
    assert harsh.forget() == ()
    assert not harsh.folder.exists()


def test_answers_stay_where_they_are_and_nothing_of_them_comes_out(
    harsh: Parts, lived: Session, tmp_path: Path
) -> None:
    lived.close()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert all(path.is_relative_to(harsh.folder) for path in files)
    assert not [path for path in files if b"zebra" in path.read_bytes()]
    assert b"zebra" not in msgspec.json.encode(harsh.policy)


def test_nobody_is_locked_out_by_a_rule_that_came_later(tmp_path: Path) -> None:
    before = parts(tmp_path / "answers", Policy())
    before.protection.create(keyring=False, passphrase=PASSPHRASE).close()
    after = parts(tmp_path / "answers", HARSHEST)
    with after.protection.open_with_passphrase(PASSPHRASE) as vault:
        assert vault.heads() == ()


def test_help_now_says_all_it_says_otherwise_and_adds_the_schools_people(tmp_path: Path) -> None:
    said = []
    for policy in (Policy(), HARSHEST):
        talk = Talk(*[""] * 20)
        on = Terminal(parts(tmp_path, policy), talk.ask)
        on.parts.settings = OWN
        for page in on.help_now.pages:
            help_now.run(on.help_now, page.id)
        said.append(talk.said.splitlines())
    plain, harsh = said
    assert any("A. Rep" in line for line in plain)
    texts = {re.sub(r"^[0-9]+[.] ", "", line) for line in harsh}
    assert {re.sub(r"^[0-9]+[.] ", "", line) for line in plain} <= texts
    assert any("Your headteacher" in line and WORDS("managed.added") in line for line in harsh)
