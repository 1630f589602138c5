"""Every part on one page."""

from PySide6.QtWidgets import QWidget

from audit_app.content import shipped
from audit_app.domain.words import Words
from audit_app.ui.kit import fields, icons, strip, text
from audit_app.ui.kit.answers import Answers, Offered
from audit_app.ui.kit.boxes import Column, Row
from audit_app.ui.kit.buttons import Button, Disclosure, Kind
from audit_app.ui.kit.flow import Flow, Tiles, pair
from audit_app.ui.kit.marks import MarkKind, MarkSign
from audit_app.ui.kit.page import Page
from audit_app.ui.kit.rail import Door
from audit_app.ui.kit.segments import Segments
from audit_app.ui.kit.text import Heading, Label
from audit_app.ui.kit.ticks import TickTile
from audit_app.ui.kit.tokens import Role, Token
from tests.ui.kit.sample_frames import YES_NO


def group(title: str, *parts: QWidget) -> Column:
    return Column(text.muted(title, Role.SMALL_STRONG), *parts, space=10)


def signs_and_fields(words: Words) -> Column:
    marks = Flow(space=12)
    for kind in MarkKind:
        word = Label(words(f"kit.marks.{kind.value}"), Role.SMALL, token=Token.TEXT, wrap=False)
        marks.add(Row(MarkSign(kind), word, space=6))
    signs = Flow(space=18)
    for file in sorted(shipped.path("resources", "icons").glob("*.svg")):
        signs.add(icons.Icon(file.stem, Token.TEXT, 24))
    return Column(
        group(
            "Type: Lexend, two weights (400, 600)",
            Heading("Page heading 28", Role.HEADING),
            Heading("Question 23", Role.QUESTION),
            Heading("Card heading 18", Role.CARD),
            text.lead("Lead 16"),
            Label("Body 15, **emphasised** words", emphasised=True),
            text.muted("Note 14 and small print 13"),
        ),
        group("Marks: shape and word, never colour alone", marks),
        group("Icons", signs),
        group(
            "Fields",
            fields.Field("A name", fields.LineField("Some text"), "With help"),
            fields.Field("A list", fields.PickList([("a", "Teaching assistant")]), wide=False),
            fields.Field("A passphrase", fields.SecretField(words)),
        ),
        space=22,
    )


def controls(words: Words) -> Column:
    offered = [
        Offered("yes", "Yes", "At rest"),
        Offered("no", "No", "Focus: 3 px ring, 4 px outside"),
        Offered("not-sure", "Not sure", "Chosen: tint, 2 px line, dot"),
    ]
    answers = Answers("Parts", offered)
    answers.choose("not-sure")
    off = Button("Not now")
    off.setEnabled(False)
    how = Disclosure("How do I do this?")
    how.setChecked(True)
    one = Segments("One", YES_NO, equal=True)
    one.choose("no")
    return Column(
        group(
            "Buttons: 44 high, radius 8",
            Flow(
                Button("Next question", Kind.FILLED),
                Button("Skip"),
                Button("Copy link", Kind.PLAIN, "copy"),
                off,
                space=14,
            ),
            Flow(Door(words), how, space=14),
        ),
        group("Answer cards: 48 high, whole card is the target", answers),
        group("One answer per app: 40 high, arrow keys move inside", one),
        group("Tick tiles", Tiles(TickTile("Facebook", ticked=True), TickTile("TikTok"))),
        group("History strip", strip.Term(words, "Summer term", "16 June", (11, 6, 3))),
        space=22,
    )


def page_parts(words: Words) -> QWidget:
    page = Page(width=2000)
    page.body.add(pair(signs_and_fields(words), controls(words), space=56))
    return page
