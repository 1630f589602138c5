"""A person's first evening with the terminal program, at a terminal of their own.

First run, a quick check, the process killed in the middle, carrying on at the same question, the
end, the spare key typed back, the action list as a PDF; and none of it lies about in plain words.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from tests.cli.typist import PROGRAM, Typist, environment, run
from tests.e2e.desktop import stop, unlock_keyring

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.e2e

CANARY = "xylophonequartz"
PASSPHRASE = "blue kettle on the hob"
KILL_AT = 8
STRACE = ("strace", "-f", "-A", "-e", "trace=socket,connect,openat", "-o")
PROMPT = "Your answer:"
LAST = "to go back:"
EMAIL = "Give your email a passkey"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "person"


@pytest.fixture
def bus(home: Path) -> Iterator[str]:
    """A message bus with a real Secret Service and an unlocked login keyring; no screen."""
    env = environment(home)
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    daemon = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert daemon.stdout is not None
    with daemon.stdout as said:
        address = said.readline().decode().strip()
    try:
        unlock_keyring(env | {"DBUS_SESSION_BUS_ADDRESS": address})
        yield address
    finally:
        stop(daemon)


def first_run(somebody: Typist) -> None:
    """One key for the keyring; teaching assistant, England, own laptop, Facebook and WhatsApp."""
    somebody.answer("what leaves:")
    somebody.answer("or Enter for 1. Your answer:")
    for prompt, text in (
        ("Your answer:", "2"),
        ("Your answer:", "1"),
        ("Your answer:", "1"),
        ("for none:", ""),
        ("for none:", "1 2"),
        ("Your answer:", "1"),
    ):
        somebody.answer(prompt, text)


def heading(shown: str) -> str:
    """The line that says which question is shown last."""
    headings: list[str] = re.findall(r"^Question \d+ of \d+\..*$", shown, re.MULTILINE)
    return headings[-1]


def plain_words_in(home: Path, words: str = CANARY) -> list[Path]:
    """Files that hold the unmistakable words, however they are written."""
    forms = [words.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-32-le")]
    files = [path for path in home.rglob("*") if path.is_file()]
    assert any(path.name == "vault.db" for path in files)
    return [path for path in files if any(form in path.read_bytes() for form in forms)]


def answer_until(somebody: Typist, text: str) -> None:
    """Answer No up to where ``text`` shows, and say that somebody was told where that is asked."""
    while text not in (shown := somebody.wait_for_any(PROMPT, text)):
        somebody.type("1" if "Not yet" in shown else "2")


def begin_and_be_cut_off(home: Path, bus: str) -> str:
    """The first start, up to a power cut after a note; the line of the question left."""
    with Typist(home, DBUS_SESSION_BUS_ADDRESS=bus) as somebody:
        first_run(somebody)
        answer_until(somebody, f"Question {KILL_AT} of")
        somebody.answer("Your answer:", "n")
        somebody.answer("or Enter for none:", f"{CANARY} in a note")
        somebody.wait_for("Saved on this laptop")
        somebody.kill()
        return heading(somebody.seen)


def carry_on_to_the_end(home: Path, bus: str, left: str) -> list[str]:
    """The second start, from the question left to the spare key; its groups."""
    with Typist(home, DBUS_SESSION_BUS_ADDRESS=bus) as somebody:
        somebody.wait_for("Carry on where you left off")
        first = somebody.wait_for("Your answer:")
        assert heading(first) == left
        assert "You wrote a note here" in first
        somebody.type("2")
        answer_until(somebody, LAST)
        somebody.type()
        summary = somebody.wait_for("Type group 8")
        assert "Do these first" in summary
        groups: list[str] = re.findall(r"^Group \d: (\w{4})$", summary, re.MULTILINE)
        somebody.answer("for later:", groups[-1].lower())
        somebody.wait_for("That matches.")
        assert somebody.end() == 0
        assert "\x1b" not in somebody.seen
    return groups


def save_list(home: Path, bus: str) -> str:
    """Save the action list as a PDF; its text."""
    with Typist(home, "export", "pdf", "list.pdf", DBUS_SESSION_BUS_ADDRESS=bus) as somebody:
        somebody.wait_for("This file will not be locked")
        somebody.answer("Your answer:", "1")
        somebody.wait_for("Saved: list.pdf")
        assert somebody.end() == 0
    with pikepdf.open(home / "list.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked
    command = ["pdftotext", str(home / "list.pdf"), "-"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True)
    return " ".join(shown.stdout.split())


def test_an_evening_from_the_promise_to_the_pdf(home: Path, bus: str) -> None:
    left = begin_and_be_cut_off(home, bus)
    assert plain_words_in(home) == []
    groups = carry_on_to_the_end(home, bus, left)
    assert len(groups) == 8
    assert EMAIL in save_list(home, bus)
    assert plain_words_in(home) == []
    # On another desktop, whose keyring knows nothing, the spare key opens the answers.
    elsewhere = run(home, "unlock", typed="\n".join((" ".join(groups), "", "")))
    assert elsewhere.code == 0, elsewhere.err
    assert "There is one check-in." in elsewhere.out


def test_a_whole_check_in_talks_to_nobody(home: Path) -> None:
    """From the first start to the saved PDF the only sockets are those of the laptop's own bus.

    No name is looked up either: not by asking a service of the laptop, not by reading its files.
    """
    trace = home / "trace"
    set_up = f"\n{PASSPHRASE}\n{PASSPHRASE}\n2\n1\n1\n\n1 2\n1\n"
    note = f"h\nw\nn\n{CANARY}\n"
    for arguments, typed in (
        (("check-in",), set_up + note + "2\n" * 20 + "\n" * 60),
        (("export", "pdf", "list.pdf", "--yes"), f"{PASSPHRASE}\n"),
    ):
        done = subprocess.run(
            [*STRACE, trace, *PROGRAM, *arguments],
            input=typed,
            env=environment(home),
            cwd=home,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    calls = trace.read_text()
    assert "AF_UNIX" in calls
    assert "AF_INET" not in calls
    assert "vault.db" in calls
    for looked_up_in in ("resolv.conf", "/etc/hosts", "nscd", "resolve/io"):
        assert looked_up_in not in calls
    assert (home / "list.pdf").exists()
    assert plain_words_in(home) == []
    assert plain_words_in(home, PASSPHRASE) == []
