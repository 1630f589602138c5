import re
from pathlib import Path

from audit_app.domain.words import Words
from audit_app.export.spare_key import spare_key_sheet
from tests.export.reading import Pdf

GROUPS = ("K7QM", "2F9X", "PHT4", "W3RJ", "8CDN", "V6YB", "M5KA", "ZT2E")
GUIDANCE = (
    "open your check-in answers",
    "Keep it at home",
    "Not in school",
    "Not in a photo",
    "Stand beside the printer",
    "Nobody else has a copy",
)


def test_the_printed_sheet_holds_the_groups_in_order(words: Words, resources: Path) -> None:
    pdf = Pdf(spare_key_sheet(GROUPS, words, resources=resources))
    text = pdf.text()

    assert pdf.pages == 1
    # Letters are set apart, which a reader of the text may see as spaces.
    assert [g for g in GROUPS if g not in text.replace(" ", "")] == []
    places = [text.replace(" ", "").index(group) for group in GROUPS]
    assert [text.count(f"Group {n}") for n in range(1, 9)] == [1] * 8
    assert places[0] < places[4]
    assert all(said in text for said in GUIDANCE)
    assert str(pdf.root.Lang) == "en-GB"
    assert "pdfuaid" in pdf.metadata


def test_nothing_else_is_on_the_sheet(words: Words, resources: Path) -> None:
    """No day, no name of the program: a found sheet must not say what or whose it is."""
    pdf = Pdf(spare_key_sheet(GROUPS, words, resources=resources))

    for text in (pdf.text(), str(pdf.file.docinfo)):
        assert not re.search(r"20\d\d", text)
        assert "privacy" not in text.lower()
    assert "/CreationDate" not in pdf.file.docinfo
    assert "CreateDate" not in pdf.metadata
    assert pdf.links == []
