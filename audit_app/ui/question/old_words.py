"""What stands above the answers of a question that is new, or has new words since last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.logic.carry import reworded
from audit_app.logic.old_words import lines
from audit_app.ui.kit.cards import NotePanel

if TYPE_CHECKING:
    from audit_app.domain.checklist import Question
    from audit_app.ui.context import Context


def old_words(context: Context, question: Question) -> NotePanel | None:
    """The old words with the old answer, or that the question is new; None: neither."""
    words, again = context.words, context.opened.again
    old = reworded(question, again.earlier(question.id))
    if old:
        month = words.month(old[0].given.astimezone().date())
        said = "\n".join(lines(words, context.checklist, old))
        text = f"{words('again.question.kept')}\n{said}"
        return NotePanel(text, words("again.question.new-words", month=month), "changed")
    if again.is_new(question):
        return NotePanel(words("again.question.new"), icon="changed")
    return None
