"""What holds for everything that is typeset."""

import shutil
import string
import subprocess
import sys
from pathlib import Path

import pytest
import typst

from audit_app.domain.words import Words
from audit_app.export.inert import STAND_IN
from audit_app.export.pdf import actions_pdf
from audit_app.export.sheet import action_sheet
from audit_app.export.typesetting import typeset
from tests.export.lists import action, report
from tests.export.reading import Pdf

ROOT = Path(__file__).parents[2]
SECRET = "canary-action-words"
MAKE = f"""
import sys
from audit_app.content import shipped, strings
from audit_app.export.pdf import actions_pdf
from tests.export.lists import action, report
words = strings.load()
sys.stderr.write("BEGIN\\n")
made = actions_pdf(report(action(title="{SECRET}")), words, large=False,
                   resources=shipped.path("resources"))
sys.stderr.write("END\\n")
sys.exit(not made.startswith(b"%PDF"))
"""
NAMES = string.ascii_letters + string.digits + "£€–—‘’“”…•·áéíóúàèçñöüßæøåłżşțğŵŷŴŶőű½©"  # noqa: RUF001


def shown(text: str, words: Words, resources: Path) -> Pdf:
    return Pdf(actions_pdf(report(action(why=text)), words, large=False, resources=resources))


def test_the_bundled_letters_hold_all_that_british_schools_write(
    words: Words, resources: Path
) -> None:
    pdf = shown(NAMES, words, resources)

    assert set(pdf.fonts) == {"Lexend-Regular", "Lexend-SemiBold"}
    assert "ŵŷŴŶ" in pdf.text().replace(" ", "")


def test_other_alphabets_are_drawn_with_other_letters(words: Words, resources: Path) -> None:
    assert "Ελληνικά" in shown("Ελληνικά", words, resources).text()


@pytest.mark.parametrize("text", ["well 😀 done", "中文 name", "👩\u200d👧 family"])
def test_what_no_letters_can_draw_gets_a_stand_in(words: Words, resources: Path, text: str) -> None:
    said = shown(f"Before {text} after, ŵ “£5”.", words, resources).text()

    assert STAND_IN in said
    assert "Before" in said
    assert "after, ŵ “£5”." in said


def test_a_broken_template_is_a_bug_that_shows(words: Words, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "broken.typ").write_text("#nobody-knows-this()")

    with pytest.raises(typst.TypstError):
        typeset("broken.typ", action_sheet(report(), words), tmp_path)


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace (packaging/linux/test.txt)")
def test_no_file_is_written_and_no_socket_opened(tmp_path: Path) -> None:
    """A list passes through typst in memory: nothing of it may reach the disk unsaved."""
    log = tmp_path / "log"
    calls = "trace=openat,open,creat,rename,mkdir,unlink,memfd_create,socket,write,pwrite64"
    command = ("strace", "-f", "-s", "200", "-e", calls, "-o", str(log), sys.executable, "-c", MAKE)
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)

    lines = log.read_text("utf-8").partition("BEGIN")[2].partition("END")[0].splitlines()[1:-1]
    assert any("actions.typ" in line for line in lines)
    allowed = [line for line in lines if "O_RDONLY" in line]
    assert [line for line in lines if line not in allowed and "resumed" not in line] == []
    assert SECRET not in "".join(lines)
