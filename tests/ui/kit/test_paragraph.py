import pytest
from PySide6.QtGui import QFont

from audit_app.ui.kit.paragraph import Paragraph, emphasis

pytestmark = pytest.mark.usefixtures("theme")


@pytest.mark.parametrize(
    ("text", "plain", "runs"),
    [
        ("Choose **Posts**.", "Choose Posts.", ((7, 5),)),
        ("**A**, then **B**", "A, then B", ((0, 1), (8, 1))),
        ("nothing", "nothing", ()),
        ("2 ** 3", "2 ** 3", ()),
        ("**open", "**open", ()),
        ("**A** and **", "A and **", ((0, 1),)),
        ("", "", ()),
    ],
)
def test_only_pairs_of_stars_mean_anything(
    text: str, plain: str, runs: tuple[tuple[int, int], ...]
) -> None:
    assert emphasis(text) == (plain, runs)


def paragraph(text: str, line: float = 20) -> Paragraph:
    font = QFont("Lexend")
    font.setPixelSize(15)
    return Paragraph(text, font, line)


def test_lines_have_the_height_asked_for() -> None:
    words = paragraph("one two three four five six")
    assert words.height(10_000) == 20
    assert words.height(words.natural_width()) == 20
    assert words.height(words.natural_width() / 2) >= 40


def test_a_word_wider_than_its_room_breaks_instead_of_leaving_it() -> None:
    assert paragraph("Donaudampfschifffahrtsgesellschaft").height(60) >= 80


def test_a_new_line_in_the_text_is_a_new_line_on_the_page() -> None:
    assert paragraph("one\ntwo").height(10_000) == 40


def test_the_longest_word_is_the_least_width() -> None:
    words = paragraph("a verification b")
    assert paragraph("verification").natural_width() == pytest.approx(words.least_width(), abs=2)


def lines(words: Paragraph, width: float) -> list[str]:
    words.height(width)
    layout, text = words._layout, words._layout.text()
    made = (layout.lineAt(number) for number in range(layout.lineCount()))
    return [text[line.textStart() :][: line.textLength()].strip() for line in made]


def test_no_word_stands_alone_on_the_last_line() -> None:
    words = paragraph("A second step keeps people out, even if they know your password.")
    width = paragraph("A second step keeps people out, even if they know your").natural_width()
    assert lines(words, width) == [
        "A second step keeps people out, even if they know",
        "your password.",
    ]
    assert words.height(width) == 40


def test_a_word_stays_alone_where_it_must() -> None:
    narrow = paragraph("one two").natural_width()
    assert lines(paragraph("one two three"), narrow) == ["one two", "three"]
    wide = paragraph("one two three four").natural_width()
    assert lines(paragraph("one two three four\nfive"), wide) == ["one two three four", "five"]
    long = "Donaudampfschifffahrt"
    room = paragraph(long).natural_width()
    assert lines(paragraph(f"a b c def {long}"), room) == ["a b c def", long]
