from pathlib import Path

import pytest

from audit_app.cli import sayings
from audit_app.cli.codes import Code
from audit_app.cli.wrong import WrongUse
from tests.cli.stage import Talk, terminal


def test_every_text_is_listed_and_none_is_said(tmp_path: Path) -> None:
    talk = Talk()
    on = terminal(tmp_path, talk)
    assert sayings.run(on, None) is Code.DONE
    assert on.parts.checklist.sayings
    for saying in on.parts.checklist.sayings:
        assert f"{saying.id}: {saying.title}" in talk.said
        assert saying.before not in talk.said


def test_what_to_do_first_comes_before_the_words(tmp_path: Path) -> None:
    talk = Talk()
    assert sayings.run(terminal(tmp_path, talk), "pupil-request") is Code.DONE
    before, _, after = talk.said.partition("Do not answer online.")
    assert "pupils online" not in before
    assert "I don\u2019t connect with pupils online." in after.replace("\n", " ")


def test_a_name_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(WrongUse) as told:
        sayings.run(terminal(tmp_path, Talk()), "shout")
    assert "pupil-request" in str(told.value.values["known"])
