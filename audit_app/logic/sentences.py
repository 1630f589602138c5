"""What changed, in sentences: for window and terminal."""

from datetime import date

from audit_app.domain.terms import Term
from audit_app.domain.words import Words
from audit_app.logic.compare import Comparison, Difference, Move
from audit_app.logic.guide import guide


def check_in_name(words: Words, term: Term, day: date) -> str:
    """What a check-in is called: its term and its day, such as "Spring, 14 January 2026"."""
    return words("compare.check-in", term=words(f"compare.term.{term}"), date=words.date(day))


def sentences(words: Words, found: Comparison) -> tuple[tuple[Move | None, str], ...]:
    """A sentence for each kind of move there is; None stands for new words."""
    counted = ((move, found.of(move)) for move in (Move.BETTER, Move.AGAIN, Move.NEW, Move.GONE))
    said: list[tuple[Move | None, str]] = [
        (move, _sentence(words, move, each)) for move, each in counted if each
    ]
    if found.reworded:
        said.append((None, words("compare.reworded", count=len(found.reworded))))
    return tuple(said)


def _sentence(words: Words, move: Move, found: tuple[Difference, ...]) -> str:
    if move is Move.AGAIN:
        return words("compare.again", count=len(found), title=title(found[0]))
    return words(f"compare.{move}", count=len(found))


def title(difference: Difference) -> str:
    """What is to be done about it: its action's title, or the question where there is none."""
    if difference.question is None:
        return difference.wording
    return guide(difference.question, difference.app, ()).title
