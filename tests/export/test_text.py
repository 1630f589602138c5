from datetime import date

from audit_app.domain.words import Words
from audit_app.export.text import actions_text
from tests.export.lists import action, hostile_report, long_report, report

EXPECTED = """\
Your action list
Made on 23 November 2026. About 8 minutes in all.
16 done, 2 to do, 1 to find out.


Do these first

1. Turn on two-step verification for app 1
   To do, 4 minutes.
   A second step keeps people out, even if they know your password.
   1. Open Settings, then Accounts Centre.
   2. Choose Two-factor authentication, and follow the screens.
   Set to: On
   Where: On the web or in the app
   Checked: May 2026
   Menu looks different? Search for “two-factor”.
   Open the page:
   https://example.com/two-factor/1


Passwords and devices

2. Ask
   To find out, 4 minutes.

Your next check-in is on 4 January 2027.

This is for you. Nobody needs to see it, sign it or collect it.
"""


def test_it_reads_well_from_top_to_bottom(words: Words) -> None:
    bare = action(
        2,
        title="Ask",
        find_out=True,
        why="",
        steps=(),
        set_to="",
        where="",
        search_for="",
        checked=None,
        link=None,
    )
    assert actions_text(report(action(1), rest=(bare,)), words).decode("utf-8") == EXPECTED


def test_old_steps_are_said_to_be_old(words: Words) -> None:
    said = "These steps were checked in October 2024. The app may look different now."
    old, new = (action(1, checked=date(year, 10, 1)) for year in (2024, 2026))
    texts = [actions_text(report(each), words).decode("utf-8") for each in (old, new)]
    assert [said in " ".join(text.split()) for text in texts] == [True, False]


def test_no_line_but_an_address_is_longer_than_72(words: Words) -> None:
    long = "word " * 2000 + "x" * 10_000
    lists = (report(action(why=long, title=long)), hostile_report(), long_report(200))
    for listed in lists:
        lines = actions_text(listed, words).decode("utf-8").splitlines()
        assert not [line for line in lines if len(line) > 72 and "https://" not in line]


def test_numbers_run_on_through_the_topics(words: Words) -> None:
    lines = actions_text(long_report(20), words).decode("utf-8").splitlines()
    numbers = [line.partition(".")[0] for line in lines if "verification for" in line]
    assert numbers == [str(n) for n in range(1, 21)]


def test_hostile_words_neither_act_nor_break_lines(words: Words) -> None:
    text = actions_text(hostile_report(), words).decode("utf-8")

    assert not [c for c in text if ord(c) < 32 and c != "\n"]
    assert "\u202e" not in text
    assert "javascript:" not in text


def test_an_example_says_so_first(words: Words) -> None:
    assert actions_text(report(demo=True), words).startswith(b"Example. This person is invented.")


def test_what_waits_for_a_report_is_said(words: Words) -> None:
    assert b"Report this first" in actions_text(report(action(held_back=1)), words)
