from pathlib import Path

import pytest

from audit_app.content import guide
from audit_app.domain.guide import GuidePage, Part
from audit_app.domain.words import Words
from audit_app.export.guide import guide_pdf, guide_text
from tests.export.lists import HOSTILE
from tests.export.reading import Pdf


@pytest.mark.parametrize("page", guide.load(), ids=lambda page: page.id)
def test_a_page_says_on_paper_what_it_says_on_the_screen(
    page: GuidePage, words: Words, resources: Path
) -> None:
    pdf = Pdf(guide_pdf(page, words, large=False, resources=resources))
    text = guide_text(page).decode()

    assert pdf.headings[0] == ("H1", page.title)
    assert [said for tag, said in pdf.headings[1:] if tag == "H2"] == [
        part.text for part in page.parts if part.kind == "heading"
    ]
    for part in page.parts:
        said = " ".join(part.text.replace("**", "").split())
        assert said in " ".join(pdf.text().split())
        assert said in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 72
    assert "pdfuaid" in pdf.metadata


def test_large_print_is_large(words: Words, resources: Path) -> None:
    page = guide.load()[0]
    normal, large = (
        Pdf(guide_pdf(page, words, large=each, resources=resources)) for each in (False, True)
    )
    assert large.pages > normal.pages


def test_hostile_words_are_only_words(words: Words, resources: Path) -> None:
    parts = tuple(Part(kind="item", text=text) for text in HOSTILE)
    page = GuidePage(id="x", title=HOSTILE[0], parts=parts)
    pdf = Pdf(guide_pdf(page, words, large=False, resources=resources))
    assert "panic" in pdf.text()
    assert b"panic" in guide_text(page)
