from __future__ import annotations

from audit_app.cli.console import Console
from audit_app.domain.errors import AuditError
from audit_app.domain.words import Words
from audit_app.vault.errors import Mistyped
from tests.cli.stage import WORDS, Talk


def test_a_demonstration_is_marked_on_every_screenful() -> None:
    talk = Talk(demo=True)
    talk.console.title("One")
    talk.console.title("Two")
    assert talk.said.count(WORDS("window.demo-banner")) == 2


def test_a_long_demonstration_is_marked_again_on_the_way() -> None:
    talk = Talk(demo=True)
    talk.console.title("List")
    for number in range(60):
        talk.console.heading(f"Part {number}")
    assert talk.said.count(WORDS("window.demo-banner")) >= 3


def test_trouble_goes_to_the_error_stream_with_its_values() -> None:
    talk = Talk()
    talk.console.trouble(Mistyped((3,)))
    assert talk.said == ""
    assert "look at group 3 first" in talk.warned


def test_trouble_laid_out_in_parts_is_said_in_order() -> None:
    talk = Talk()
    parts = {"x.full.do": "Make room.", "x.full.title": "Full", "x.full.what": "All is {how}."}
    Console(Words(parts, WORDS.locale), talk.streams).trouble(AuditError("x.full", how="safe"))
    assert talk.warned == "Full\nAll is safe.\nMake room.\n"


def test_a_bug_is_told_without_its_text_or_a_traceback() -> None:
    talk = Talk()
    try:
        WORDS("no.such.key.canary")
    except KeyError as bug:
        talk.console.unexpected(bug)
    assert WORDS("errors.unexpected") in talk.warned
    assert "KeyError, audit_app/domain/words.py:" in talk.warned
    assert "canary" not in talk.warned
    assert "Traceback" not in talk.warned
