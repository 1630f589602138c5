import msgspec

from audit_app.content import checklists
from audit_app.domain.checklist import ContactId, Step
from audit_app.domain.words import Words
from audit_app.export.emergencies import help_texts
from audit_app.export.inert import unmarked
from tests.samples import checklist as sample


def test_telling_stands_first_and_people_to_call_last(words: Words) -> None:
    (page,) = help_texts(sample(), words)

    assert page.tell == "Tell your headteacher or safeguarding lead today"
    assert page.call == ("A helpline, 0000 000 000",)


def test_a_step_that_removes_says_that_telling_comes_first(words: Words) -> None:
    (page,) = sample().help_pages
    steps = (Step(text="**Keep** it."), Step(text="**Block** them.", removes=True))
    waits = msgspec.structs.replace(page, steps=steps)
    free = msgspec.structs.replace(waits, acknowledge="")

    def said(help_page: object) -> list[str]:
        whole = msgspec.structs.replace(sample(), help_pages=(help_page,))
        return [unmarked(step) for step in help_texts(whole, words)[0].steps]

    assert said(waits) == ["Keep it.", "Only after you have told them: Block them."]
    assert said(free) == ["Keep it.", "Block them."]


def test_a_contact_that_is_not_there_or_has_no_phone(words: Words) -> None:
    whole = sample()
    quiet = msgspec.structs.replace(whole.contacts[0], phone="")
    names = (ContactId("posh"), ContactId("gone"))
    page = msgspec.structs.replace(whole.help_pages[0], contacts=names)
    whole = msgspec.structs.replace(whole, contacts=(quiet,), help_pages=(page,))

    assert help_texts(whole, words)[0].call == ("A helpline",)


def test_every_shipped_situation_is_there_in_order(words: Words) -> None:
    shipped = checklists.load().checklist
    titles = [page.title for page in help_texts(shipped, words)]

    assert titles == [p.title for p in sorted(shipped.help_pages, key=lambda page: page.order)]
