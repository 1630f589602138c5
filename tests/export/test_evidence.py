"""The record on paper and as a bundle: readable, tagged, inert, and checked by sha256sum."""

import io
import json
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from audit_app.content import shipped, strings
from audit_app.domain.evidence import Account, Entry, EvidenceFile, EvidenceReport, Joint
from audit_app.export import bundle, evidence
from tests.export.reading import Pdf

WORDS = strings.load()
RESOURCES = shipped.path("resources")
AT = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
PICTURE = bytes(range(256)) * 5000
FILE = EvidenceFile(name="../a <b> #x.png", size=len(PICTURE), sha256=sha256(PICTURE).hexdigest())
ENTRIES = (
    Entry(
        number=1,
        kept=AT,
        before="",
        says=Account(when="Monday 9 pm", words="#set text(red) *no* <script> $x$", told="The head"),
    ),
    Entry(number=3, kept=AT, before="a" * 64, about=1, file=FILE, holder="h"),
)
REPORT = EvidenceReport(
    made=date(2026, 11, 24),
    entries=ENTRIES,
    joints=(Joint.WHOLE, Joint.CHANGED),
    head="c" * 64,
    deleted=(2,),
)


def content(entry: Entry) -> Iterator[bytes]:
    assert entry.file == FILE
    for start in range(0, len(PICTURE), 1000):
        yield PICTURE[start : start + 1000]


def made(target: io.BytesIO | Path) -> None:
    pdf = evidence.evidence_pdf(REPORT, WORDS, resources=RESOURCES)
    lines = [msgspec.json.encode(entry, order="sorted") for entry in ENTRIES]
    parts = bundle.Bundle(pdf, ENTRIES, lines, content)
    if isinstance(target, Path):
        with target.open("wb") as file:
            bundle.write(file, parts, AT)
    else:
        bundle.write(target, parts, AT)


def test_the_paper_says_everything_in_order_as_it_was_typed() -> None:
    sheet = evidence.evidence_sheet(REPORT, WORDS)
    first, second = sheet.entries
    assert [fact.text for fact in first.facts] == [
        "Monday 9 pm",
        "#set text(red) *no* <script> $x$",
        "The head",
    ]
    assert first.care == ""
    assert "does not fit" in second.care
    assert "Entry 2 was deleted" in " ".join(sheet.lead)
    assert REPORT.head in " ".join(sheet.closing)
    assert "cannot show that it is true" in " ".join(sheet.closing)


def test_the_pdf_is_tagged_and_its_text_is_inert() -> None:
    pdf = Pdf(evidence.evidence_pdf(REPORT, WORDS, resources=RESOURCES))
    assert str(pdf.root.Lang) == "en-GB"
    assert "pdfuaid" in pdf.metadata
    assert ("H3", "Entry 1") in pdf.headings
    assert "#set text(red) *no* <script> $x$" in pdf.text()


def test_sha256sum_agrees_with_the_bundle(tmp_path: Path) -> None:
    made(tmp_path / "report.zip")
    with zipfile.ZipFile(tmp_path / "report.zip") as opened:
        assert opened.testzip() is None
        opened.extractall(tmp_path / "out")
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=tmp_path / "out",
        capture_output=True,
        text=True,
        check=True,
    )
    assert checked.stdout.count(": OK") == 3
    assert (tmp_path / "out/files" / evidence.file_name(ENTRIES[1])).read_bytes() == PICTURE
    lines = (tmp_path / "out/entries.jsonl").read_bytes().splitlines()
    assert json.loads(lines[0])["says"]["words"] == ENTRIES[0].says.words


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "a/b\\c.png", "con", ".", "\u202egnp.exe", "x" * 300, ""]
)
def test_no_name_of_a_file_leaves_the_bundle(name: str) -> None:
    file = EvidenceFile(name=name, size=0, sha256="")
    given = evidence.file_name(Entry(number=4, kept=AT, before="", file=file))
    assert given.startswith("04-")
    assert len(given) <= 83
    assert not set(given) & set("/\\\u202e:<>|\n")
