"""A whole check-in at a terminal, as it reads aloud: what stands in its way is looked for in it."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.stage import PASSPHRASE
from tests.cli.typist import Typist

WIDEST = 80
# Signs that a screen reader spells out or skips, and those that only ever decorate a line.
SPELT = {"So", "Sm", "Sk", "Co", "Cc", "Cf", "Zl", "Zp"}
DECOR = set("*_#|\u2022\u2023\u25e6\u2043")
# What a prompt has to name: a key, a number, or the thing itself.
SAYS_WHAT = re.compile(r"\bEnter\b|\b[Tt]ype\b|\bnumbers?\b|\bpassphrase\b", re.IGNORECASE)
ANSWER, SEVERAL, LAST, LATER = "Your answer:", "for none:", "to go back:", "for later:"


class Evening:
    """Somebody who answers what is asked, and is now and then wrong."""

    def __init__(self, somebody: Typist) -> None:
        """``somebody`` has just started the program."""
        self._somebody = somebody
        self.prompts: list[str] = []
        self.upon_wrong: list[str] = []

    def answer(self, prompt: str, *texts: str) -> None:
        """Type each of ``texts`` when ``prompt`` shows."""
        for text in texts:
            self._somebody.wait_for(prompt)
            self._type(text)

    def wrong(self, prompt: str, text: str, then: str) -> None:
        """Type what cannot be meant, and then what can."""
        self.answer(prompt, text)
        self.upon_wrong.append(self._somebody.wait_for(prompt))
        self._type(then)

    def answer_all(self) -> None:
        """No to each question, and that somebody was told where that is asked."""
        while LAST not in (shown := self._somebody.wait_for_any(ANSWER, LAST)):
            self._type("1" if "Not yet" in shown else "2")
        self._type("")

    def _type(self, text: str) -> None:
        self.prompts.append(self._somebody.seen.rsplit("\n", 1)[-1])
        self._somebody.type(text)


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Evening, str]]:
    """From the first start to the spare key, and the transcript of it."""
    home: Path = tmp_path_factory.mktemp("evening")
    with Typist(home) as somebody:
        person = Evening(somebody)
        person.answer("what leaves:", "m", "")
        person.answer("new passphrase:", PASSPHRASE)
        person.answer("choose another:", PASSPHRASE)
        person.wrong(ANSWER, "teacher", "2")
        person.answer(ANSWER, "1", "1")
        person.wrong(SEVERAL, "none of them", "")
        person.answer(SEVERAL, "1 2")
        person.answer(ANSWER, "1")
        person.wrong(ANSWER, "9", "2")
        person.answer(ANSWER, "?", "h", "w", "b", "", "2")
        person.answer_all()
        person.wrong(LATER, "zzzz", "")
        assert somebody.end() == 0
        yield person, somebody.seen.replace("\r\n", "\n")


def test_nothing_is_drawn_or_written_over(evening: tuple[Evening, str]) -> None:
    _, said = evening
    odd = {sign for sign in said if sign != "\n" and unicodedata.category(sign) in SPELT}
    assert odd == set()
    assert DECOR.isdisjoint(said)
    assert [line for line in said.splitlines() if line and not re.search(r"\w", line)] == []


def test_lines_fit_a_terminal(evening: tuple[Evening, str]) -> None:
    _, said = evening
    assert [line for line in said.splitlines() if len(line) > WIDEST and " " in line.strip()] == []
    assert sum(len(line) > WIDEST / 2 for line in said.splitlines()) > 50


def test_position_is_told_in_words(evening: tuple[Evening, str]) -> None:
    _, said = evening
    found = re.findall(r"^Question (\d+) of (\d+)\. \w", said, re.MULTILINE)
    last = int(found[-1][0])
    assert last > 10
    assert {int(total) for _, total in found} == {last}
    assert list(dict.fromkeys(int(number) for number, _ in found)) == list(range(1, last + 1))


def test_every_prompt_says_what_can_be_typed(evening: tuple[Evening, str]) -> None:
    person, _ = evening
    assert len(person.prompts) > 30
    assert [prompt for prompt in person.prompts if not SAYS_WHAT.search(prompt)] == []
    assert [prompt for prompt in person.prompts if len(prompt) > WIDEST] == []


def test_what_was_typed_wrong_is_answered_with_what_to_type(evening: tuple[Evening, str]) -> None:
    person, _ = evening
    job, ties, question, group = person.upon_wrong
    assert "Please type a number from 1 to 6." in job
    assert "Please type numbers from 1 to 4 with spaces between them" in ties
    assert "Please type a number from 1 to 3, or ? to hear what else you can type." in question
    assert "look at group 8 first" in group
