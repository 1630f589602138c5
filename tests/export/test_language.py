"""Papers in another language: read back, each text says which language it is in."""

from pathlib import Path

import pytest

from audit_app.content import strings
from audit_app.domain.evidence import Account, Entry, EvidenceReport, Joint
from audit_app.domain.words import Words
from audit_app.export.calendar import Coming, check_ins
from audit_app.export.evidence import evidence_pdf
from audit_app.export.html import actions_html
from audit_app.export.paper import paper_html, paper_pdf, paper_text
from audit_app.export.pdf import actions_pdf
from audit_app.export.spare_key import spare_key_sheet
from audit_app.export.text import actions_text
from tests.export.lists import action, report
from tests.export.reading import Page, Pdf, spoken
from tests.samples import NOW, checklist
from tests.tongues import Tongue, speak

LISTED = report(action(1, minutes=2, held_back=2), rest=(action(2, minutes=3, find_out=True),))


@pytest.fixture(scope="module")
def welsh() -> Words:
    return strings.load("cy")


def test_a_web_page_marks_what_is_in_which_language(welsh: Words, resources: Path) -> None:
    page = Page(actions_html(LISTED, welsh, resources=resources))
    assert page.named("html") == [{"lang": "cy"}]
    assert page.named("body") == [{"lang": "en-GB"}]
    assert page.named("h1") == [{"lang": "cy"}]
    assert page.named("h2") == [{"lang": "cy"}, {}]  # a topic is guidance, and that is English
    assert page.named("h3") == [{}, {}]
    assert "Eich rhestr gamau" in page.text
    assert "2 funud" in page.text
    assert "23 Tachwedd 2026" in page.text


def test_a_pdf_marks_what_is_in_which_language(welsh: Words, resources: Path) -> None:
    pdf = Pdf(actions_pdf(LISTED, welsh, large=False, resources=resources))
    assert str(pdf.root.Lang) == "cy"
    assert str(pdf.file.docinfo["/Title"]) == "Rhestr gamau"
    assert spoken(pdf) == {
        "Eich rhestr gamau": "cy",
        "Gwnewch y rhain yn gyntaf": "cy",
        "Turn on two-step verification for app 1": "en-GB",
        "Passwords and devices": "en-GB",
        "Turn on two-step verification for app 2": "en-GB",
    }
    assert "2 funud" in pdf.raw_text()


def test_large_print_is_set_as_well(welsh: Words, resources: Path) -> None:
    pdf = Pdf(actions_pdf(LISTED, welsh, large=True, resources=resources))
    assert "Eich rhestr gamau" in pdf.raw_text()


def test_plain_text_and_calendar_speak_it_too(welsh: Words) -> None:
    text = actions_text(LISTED, welsh).decode("utf-8")
    assert "Eich rhestr gamau" in text
    assert "Report this first" in text  # what the draft lacks
    entry = check_ins((Coming("a", NOW.date()),), welsh, NOW).decode("utf-8")
    assert "LANGUAGE" not in entry  # the draft has no words for a calendar


@pytest.mark.parametrize("large", [False, True])
def test_every_paper_can_be_set_in_another_language(resources: Path, *, large: bool) -> None:
    pseudo = speak(Tongue.PSEUDO, strings.load())
    paper = Pdf(paper_pdf(checklist(), pseudo, large=large, resources=resources))
    listed = Pdf(actions_pdf(LISTED, pseudo, large=large, resources=resources))
    for pdf, key in ((paper, "export.paper.title"), (listed, "export.actions.title")):
        assert str(pdf.file.docinfo["/Title"]) == pseudo(key)
        assert str(pdf.root.Lang) == "en-XA"


def test_the_other_papers_can_be_set_in_another_language(resources: Path) -> None:
    pseudo = speak(Tongue.PSEUDO, strings.load())
    key = Pdf(spare_key_sheet(("K7QM",) * 8, pseudo, resources=resources))
    record = EvidenceReport(
        made=NOW.date(),
        entries=(Entry(number=1, kept=NOW, before="", says=Account(words="It was said.")),),
        joints=(Joint.WHOLE,),
        head="c" * 64,
        deleted=(2, 3),
    )
    kept = Pdf(evidence_pdf(record, pseudo, resources=resources))
    assert [str(pdf.root.Lang) for pdf in (key, kept)] == ["en-XA", "en-XA"]
    page = Page(paper_html(checklist(), pseudo, resources=resources))
    assert page.named("html") == [{"lang": "en-XA"}]
    assert page.named("body") == [{"lang": "en-GB"}]
    letter_text = paper_text(checklist(), pseudo).decode("utf-8")
    assert pseudo("export.paper.heading") in letter_text
    entry = check_ins((Coming("a", NOW.date()),), pseudo, NOW).decode("utf-8")
    assert "SUMMARY;LANGUAGE=en-XA:" in entry
