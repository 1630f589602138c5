from __future__ import annotations

import pytest

from audit_app.cli.ask import InputEnded, Stopped
from tests.cli.stage import Talk


def test_a_number_is_asked_for_until_it_is_one_of_those_shown() -> None:
    talk = Talk("four", "0", "4", " 2 ")
    assert talk.ask.choose(["one", "two", "three"]) == 2
    assert talk.said.startswith("1. one\n2. two\n3. three\n")
    assert talk.said.count("Please type a number from 1 to 3.") == 3


def test_enter_means_something_only_where_it_is_said() -> None:
    assert Talk("").ask.number("Which:", 3, enter=3) == 3
    with pytest.raises(InputEnded):
        Talk("").ask.number("Which:", 3)


def test_several_numbers_come_with_spaces_or_commas_and_each_counts_once() -> None:
    assert Talk("3, 1 3").ask.several("Which:", ["a", "b", "c"]) == (1, 3)
    assert Talk("").ask.several("Which:", ["a", "b", "c"]) == ()
    assert Talk("9", "x", "2").ask.several("Which:", ["a", "b", "c"]) == (2,)


def test_q_stops_at_any_prompt_but_not_in_a_text_of_ones_own() -> None:
    for asked in (Talk("Q").ask.line, Talk("q").ask.secret):
        with pytest.raises(Stopped):
            asked("Prompt:")
    assert Talk("q").ask.free("Note:") == "q"


def test_help_comes_at_any_prompt_and_then_the_same_is_asked_again() -> None:
    talk = Talk("!", "!", "done")
    shown: list[str] = []
    talk.ask.urgent = lambda: shown.append("help")
    assert talk.ask.secret("Passphrase:") == "done"
    assert shown == ["help", "help"]
    assert talk.said.count("Passphrase:") == 3


def test_inside_help_the_sign_for_help_is_a_text_like_any_other() -> None:
    talk = Talk("!", "!", "after")
    inside: list[str] = []
    talk.ask.urgent = lambda: inside.append(talk.ask.line("Inside:"))
    assert talk.ask.line("Outside:") == "after"
    assert inside == ["!"]


def test_spaces_belong_to_a_passphrase_and_line_ends_do_not() -> None:
    assert Talk("  two words \r").ask.secret("Passphrase:") == "  two words "


def test_the_end_of_the_input_is_no_answer() -> None:
    with pytest.raises(InputEnded):
        Talk().ask.line("Prompt:")
