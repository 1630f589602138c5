"""What is worn can be changed while it is worn."""

import pytest
from PySide6.QtGui import QAccessible, QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audit_app.content import shipped
from audit_app.domain.words import Words
from audit_app.ui.kit import look
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.fields import LineField
from audit_app.ui.kit.icons import Icon, pixmap
from audit_app.ui.kit.marks import MarkKind, MarkSign
from audit_app.ui.kit.strip import Strip, Term
from audit_app.ui.kit.text import Label
from audit_app.ui.kit.theme import Theme
from audit_app.ui.kit.tokens import COLOURS, LETTERS, Role, Scheme, Token

ICONS = sorted(file.stem for file in shipped.path("resources", "icons").glob("*.svg"))


@pytest.mark.parametrize("scheme", Scheme)
def test_every_token_reaches_every_part(theme: Theme, scheme: Scheme) -> None:
    label = Label("x")
    theme.wear(scheme.value)
    for token in Token:
        assert look.colour(label, token) == QColor(COLOURS[token][scheme])


def test_a_part_on_show_changes_its_colours(qtbot: QtBot, theme: Theme) -> None:
    button = Button("Next", Kind.FILLED)
    qtbot.addWidget(button)
    button.show()
    seen = set()
    for choice in Scheme:
        theme.wear(choice.value)
        seen.add(button.grab().toImage().pixelColor(20, 20).name().upper())
    assert seen == {COLOURS[Token.ACCENT][scheme] for scheme in Scheme}


def test_a_field_on_show_changes_too_though_no_label_wears_a_sheet(
    qtbot: QtBot, theme: Theme, qapp: QApplication
) -> None:
    field = LineField("x")
    qtbot.addWidget(field)
    field.show()
    for choice in Scheme:
        theme.wear(choice.value)
        ground = field.grab().toImage().pixelColor(4, field.height() // 2)
        assert ground == QColor(COLOURS[Token.SURFACE][choice])
    assert not qapp.styleSheet()


@pytest.mark.parametrize("percent", [100, 125, 150, 175, 200])
def test_text_size_is_the_em_of_everything(qapp: QApplication, theme: Theme, percent: int) -> None:
    theme.wear("light", percent)
    assert qapp.font().pixelSize() == round(15 * percent / 100)
    assert look.em(Label("x")) == qapp.font().pixelSize()


def test_the_letters_are_lexend_or_the_laptops_own(qapp: QApplication, theme: Theme) -> None:
    assert qapp.font().family() == "Lexend"
    theme.wear("light", 100, "system")
    assert qapp.font().family() != "Lexend"
    assert qapp.font().pixelSize() == 15


def test_the_system_choice_is_one_of_the_schemes_and_says_so(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.wear("system")
    assert theme.scheme in Scheme
    theme.wear("contrast")
    assert theme.scheme is Scheme.CONTRAST


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_drawn_in_its_ink_alone(name: str) -> None:
    picture = pixmap(Icon(name), name, Token.CARE, 48).toImage()
    solid = {
        picture.pixelColor(x, y).name().upper()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    }
    inks = {COLOURS[Token.CARE][Scheme.LIGHT], COLOURS[Token.ON_ACCENT][Scheme.LIGHT]}
    assert COLOURS[Token.CARE][Scheme.LIGHT] in solid
    mixed = name.startswith(("brand", "mark-done"))
    assert solid <= inks or mixed


def test_white_ink_stays_white(theme: Theme) -> None:
    """The inner colour is written #fff in the files: white ink must not be taken for it."""
    theme.wear("contrast")
    picture = pixmap(Icon("open"), "open", Token.TEXT, 96).toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert colours == {"#ffffff"}


def test_an_icon_nobody_drew_is_a_bug_that_shows() -> None:
    with pytest.raises(LookupError):
        pixmap(Label(""), "no-such-icon")


def test_no_two_marks_look_alike_even_without_colour(theme: Theme) -> None:
    theme.wear("contrast")
    looks = []
    for kind in MarkKind:
        sign = MarkSign(kind, 24)
        sign.resize(sign.sizeHint())
        image = sign.grab().toImage()
        grey = image.convertToFormat(image.Format.Format_Mono)
        looks.append(bytes(grey.constBits()))
    assert len(set(looks)) == len(MarkKind)


def test_a_strip_says_its_counts(words: Words) -> None:
    term = Term(words, "Summer term", "16 June", (11, 6, 1))
    (strip,) = term.findChildren(Strip)
    found = QAccessible.queryAccessibleInterface(strip)
    assert found.role() == QAccessible.Role.Graphic
    expected = "Summer term: 11 done, 6 to do, 1 to find out"
    assert found.text(QAccessible.Text.Name) == expected


@pytest.mark.parametrize("counts", [(0, 0, 1), (30, 0, 0), (1, 1, 100), (0, 0, 0)])
def test_a_strip_of_any_counts_can_be_drawn(
    qtbot: QtBot, words: Words, counts: tuple[int, int, int]
) -> None:
    term = Term(words, "Summer term", "", counts)
    qtbot.addWidget(term)
    term.resize(300, 100)
    assert not term.grab().isNull()
    legend = [label.text() for label in term.findChildren(Label)]
    assert all(str(count) in " ".join(legend) for count in counts if count)


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("weight", [400, 600])
def test_zero_is_plain(qapp: QApplication, weight: int) -> None:
    """Dates, telephone numbers and spare keys are full of zeros: no stroke or dot inside."""
    letters = QFont(qapp.font())
    letters.setPixelSize(200)
    letters.setWeight(QFont.Weight(weight))
    zero = QFontMetrics(letters).tightBoundingRect("0")
    picture = QImage(zero.size(), QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setFont(letters)
    painter.drawText(-zero.topLeft(), "0")
    painter.end()
    middle = picture.rect().center()
    inside = range(middle.y() - zero.height() // 5, middle.y() + zero.height() // 5)
    assert {picture.pixelColor(middle.x(), y).name() for y in inside} == {"#ffffff"}
    assert picture.pixelColor(middle.x(), 4).name() == "#000000"


@pytest.mark.parametrize("percent", [100, 200])
def test_more_space_is_what_wcag_asks_for(theme: Theme, percent: int) -> None:
    """1.4.12: letters 0.12, words 0.16 and lines 1.5 of their size. Qt counts in 64ths."""
    theme.wear("light", percent, "lexend", "more")
    for role in Role:
        label = Label("x", role)
        letters = look.font(label, role)
        size = letters.pixelSize()
        assert letters.letterSpacing() >= 0.12 * size - 0.02
        assert letters.wordSpacing() >= 0.16 * size - 0.02
        assert look.line_height(label, role) >= 1.5 * look.exact(label, LETTERS[role].size) - 0.01
    theme.wear("light")
