from pathlib import Path

import msgspec
import pytest

from audit_app.content import checklists
from audit_app.domain.checklist import Checklist
from audit_app.domain.words import Words
from audit_app.export.paper import paper_html, paper_pdf, paper_text
from tests.export.lists import HOSTILE
from tests.export.reading import Page, Pdf
from tests.samples import checklist as sample
from tests.samples import question, two_step


@pytest.fixture(scope="module")
def shipped() -> Checklist:
    return checklists.load().checklist


@pytest.fixture(scope="module")
def small(words: Words, resources: Path) -> Pdf:
    return Pdf(paper_pdf(sample(), words, large=False, resources=resources))


def hostile(text: str) -> Checklist:
    """Everything that an added file could write is ``text``."""
    whole = sample()
    asked = (question("q", text=text, why=text), msgspec.structs.replace(two_step(), text=text))
    topic = msgspec.structs.replace(whole.topics[0], name=text, about=text, questions=asked)
    page = msgspec.structs.replace(
        whole.help_pages[0], title=text, tell=text, tell_more=(text,), words=text
    )
    contact = msgspec.structs.replace(
        whole.contacts[0], name=text, phone=text, hours=text, url="javascript:alert(1)"
    )
    return msgspec.structs.replace(whole, topics=(topic,), help_pages=(page,), contacts=(contact,))


def test_the_pdf_says_that_it_is_accessible(small: Pdf) -> None:
    assert small.root.MarkInfo.Marked
    assert str(small.root.Lang) == "en-GB"
    assert small.root.ViewerPreferences.DisplayDocTitle
    assert "pdfuaid" in small.metadata
    assert str(small.file.docinfo["/Title"]) == "Blank checklist"
    assert "/CreationDate" not in small.file.docinfo


def test_apps_are_a_table_with_headings_and_blank_rows(small: Pdf) -> None:
    # One question about apps (four columns), and the people at school (three).
    assert small.tags["Table"] == 2
    assert small.tags["TH"] == 4 + 3
    assert small.tags["TD"] == 5 * 4 + 5 * 3


def test_headings_lead_from_topics_to_questions_to_help(small: Pdf) -> None:
    titles = [words for level, words in small.headings if level == "H2"]
    assert titles == [
        "Before you start",
        "Passwords and devices",
        "If something goes wrong",
        "If something is happening now",
        "People at my school",
        "People who can help",
    ]


def test_the_whole_shipped_checklist_prints_in_both_sizes(
    shipped: Checklist, words: Words, resources: Path
) -> None:
    questions = [q.text for topic in shipped.topics for q in topic.questions]
    normal = Pdf(paper_pdf(shipped, words, large=False, resources=resources))
    large = Pdf(paper_pdf(shipped, words, large=True, resources=resources))

    for pdf in (normal, large):
        titles = " ".join(said for level, said in pdf.headings if level == "H3")
        assert [text for text in questions if text not in titles] == []
    text = normal.text()
    assert [c.phone for c in shipped.contacts if c.phone not in text] == []
    assert [p.tell for p in shipped.help_pages if p.tell not in text] == []
    # The number of a step in its ring, and the sign "?" of a mark, stand beside their words.
    assert {size for size in large.sizes() if size < 18} <= {14.8}


def test_the_page_asks_the_same(shipped: Checklist, words: Words, resources: Path) -> None:
    page = Page(paper_html(shipped, words, resources=resources))
    questions = [q for topic in shipped.topics for q in topic.questions]

    assert page.still_open == []
    assert [q.text for q in questions if q.text not in page.text] == []
    tables = sum(q.kind.value == "per-app" for q in questions)
    assert len(page.named("table")) == tables + 1
    assert {a["scope"] for a in page.named("th")} == {"col", "row"}
    assert not page.named("script")
    assert not page.named("input")


def test_the_text_asks_the_same_in_short_lines(shipped: Checklist, words: Words) -> None:
    text = paper_text(shipped, words).decode("utf-8")
    lines = text.splitlines()
    flat = " ".join(text.split())

    asked = [q for topic in shipped.topics for q in topic.questions]
    assert [q.text for q in asked if q.text not in flat] == []
    assert not [line for line in lines if len(line) > 72 and not line.startswith("https://")]
    assert lines.count("[ ] Not sure") == sum(q.kind.value != "per-app" for q in asked)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_only_words(text: str, words: Words, resources: Path) -> None:
    whole = hostile(text)
    pdf = Pdf(paper_pdf(whole, words, large=True, resources=resources))
    content = paper_html(whole, words, resources=resources)
    page = Page(content)

    assert len([level for level, _ in pdf.headings if level == "H3"]) == 3
    assert pdf.links == []
    assert page.still_open == []
    assert not page.named("script")
    assert not page.named("a")
    for shown in (content.decode(), paper_text(whole, words).decode()):
        assert not [c for c in shown if ord(c) < 32 and c != "\n"]
        assert "\u202e" not in shown


def test_a_checklist_with_nothing_in_it(words: Words, resources: Path) -> None:
    bare = msgspec.structs.replace(sample(), topics=(), help_pages=(), contacts=(), apps=())

    assert Pdf(paper_pdf(bare, words, large=False, resources=resources)).pages >= 1
    assert Page(paper_html(bare, words, resources=resources)).still_open == []
    assert paper_text(bare, words)


def test_nothing_is_lost_when_a_question_is_longer_than_a_page(
    words: Words, resources: Path
) -> None:
    note = " ".join(f"word{n}" for n in range(1500))
    pdf = Pdf(paper_pdf(hostile(note), words, large=False, resources=resources))

    text = pdf.text()
    assert [n for n in range(1500) if text.count(f"word{n} ") < 8] == []
