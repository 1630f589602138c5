"""Looking back in the terminal: how it has gone, and any two check-ins side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.cli.codes import Code
from audit_app.cli.unlock import open_demo_or_answers
from audit_app.cli.wrong import WrongUse
from audit_app.logic.compare import Move, by_topic
from audit_app.logic.sentences import check_in_name, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit_app.cli.arguments import Options
    from audit_app.cli.terminal import Terminal
    from audit_app.domain.checkin import CheckInHead
    from audit_app.logic.compare import Comparison, Difference

_TWO = 2
_MOVED = (Move.AGAIN, Move.BETTER, Move.OTHER)


def history(terminal: Terminal) -> Code:
    """The command: a line for each finished check-in, with the number that ``compare`` takes."""
    words, console = terminal.words, terminal.console
    with terminal.session(open_demo_or_answers) as session:
        finished = session.past.finished
        for number, head in enumerate(finished, 1):
            counts = {"done": head.done, "to-do": head.to_do, "find-out": head.to_find_out}
            name = _name(terminal, head)
            console.say(words("compare.cli.history", number=number, name=name, **counts))
        if not finished:
            console.say(words("compare.cli.none"))
    return Code.DONE if finished else Code.NOT_DONE


def compare(terminal: Terminal, options: Options) -> Code:
    """The command: the last two, or two by their numbers. WrongUse: there is no such number."""
    with terminal.session(open_demo_or_answers) as session:
        finished = session.past.finished
        if len(finished) < _TWO:
            terminal.console.say(terminal.words("compare.cli.needs-two"))
            return Code.NOT_DONE
        then, now = _picked(finished, options.numbers)
        _say(terminal, (then, now), session.past.compare(then.id, now.id))
    return Code.DONE


def _picked(finished: Sequence[CheckInHead], numbers: Sequence[int]) -> Sequence[CheckInHead]:
    if not numbers:
        return finished[-_TWO:]
    if len(set(numbers)) != _TWO or not all(1 <= number <= len(finished) for number in numbers):
        raise WrongUse("compare.cli.unknown", "compare")
    return [finished[number - 1] for number in sorted(numbers)]


def _say(terminal: Terminal, two: Sequence[CheckInHead], found: Comparison) -> None:
    words, console = terminal.words, terminal.console
    then, now = (_name(terminal, head) for head in two)
    console.title(words("compare.sides", then=then, now=now))
    said = sentences(words, found)
    for _, text in said:
        console.say(text.replace("**", ""))
    moved = found.of(*_MOVED)
    if not said:
        console.say(words("compare.little" if moved else "compare.nothing"))
    for topic, each in by_topic(terminal.parts.checklist, moved):
        console.heading(topic or words("compare.everything"))
        for difference in each:
            console.say(_line(terminal, difference))
    console.say(words("compare.same", count=len(found.of(Move.SAME))))


def _line(terminal: Terminal, found: Difference) -> str:
    words = terminal.words
    stood = {
        "before": words(f"compare.status.{found.before or 'open'}"),
        "after": words(f"compare.status.{found.after or 'open'}"),
    }
    if found.app is None:
        return words("compare.cli.line", question=found.wording, **stood)
    return words("compare.cli.line-app", app=found.app.name, question=found.wording, **stood)


def _name(terminal: Terminal, head: CheckInHead) -> str:
    day = (head.finished or head.started).astimezone().date()
    return check_in_name(terminal.words, terminal.parts.term_on(day), day)
