"""Letters and messages as plain text: drafted from templates, never sent by the program."""

from datetime import date

from audit_app.domain.value import Value
from audit_app.domain.words import Words

KINDS = ("untag", "ask-person", "erasure", "complaint")
REASONS = ("none", "not-needed", "consent", "objection", "unlawful", "child")
_WITH_REASON = ("erasure",)


class Details(Value):
    """What is put in. What is empty stands there as a blank to fill in, in square brackets."""

    name: str = ""
    to: str = ""
    what: str = ""
    where: str = ""
    reason: str = REASONS[0]
    sent: date | None = None


def has_reasons(kind: str) -> bool:
    """Whether this letter says why."""
    return kind in _WITH_REASON


def draft(kind: str, details: Details, today: date, words: Words) -> str:
    """The text of a letter of one of ``KINDS``. The person reads and changes it before any use."""

    def filled(field: str) -> str:
        text = " ".join(getattr(details, field).split())
        return text or words(f"letters.blank.{field}")

    reason = f"{words(f'letters.reason.{details.reason}')} " if details.reason != "none" else ""
    return words(
        f"letters.text.{kind}",
        name=filled("name"),
        to=filled("to"),
        what=filled("what"),
        where=filled("where"),
        reason=reason,
        sent=words.date(details.sent) if details.sent else words("letters.blank.sent"),
        date=words.date(today),
    )
