"""The list follows the person: what only others are asked leaves it."""

import msgspec

from audit_app.domain.checkin import AppsChanged, Event, Profile
from audit_app.domain.checklist import Choice
from audit_app.domain.person import Nation
from audit_app.logic.history import fold
from audit_app.logic.plan import plan
from tests.samples import FIRST, NOW, TODAY, answered, checklist, question, started


def test_what_only_another_nation_is_asked_leaves_the_list() -> None:
    """Somebody who moves to a school in Wales is not told to read what England asks for."""
    whole = checklist()
    asked = (question("england", nations=(Nation.ENGLAND,)), question("all"))
    topic = msgspec.structs.replace(whole.topics[0], questions=asked)
    whole = msgspec.structs.replace(whole, topics=(topic,))
    events: list[Event] = [started(), answered("england", Choice.NO), answered("all", Choice.NO)]
    before = plan(whole, [fold(events)], {}, TODAY)
    assert {a.question for a in before.actions} == {"england", "all"}
    events.append(AppsChanged(checkin=FIRST, at=NOW, profile=Profile(nation=Nation.WALES)))
    after = plan(whole, [fold(events)], {}, TODAY)
    assert [a.question for a in after.actions] == ["all"]
    assert after.counts.to_do == 1
