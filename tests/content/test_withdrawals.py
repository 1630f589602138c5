"""Every released question is alive, replaced, split or withdrawn."""

from datetime import date

from audit_app.content import withdrawals
from audit_app.content.draft import Asked, Draft, Entry
from audit_app.domain.checklist import TopicId
from audit_app.domain.standing import Withdrawn
from tests.samples import question


def records(*withdrawn: Withdrawn) -> Draft:
    asked = [Asked(topic=TopicId("t"), question=question(name)) for name in ("a1", "a2")]
    return Draft(
        asked=[Entry("topics/t.toml", each.question.id, each) for each in asked],
        withdrawn=[Entry("withdrawn.toml", each.id, each) for each in withdrawn],
    )


def gone(name: str, by: str = "", split: tuple[str, ...] = (), why: str = "Test") -> Withdrawn:
    return Withdrawn(id=name, on=date(2026, 1, 1), why=why, replaced_by=by, split_into=split)


def told(*withdrawn: Withdrawn) -> list[str]:
    return [fault.what for _, fault in withdrawals.record_faults(records(*withdrawn))]


def test_sound_withdrawals_have_no_faults() -> None:
    assert told(gone("x"), gone("y", by="a1"), gone("z", split=("a1", "a2"))) == []


def test_each_slip_is_named() -> None:
    assert told(gone("a1")) == ['"a1" is still asked']
    assert told(gone("x", by="a9")) == ['"a9" is not asked']
    assert told(gone("x", by="a1", split=("a1", "a2"))) == ["replaced and split"]
    assert told(gone("x", split=("a1",))) == ["only one"]
    assert told(gone("x", why=" ")) == ["empty"]


def test_an_heir_may_itself_have_gone_to_somebody() -> None:
    assert told(gone("x", by="y"), gone("y", by="a1")) == []


def test_a_released_id_that_nothing_is_known_of_is_named() -> None:
    found = withdrawals.lost(records(gone("x")), ["a1", "x", "lost"])
    assert [(fault.file, fault.where) for fault in found] == [("ids.txt", "lost")]
