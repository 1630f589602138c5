from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from audit_app.cli import demonstration
from audit_app.cli.codes import Code
from tests.cli.stage import WORDS, Talk, terminal

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_an_invented_person_goes_from_the_first_question_to_the_pdf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    talk = Talk(demo=True)
    on = terminal(tmp_path / "answers", talk, demo=True)
    assert demonstration.run(on) is Code.DONE
    assert demonstration.run(terminal(tmp_path / "again", Talk(), demo=True)) is Code.DONE
    assert "Question 1 of" in talk.said
    assert "Your check-in is done" in talk.said
    assert "Do these first" in talk.said
    assert "privacy-self-audit-cli check-in" in talk.said.splitlines()[-1]
    pdf = tmp_path / "out" / "action-list.pdf"
    text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True)
    first = talk.said.partition("Do these first")[2].partition("\n1. ")[2].partition(".")[0]
    assert first
    assert first in " ".join(text.stdout.split())
    assert WORDS("export.page.demo") in text.stdout
