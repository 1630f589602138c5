"""Help in a hard moment: calm, in order, safe, and with somebody to call in every nation."""

import re
from pathlib import Path

import pytest

from audit_app.content import checklists, shipped
from audit_app.domain.checklist import Checklist, ContactId, HelpPage
from audit_app.domain.person import Nation

SITUATIONS = {
    "pupil-contact": "A pupil or parent has contacted me",
    "abuse": "Someone is abusing or impersonating me",
    "spreading": "A post about me or the school is spreading",
    "hacked": "My account is hacked",
    "intimate-image": "Someone threatens to share an intimate image",
    "child-concern": "I have seen something about a child",
    "colleague": "I am worried about a colleague",
    "my-mistake": "I am worried about something I did",
    "wrong-person": "The person I should tell is the problem",
}
# Product rule 7, word for word. Change these only with a safeguarding lead.
SEXUAL = (
    "Anything obscene or sexual, of anyone: keep no copy. "
    "Write down in words what it was, where and when"
)
UNDER_18 = (
    "If it may show someone under 18: never view it again, copy it, keep it or send it. "
    "Tell the head or safeguarding lead now. Call 999 if someone is in danger. "
    "Call the police if no lead can be reached."
)
WITH_PICTURES = set(SITUATIONS) - {"hacked", "wrong-person"}
AVOIDED = re.compile(
    r"\b(vault|encrypt\w*|invalid|users?|errors?|scores?|complian\w+|incidents?|authenticat\w+|"
    r"victims?|oops|please note|fail\w*)\b|!",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return checklists.load().checklist


@pytest.fixture(params=SITUATIONS)
def page(checklist: Checklist, request: pytest.FixtureRequest) -> HelpPage:
    found = checklist.help_page(request.param)
    assert found is not None
    return found


def everything(page: HelpPage) -> str:
    steps = [step.text for step in page.steps]
    said = [page.title, page.about, page.kind_words, page.tell, *page.tell_more, *steps, page.words]
    return "\n".join(said)


def test_there_are_nine_situations_in_order(checklist: Checklist) -> None:
    assert {page.id: page.title for page in checklist.help_pages} == SITUATIONS
    assert [page.id for page in checklist.help_pages] == list(SITUATIONS)


def test_steps_are_at_most_six_and_lead_with_what_to_do(page: HelpPage) -> None:
    assert 4 <= len(page.steps) <= 6
    assert all(step.text.startswith("**") for step in page.steps)


def test_the_words_are_calm_and_plain(page: HelpPage) -> None:
    assert AVOIDED.findall(everything(page)) == []
    sentences = re.split(r"[.?:]\s|\n", everything(page))
    assert max(len(sentence.split()) for sentence in sentences) <= 28


def test_it_says_what_not_to_do_before_anything_else(page: HelpPage) -> None:
    assert re.search(r"\b(Do not|never|Whoever)\b", page.tell_more[0])


def test_somebody_is_named_to_tell_by_role(page: HelpPage) -> None:
    roles = ("headteacher", "safeguarding lead", "leader", "chair of governors")
    assert any(role in everything(page) for role in roles)


def test_obscene_material_is_never_kept_and_under_18_is_fixed(page: HelpPage) -> None:
    if page.id in WITH_PICTURES:
        assert UNDER_18 in page.tell_more
        assert any(line.startswith(SEXUAL) for line in page.tell_more)
    assert not re.search(r"screenshot of the (picture|image)", everything(page))


def test_proof_is_of_words_never_of_a_sexual_picture(page: HelpPage) -> None:
    for step in page.steps:
        if "screenshot" in step.text.lower():
            assert re.search(r"of the words", step.text), step.text


def test_police_are_only_sent_for_when_no_lead_can_be_reached(page: HelpPage) -> None:
    """Danger is 999, which every page that speaks of children says too."""
    for sentence in re.split(r"(?<=[.?])\s", everything(page)):
        assert "police" not in sentence.lower() or "no lead can be reached" in sentence


def test_a_reporting_step_waits_for_the_person_to_say_so(page: HelpPage) -> None:
    if page.id == "hacked":
        assert page.acknowledge == ""
    else:
        assert page.acknowledge.startswith("I have told ")
        assert page.acknowledge[-1] != "."


def test_removing_comes_last_and_only_after_telling(page: HelpPage) -> None:
    removing = [number for number, step in enumerate(page.steps) if step.removes]
    assert len(removing) <= 1
    for number in removing:
        told = "".join(step.text for step in page.steps[:number])
        assert re.search(r"[Tt]ell (someone|your headteacher)", told)
        assert re.search(r"school|union", page.steps[number].text)


def test_every_page_has_somebody_to_call_in_every_nation(
    checklist: Checklist, page: HelpPage
) -> None:
    for nation in Nation:
        contacts = [checklist.contact(name) for name in page.contacts]
        here = [c for c in contacts if c and (not c.nations or nation in c.nations)]
        assert any(contact.phone for contact in here), nation


def test_icons_are_there(page: HelpPage) -> None:
    icon: Path = shipped.path("resources", "icons", f"{page.icon}.svg")
    assert icon.is_file()


def test_tiles_are_short(page: HelpPage) -> None:
    assert len(page.title) <= 46
    assert len(page.about) <= 75


def test_fraud_is_reported_where_each_nation_does(checklist: Checklist) -> None:
    fraud = checklist.contact(ContactId("report-fraud"))
    scotland = checklist.contact(ContactId("police-scotland"))
    assert fraud is not None
    assert scotland is not None
    assert set(fraud.nations) | set(scotland.nations) == set(Nation)
    assert set(fraud.nations) & set(scotland.nations) == set()


def test_every_contact_is_used_and_has_a_dated_source(checklist: Checklist) -> None:
    used = {name for page in checklist.help_pages for name in page.contacts}
    assert {contact.id for contact in checklist.contacts} == used
    assert all(len(contact.source) > 10 for contact in checklist.contacts)


def test_numbers_are_those_of_the_research(checklist: Checklist) -> None:
    assert {contact.id: contact.phone for contact in checklist.contacts if contact.phone} == {
        "emergency": "999",
        "police": "101",
        "posh": "0344 381 4772",
        "education-support": "08000 562 561",
        "revenge-porn-helpline": "0345 6000 459",
        "report-fraud": "0300 123 2040",
        "police-scotland": "101",
        "nspcc-whistleblowing": "0800 028 0285",
        "samaritans": "116 123",
    }
