from __future__ import annotations

from msgspec.structs import replace

from audit_app.content import checklists
from audit_app.domain.checkin import Depth
from audit_app.logic.suggesting import suggested_first
from audit_app.logic.walk import asked
from tests.cli.stage import PERSON

SHIPPED = checklists.load().checklist
LAST = SHIPPED.topics[-1].id


def test_suggested_topics_come_first_and_nothing_else_changes() -> None:
    first = SHIPPED.topics[0].id
    made = suggested_first(SHIPPED, (LAST, "no-such-topic", LAST))
    assert [topic.id for topic in made.topics[:2]] == [LAST, first]
    by_id = {topic.id: replace(topic, order=0) for topic in made.topics}
    assert by_id == {topic.id: replace(topic, order=0) for topic in SHIPPED.topics}
    assert replace(made, topics=SHIPPED.topics) == SHIPPED


def test_every_question_is_asked_all_the_same() -> None:
    made = suggested_first(SHIPPED, ("passwords-and-devices",))
    before, after = (asked(each, PERSON, Depth.QUICK) for each in (SHIPPED, made))
    assert after[0].topic == "passwords-and-devices"
    assert {screen.id for screen in before} == {screen.id for screen in after}
    assert len(before) == len(after)


def test_where_nothing_is_suggested_it_is_the_very_same() -> None:
    assert suggested_first(SHIPPED, ()) is SHIPPED
    assert suggested_first(SHIPPED, ("no-such-topic",)) is SHIPPED
