from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from audit_app.cli import help_now
from audit_app.cli.codes import Code
from audit_app.cli.wrong import WrongUse
from audit_app.domain.person import Nation
from audit_app.domain.settings import PublicSettings, School, SchoolContact
from tests.cli.stage import WORDS, Talk, begun, terminal

if TYPE_CHECKING:
    from pathlib import Path


def test_every_situation_is_listed_and_each_page_puts_telling_first(tmp_path: Path) -> None:
    pages = terminal(tmp_path, Talk()).help_now.pages
    for page in pages:
        talk = Talk("", "")
        assert help_now.run(terminal(tmp_path, talk).help_now, page.id) is Code.DONE
        before, _, after = talk.said.partition(page.tell)
        assert WORDS("cli.help-now.order") not in before
        assert WORDS("cli.help-now.order") in after
        for step in page.steps:
            plain = step.text.replace("**", "")
            assert (plain in talk.said) is not (step.removes and bool(page.acknowledge))


def test_the_list_comes_once_and_a_number_shows_a_page(tmp_path: Path) -> None:
    talk = Talk("1", "", "4", "")
    on = terminal(tmp_path, talk)
    on.help_now.browse()
    assert talk.said.count(on.help_now.pages[8].about) == 1
    assert on.help_now.pages[3].tell in talk.said


def test_what_removes_waits_until_somebody_was_told(tmp_path: Path) -> None:
    talk = Talk("1")
    on = terminal(tmp_path, talk)
    page = next(page for page in on.help_now.pages if page.id == "pupil-contact")
    assert on.help_now.show(page)
    before, _, after = talk.said.partition(page.acknowledge)
    assert "close the way in" not in before
    assert "close the way in" in after


def test_with_open_answers_what_was_told_is_kept(tmp_path: Path) -> None:
    talk = Talk("1")
    with begun(tmp_path / "answers", talk) as (on, session):
        page = next(page for page in on.help_now.pages if page.id == "pupil-contact")
        on.help_now.show(page)
        assert session.record.open.acknowledged == ("pupil-contact",)
    assert WORDS("kit.saved.full") in talk.said


def test_people_at_school_come_first_and_only_lines_of_the_own_nation(tmp_path: Path) -> None:
    talk = Talk("", "")
    on = terminal(tmp_path, talk)
    lead = SchoolContact(part="Safeguarding lead", name="Sam\x1b[2J", phone="01234")
    on.parts.settings = msgspec.structs.replace(
        PublicSettings(), nation=Nation.SCOTLAND, school=School(contacts=(lead,))
    )
    help_now.run(on.help_now, "hacked")
    who = talk.said.partition(WORDS("cli.help-now.who"))[2].strip()
    assert who.startswith("Safeguarding lead, Sam [2J, 01234")
    assert "Police Scotland" in who
    assert "Report Fraud" not in who


def test_helplines_come_first_where_somebody_at_school_is_the_problem(tmp_path: Path) -> None:
    talk = Talk("", "")
    on = terminal(tmp_path, talk)
    head = SchoolContact(part="Headteacher", name="Sam", phone="01234")
    on.parts.settings = msgspec.structs.replace(PublicSettings(), school=School(contacts=(head,)))
    help_now.run(on.help_now, "wrong-person")
    who = talk.said.partition(WORDS("cli.help-now.who"))[2].strip()
    assert who.startswith("NSPCC Whistleblowing Advice Line")
    assert who.index("Education Support") < who.index("Headteacher, Sam")


def test_a_page_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    on = terminal(tmp_path, Talk())
    with pytest.raises(WrongUse) as wrong:
        help_now.run(on.help_now, "nope")
    assert "pupil-contact, abuse" in str(wrong.value.values["known"])
