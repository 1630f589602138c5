"""The pages of "Something is happening now" on paper: telling before removing."""

from audit_app.domain.checklist import Checklist, HelpPage, Step
from audit_app.domain.value import Value
from audit_app.domain.words import Words
from audit_app.export.inert import Run, plain, runs


class HelpText(Value):
    """One situation. ``tell`` always stands first."""

    title: str
    kind_words: str
    tell: str
    tell_more: tuple[str, ...]
    steps: tuple[tuple[Run, ...], ...]
    say: str
    call: tuple[str, ...]


def help_texts(checklist: Checklist, words: Words) -> tuple[HelpText, ...]:
    """Each help page in order. Steps that remove anything say that telling comes first (rule 7)."""
    pages = sorted(checklist.help_pages, key=lambda page: page.order)
    return tuple(_help_text(checklist, page, words) for page in pages)


def _help_text(checklist: Checklist, page: HelpPage, words: Words) -> HelpText:
    after = words("export.paper.help.after") if page.acknowledge else ""
    found = (checklist.contact(contact_id) for contact_id in page.contacts)
    return HelpText(
        title=plain(page.title),
        kind_words=plain(page.kind_words),
        tell=plain(page.tell),
        tell_more=tuple(plain(line) for line in page.tell_more),
        steps=tuple(_step(step, after) for step in page.steps),
        say=plain(page.words),
        call=tuple(
            words("export.paper.help.contact", name=plain(who.name), phone=plain(who.phone))
            if who.phone
            else plain(who.name)
            for who in found
            if who
        ),
    )


def _step(step: Step, after: str) -> tuple[Run, ...]:
    cut = runs(step.text)
    return (Run(text=f"{after} "), *cut) if step.removes and after else cut
