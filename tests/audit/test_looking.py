"""What is found and counted is kept in a real vault, counts once it is safe, and is deleted."""

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from audit_app.audit.session import Session
from audit_app.compose import Parts
from audit_app.domain.action import Mark
from audit_app.domain.checkin import Depth, Profile
from audit_app.domain.checklist import AppId, Choice, HelpId, QuestionId
from audit_app.domain.removal import Finding, Keeper, RouteId, Whose, Wish
from audit_app.domain.review import GroupId, ReviewId, Tally
from audit_app.domain.search import Clues
from audit_app.vault.keyslots import Cost
from audit_app.vault.opening import Means
from tests.samples import NOW

TODAY = NOW.astimezone().date()
WORDS = "three random words"
SECRET = "Canary Q. Featherstone"
FOUND = Finding(
    what=SECRET,
    where="https://example.com/canary",
    whose=Whose.ABOUT_ME,
    wish=Wish.ASK,
    found=TODAY,
    keeper=Keeper.KNOWN,
    route=RouteId("ask-person"),
)
INSTAGRAM = AppId("instagram")


@pytest.fixture
def parts(tmp_path: Path) -> Parts:
    return Parts(tmp_path / "answers", lambda: NOW, means=Means(cost=Cost()))


@pytest.fixture
def session(parts: Parts) -> Iterator[Session]:
    made = parts.session(parts.protection.create(keyring=False, passphrase=WORDS))
    made.checkins.keep_profile(Profile(apps=(INSTAGRAM,))).result()
    yield made
    made.close()


def again(parts: Parts, session: Session) -> Session:
    """The session of the next start of the program."""
    session.close()
    return parts.session(parts.protection.open_with_passphrase(WORDS))


def tally(**counts: int) -> Tally:
    made = {GroupId(name): count for name, count in counts.items()}
    return Tally(review=ReviewId("followers"), app=INSTAGRAM, at=TODAY, counts=made)


def test_clues_are_gone_unless_the_person_keeps_them(parts: Parts, session: Session) -> None:
    session.looking.clues.now = Clues(names=(SECRET,))
    reopened = again(parts, session)
    assert reopened.looking.clues.now == Clues()
    reopened.looking.clues.now = Clues(names=(SECRET,))
    reopened.looking.clues.keep().result()
    assert reopened.looking.clues.are_kept
    kept = again(parts, reopened)
    assert kept.looking.clues.now.names == (SECRET,)
    gone = kept.looking.clues.forget()
    assert gone is not None
    gone.result()
    last = again(parts, kept)
    assert last.looking.clues.now == Clues()
    assert not last.looking.clues.are_kept
    last.close()


def test_clues_that_were_kept_twice_at_once_are_gone_when_forgotten(
    parts: Parts, session: Session
) -> None:
    clues = session.looking.clues
    clues.now = Clues(names=(SECRET,))
    # Ticked, typed on and unticked sooner than a slow disk keeps anything.
    hold = threading.Event()
    session.vault.copying._writer.submit(lambda _: hold.wait(10))
    clues.keep()
    threading.Timer(0.1, hold.set).start()
    clues.now = Clues(names=(SECRET, "another"))
    clues.keep()
    gone = clues.forget()
    assert gone is not None
    gone.result()
    last = again(parts, session)
    assert last.looking.clues.now == Clues()
    last.close()


def test_a_finding_is_there_at_the_next_start_and_makes_an_action(
    parts: Parts, session: Session
) -> None:
    name = session.looking.keep_finding(FOUND).result()
    assert session.looking.findings == {name: FOUND}
    reopened = again(parts, session)
    assert reopened.looking.findings == {name: FOUND}
    (action,) = reopened.actions.plan(TODAY).actions
    assert action.title == f"Ask the person who posted it: {SECRET}"
    reopened.close()


def test_a_finding_can_be_changed_done_and_deleted(parts: Parts, session: Session) -> None:
    """All of it before there is any check-in."""
    name = session.looking.keep_finding(FOUND).result()
    changed = msgspec.structs.replace(FOUND, what="Another thing", sent=date(2026, 11, 1))
    session.looking.keep_finding(changed, name).result()
    (action,) = session.actions.plan(TODAY).actions
    session.actions.mark(action.id, msgspec.structs.replace(action.state, mark=Mark.DONE)).result()
    reopened = again(parts, session)
    (done,) = reopened.actions.plan(TODAY).actions
    assert done.state.mark is Mark.DONE
    reopened.looking.drop_finding(name).result()
    assert reopened.looking.findings == {}
    last = again(parts, reopened)
    assert last.looking.findings == {}
    assert last.actions.plan(TODAY).actions == ()
    last.close()


def test_telling_somebody_lets_every_step_show(session: Session) -> None:
    concerning = msgspec.structs.replace(FOUND, concerns="pupil-contact")
    session.looking.keep_finding(concerning).result()
    session.looking.keep_tally(tally(pupils=1), TODAY).result()
    before = session.actions.plan(TODAY)
    assert before.pending == (HelpId("pupil-contact"),)
    assert all(action.held_back for action in before.actions)
    session.actions.acknowledge(HelpId("pupil-contact")).result()
    after = session.actions.plan(TODAY)
    assert after.pending == ()
    assert not any(action.held_back for action in after.actions)


def test_having_looked_closes_what_asked_for_it_and_counts_open_something(
    session: Session,
) -> None:
    session.checkins.begin(Depth.FULL).result()
    question = session.record.checklist.question(QuestionId("a8_parents"))
    assert question is not None
    session.answers.give(question, Choice.NO, INSTAGRAM).result()
    asked = {a.id: a.state.mark for a in session.actions.plan(TODAY).actions}
    assert asked == {"a8_parents:instagram": Mark.TO_DO}
    session.looking.keep_tally(tally(parents=2), TODAY).result()
    marks = {a.id: a.state.mark for a in session.actions.plan(TODAY).actions}
    assert marks == {
        "a8_parents:instagram": Mark.DONE,
        "review:followers:instagram:parents": Mark.TO_DO,
    }


def test_a_new_count_opens_again_what_was_done_and_none_closes_it(session: Session) -> None:
    session.looking.keep_tally(tally(parents=2), TODAY).result()
    session.checkins.begin(Depth.QUICK).result()
    (action,) = session.actions.plan(TODAY).actions
    session.actions.mark(action.id, msgspec.structs.replace(action.state, mark=Mark.DONE)).result()
    session.looking.keep_tally(tally(parents=1), TODAY).result()
    (reopened,) = session.actions.plan(TODAY).actions
    assert (reopened.state.mark, reopened.counted) == (Mark.TO_DO, 1)
    session.looking.keep_tally(tally(parents=0), TODAY).result()
    assert session.actions.plan(TODAY).actions == ()
    assert len(session.record.kept.tallies) == 1


def test_the_lists_to_go_through_are_those_of_the_persons_apps(session: Session) -> None:
    session.looking.keep_tally(tally(parents=2), TODAY).result()
    found = {(w.review.id, w.app.id): w.last for w in session.looking.walks()}
    assert found[ReviewId("followers"), INSTAGRAM] == tally(parents=2)
    assert {app for _, app in found} == {INSTAGRAM}


def test_nothing_typed_lies_readable_in_the_folder(parts: Parts, session: Session) -> None:
    session.looking.clues.now = Clues(names=(SECRET,))
    session.looking.clues.keep().result()
    session.looking.keep_finding(FOUND).result()
    session.close()
    for file in parts.folder.rglob("*"):
        if file.is_file():
            assert SECRET.encode() not in file.read_bytes(), file.name
            assert SECRET not in file.name
