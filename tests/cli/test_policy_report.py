from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from audit_app import policy
from audit_app.cli import doctor, policy_report
from audit_app.cli.arguments import Options
from audit_app.cli.codes import Code
from audit_app.cli.wrong import WrongUse
from audit_app.content import strings
from audit_app.domain.checklist import Choice
from audit_app.domain.policy import Policy, PolicyFault
from audit_app.policy.layers import Layer
from audit_app.policy.settling import settle
from tests.cli.stage import Talk, begun, screen, terminal

PLACE = "/etc/privacy-self-audit/policies/managed/10-school.json"
POLICY = settle(
    [
        Layer(PLACE, "managed", "machine", {"SchoolName": "Hill", "LockMinutes": "soon"}),
        Layer("a place", "recommended", "user", {"TextSize": 150}),
    ]
)


# Where the room gives a reason.
REASON = re.compile(
    r'(?:Unusable\(|NotRead\(|_like\(.*, raw, |_fault\(layer, |\{\}, )"([a-z0-9-]+)"'
)


def test_it_tells_each_setting_where_it_stands_and_whether_it_is_locked() -> None:
    talk = Talk()
    assert policy_report.run(talk.console, POLICY, as_json=False) is Code.NOT_DONE
    assert f"From {PLACE}, for this laptop, locked:\nSchoolName = Hill" in talk.said
    assert "From a place, for whoever is signed in, can be changed:\nTextSize = 150" in talk.said
    assert "LockMinutes: this has to be a whole number. It was left alone." in talk.said
    assert "Look-ups are off" not in talk.said


def test_the_same_for_programs() -> None:
    talk = Talk()
    policy_report.run(talk.console, POLICY, as_json=True)
    told = json.loads(talk.said)
    assert told["settings"][0] == {
        "key": "SchoolName",
        "value": "Hill",
        "level": "managed",
        "scope": "machine",
        "source": PLACE,
    }
    (ignored,) = told["ignored"]
    assert (ignored["key"], ignored["reason"]) == ("LockMinutes", "not-a-number")


def test_nothing_set_is_said_and_all_is_well() -> None:
    talk = Talk()
    assert policy_report.run(talk.console, Policy(), as_json=False) is Code.DONE
    assert "Nothing is set." in talk.said


def test_it_says_that_look_ups_went_off_by_what_cannot_be_read() -> None:
    talk = Talk()
    found = settle([Layer(PLACE, "managed", "machine", {}, "not-json")])
    policy_report.run(talk.console, found, as_json=False)
    assert "DisableLookups = true" in talk.said
    assert "so they are off" in talk.said


def test_every_reason_that_code_gives_has_words() -> None:
    words = strings.load()
    texts = words.keys()
    known = {key.rpartition(".")[2] for key in texts if key.startswith("policy.fault.")}
    code = "".join(f.read_text("utf-8") for f in Path(policy.__file__).parent.glob("*.py"))
    assert {reason for reason in known if f'"{reason}"' not in code} == set()
    assert set(REASON.findall(code)) - known == set()
    for reason in known:
        line = policy_report.says(PolicyFault(reason=reason, source=PLACE), words)
        assert line.startswith(f"{PLACE}: ")


def test_hostile_words_stay_on_their_line() -> None:
    values = {"SchoolName": "a\nLockMinutes = 5", "Hi\x1b[2J": 1}
    talk = Talk()
    policy_report.run(
        talk.console, settle([Layer("x\n", "managed", "machine", values)]), as_json=False
    )
    assert "\x1b" not in talk.said
    assert "\nLockMinutes" not in talk.said


def test_it_needs_no_answers_makes_none_and_tells_none(tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    nothing = Talk()
    assert doctor.run(terminal(folder, nothing), Options(policy=True)) is Code.DONE
    assert not folder.exists()
    with begun(folder, Talk()) as (_, session):
        question = screen(session, "a10_email").question
        session.answers.give(question, Choice.NO)
        session.answers.note(question.id, "zebra canary").result()
    for as_json in (False, True):
        talk = Talk()
        on = terminal(folder, talk)
        assert doctor.run(on, Options(policy=True, json=as_json)) is Code.DONE
        assert "canary" not in talk.said
        assert question.text not in talk.said
        assert str(folder) not in talk.said


def test_json_alone_is_half_a_wish(tmp_path: Path) -> None:
    with pytest.raises(WrongUse):
        doctor.run(terminal(tmp_path, Talk()), Options(json=True))
