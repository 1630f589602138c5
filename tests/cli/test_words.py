from pathlib import Path

import pytest

from audit_app.cli import words
from audit_app.cli.arguments import parse
from audit_app.cli.codes import Code
from audit_app.cli.wrong import WrongUse
from tests.cli.stage import Talk


@pytest.mark.parametrize(("line", "count"), [("words", 3), ("words 4", 4), ("words 5", 5)])
def test_one_line_of_words_and_nothing_is_made_on_the_disk(
    line: str, count: int, own_home: Path
) -> None:
    talk = Talk()
    assert words.run(talk.console, parse(line.split()).count) is Code.DONE
    assert len(talk.said.strip().split("-")) == count
    assert talk.said.count("\n") == 1
    assert list(own_home.iterdir()) == []


@pytest.mark.parametrize("line", ["words 2", "words 6", "words many"])
def test_fewer_would_be_guessed_and_more_is_not_typed(line: str) -> None:
    with pytest.raises(WrongUse):
        parse(line.split())
