from __future__ import annotations

import io
import os

import pytest

from audit_app.cli.printer import Printer


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_in_a_pipe_a_sentence_is_one_line() -> None:
    stream = io.StringIO()
    Printer(stream).line("word " * 60, "1. ")
    assert stream.getvalue() == "1. " + ("word " * 60).strip() + "\n"


def test_in_a_terminal_lines_are_cut_between_words_and_set_in_below_their_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((41, 24)))
    stream = Screen()
    Printer(stream).line("word " * 20, "12. ")
    first, *rest = stream.getvalue().splitlines()
    assert first.startswith("12. word")
    assert all(line.startswith("    word") for line in rest)
    assert all(len(line) <= 40 for line in (first, *rest))


def test_a_prompt_is_cut_too_and_what_is_typed_comes_on_its_last_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((41, 24)))
    stream = Screen()
    Printer(stream).prompt("word " * 20 + "or Enter:")
    assert stream.getvalue().endswith(" or Enter: ")
    assert max(map(len, stream.getvalue().splitlines())) <= 40


def test_a_link_is_never_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((30, 24)))
    url = "https://example.com/" + "long-" * 20
    stream = Screen()
    Printer(stream).line(f"Page: {url}")
    assert url in stream.getvalue().splitlines()


def test_nothing_in_a_text_acts_on_the_terminal() -> None:
    stream = io.StringIO()
    Printer(stream).line("red \x1b[31m title \x1b]0;x\x07 back\u202eward\rover\nnext")
    assert stream.getvalue().isprintable() or stream.getvalue()[:-1].isprintable()
    assert "\x1b" not in stream.getvalue()
    assert stream.getvalue().count("\n") == 1


def test_a_terminal_without_curly_quotes_gets_straight_ones() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    Printer(stream).line("\u201cDon\u2019t\u201d \u2013 \u2603")
    stream.flush()
    assert raw.getvalue() == b'"Don\'t" - ?\n'
