"""Draws the parts, and screens made of them, as pictures to look at.

``python tests/ui/kit/sheet.py parts out.png --theme dark --text 150``. It needs no display.
"""

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import cast

ROOT = Path(__file__).parents[3]
SCREENS = ROOT / "tests/ui/screens.json"
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={SCREENS}")

from PySide6.QtCore import Qt, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from audit_app.content import strings  # noqa: E402
from audit_app.domain.errors import AuditError  # noqa: E402
from audit_app.domain.words import Words  # noqa: E402
from audit_app.ui.kit import cards, fields, icons, steps, strip, text  # noqa: E402
from audit_app.ui.kit.answers import Answers, Offered  # noqa: E402
from audit_app.ui.kit.boxes import Column, Row, TopRow  # noqa: E402
from audit_app.ui.kit.buttons import Button, Disclosure, Kind  # noqa: E402
from audit_app.ui.kit.drawing import Laptop  # noqa: E402
from audit_app.ui.kit.flow import Beside, Flow, Tiles, pair  # noqa: E402
from audit_app.ui.kit.focus import FocusRing  # noqa: E402
from audit_app.ui.kit.foot import Foot, SavedLine, SavedState  # noqa: E402
from audit_app.ui.kit.marks import MarkKind, MarkSign  # noqa: E402
from audit_app.ui.kit.page import Page  # noqa: E402
from audit_app.ui.kit.rail import Door  # noqa: E402
from audit_app.ui.kit.rail_rows import RailContent, RailEntry  # noqa: E402
from audit_app.ui.kit.rows import ActionRow, AppRow, Contact, Situation  # noqa: E402
from audit_app.ui.kit.segments import Segments  # noqa: E402
from audit_app.ui.kit.shell import Shell  # noqa: E402
from audit_app.ui.kit.text import Heading, Label  # noqa: E402
from audit_app.ui.kit.theme import ARGUMENTS, Choice, Theme  # noqa: E402
from audit_app.ui.kit.ticks import TickTile  # noqa: E402
from audit_app.ui.kit.tokens import Role, Token, Width  # noqa: E402
from audit_app.ui.notices import Notices, WayOn  # noqa: E402

YES_NO = [("yes", "Yes"), ("no", "No"), ("not-sure", "Not sure")]
MENU = (
    RailEntry("home", "Home", "home"),
    RailEntry("checkin", "Check-in", "checkin"),
    RailEntry("actions", "Actions", "actions", "5"),
    RailEntry("changed", "What changed", "changed"),
    RailEntry("settings", "Settings", "settings"),
)
DONE, PART, TODO = MarkKind.DONE, MarkKind.PART, MarkKind.TO_DO
TOPICS = (
    RailEntry("look", "How you look online", mark=DONE, line="3 of 3 answered"),
    RailEntry("details", "Your details", mark=DONE, line="3 of 3 answered"),
    RailEntry("posts", "Who sees your posts", mark=DONE, line="2 of 2 answered"),
    RailEntry("friends", "Friends and followers", mark=DONE, line="2 of 2 answered"),
    RailEntry("passwords", "Passwords and devices", mark=PART, line="2 of 3 answered"),
    RailEntry("post", "What you post", mark=TODO, line="3 questions"),
    RailEntry("rules", "School rules and time", mark=TODO, line="2 questions"),
    RailEntry("wrong", "If something goes wrong", mark=TODO, line="2 questions"),
)


def group(title: str, *parts: QWidget) -> Column:
    return Column(text.muted(title, Role.SMALL_STRONG), *parts, space=10)


def page_parts(words: Words) -> QWidget:
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
    marks = Flow(space=12)
    for kind in MarkKind:
        word = Label(words(f"kit.marks.{kind.value}"), Role.SMALL, token=Token.TEXT, wrap=False)
        marks.add(Row(MarkSign(kind), word, space=6))
    signs = Flow(space=18)
    for file in sorted((ROOT / "resources/icons").glob("*.svg")):
        signs.add(icons.Icon(file.stem, Token.TEXT, 24))
    left = Column(
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
    right = Column(
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
    page = Page(width=2000)
    page.body.add(pair(left, right, space=56))
    return page


def question_page(words: Words) -> Page:
    foot = Foot()
    saved = SavedLine(words)
    saved.show_state(SavedState.SAVED)
    foot.add_left(Button("Back"), saved)
    foot.add_right(Button("Skip"), Button("Next question", Kind.FILLED))
    page = Page(width=Width.ANSWER, foot=foot)
    page.follow(saved.fold)
    return page


def how_panel() -> cards.Panel:
    panel = cards.Panel(space=6)
    panel.add(
        steps.Steps(
            (
                "Sign in to your Google Account in your web browser.",
                "Choose **Security**, then **Passkeys**, or **2-Step Verification**.",
                "Follow the steps on the screen. Keep your phone near you.",
            )
        )
    )
    panel.gap(10).add(
        cards.Facts(("Set to", "Passkey and 2-Step on"), ("Checked on", "October 2026"))
    ).gap(10)
    panel.add(
        Flow(
            Button("Open this page", icon="open"),
            Button("Copy link", Kind.PLAIN, "copy"),
            Label("Opens in your web browser.", Role.SMALL),
        )
    )
    return panel


def shell_of(words: Words, page: Page, content: RailContent | None) -> Shell:
    shell = Shell(words)
    shell.show_rail(content)
    shell.show_page(page)
    return shell


def checkin_rail() -> RailContent:
    return RailContent(
        TOPICS, "passwords", "Autumn check-in", "12 answered, 8 to go", "12 of 20", way_home=True
    )


def screen_question(words: Words) -> QWidget:
    page = question_page(words)
    answers = Answers(
        "Is your main email protected best of all?",
        [
            Offered("yes", "Yes", "Its own password, and a second step"),
            Offered("no", "No", "We will add it to your list"),
            Offered("not-sure", "Not sure", "That is fine. We will add “find out” to your list"),
            Offered("does-not-apply", "Does not apply", "I have no email of my own"),
        ],
    )
    answers.choose("not-sure")
    how = how_panel()
    opener = Disclosure("How do I do this?", how)
    opener.setChecked(True)
    page.body.add(text.muted("Passwords and devices, question 2 of 3")).gap(4)
    page.body.add(Heading("Is your main email protected best of all?", Role.QUESTION)).gap(4)
    page.body.add(text.muted("Your email can reset everything else.", Role.BODY)).gap(16)
    page.body.add(answers).gap(10)
    page.body.add(Flow(opener, Disclosure("Add a private note"), space=24)).gap(2)
    page.body.add(how)
    return shell_of(words, page, checkin_rail())


def screen_apps(words: Words) -> QWidget:
    page = question_page(words)
    rows = []
    for app, answer in (
        ("Facebook", "yes"),
        ("Instagram", "no"),
        ("WhatsApp", "not-sure"),
        ("X (formerly Twitter)", None),
    ):
        row = AppRow(app, YES_NO, how="How", how_panel=how_panel())
        row.answers.choose(answer)
        page.follow(row.fold)
        rows.append(row)
    page.body.add(text.muted("Passwords and devices, question 3 of 3")).gap(4)
    page.body.add(
        Heading("Is a passkey or two-step verification on for each app?", Role.QUESTION)
    ).gap(4)
    page.body.add(
        text.muted(
            "A second step keeps people out, even if they know your password. Answer for each app.",
            Role.BODY,
        )
    ).gap(18)
    page.body.add(cards.listed(*rows)).gap(10)
    page.body.add(
        Flow(Disclosure("Add a private note"))
        .push()
        .add(Button("My apps have changed", Kind.PLAIN))
    )
    if rows[1].how is not None:
        rows[1].how.setChecked(True)
    return shell_of(words, page, checkin_rail())


def screen_home(words: Words) -> QWidget:
    page = Page()
    art = Laptop()
    page.follow(art.fold)
    said = Column(space=4)
    said.add(Heading("This term's check-in", Role.CARD)).gap(8)
    said.add(
        Label(
            "20 questions. 12 of the answers can be kept from last term, if they are still "
            "true. You can stop at any point and come back to the same place."
        )
    ).gap(14)
    said.add(
        Flow(
            Button("Start this check-in", Kind.FILLED),
            Row(icons.Icon("clock", Token.MUTED, 18), text.muted("About 7 minutes"), space=8),
            space=16,
        )
    )
    hero = cards.Card(Row(space=24).add(said, stretch=1).add(art))
    first = cards.Card(Heading("Do these first", Role.CARD), space=0)
    for number, (kind, title, line) in enumerate(
        (
            (TODO, "Make Facebook private, or set posts to friends", "3 minutes"),
            (TODO, "Switch on tag review on Facebook", "2 minutes"),
            (MarkKind.FIND_OUT, "Find out who to tell if someone bullies you online", "2 minutes"),
        )
    ):
        if number:
            first.add(cards.Rule())
        first.add(ActionRow(words, kind, title, line))
    first.gap(8).add(
        Button("See all 5 actions", Kind.PLAIN, "arrow", icon_after=True, flush=True),
        align=Qt.AlignmentFlag.AlignLeft,
    )
    gone = cards.Card(Heading("How it has gone", Role.CARD), space=16)
    gone.add(
        strip.Term(words, "Summer term", "first check-in, 16 June", (11, 6, 3)),
        strip.Term(words, "Today", "after the actions you finished", (15, 3, 2)),
        text.muted("You have finished 4 actions since the summer."),
    )
    page.body.add(Heading("Good afternoon", Role.HEADING)).gap(4)
    page.body.add(text.lead("It is the autumn term. Your last check-in was on 16 June.")).gap(20)
    page.body.add(hero).gap(24).add(pair(first, gone))
    return shell_of(words, page, RailContent(MENU, "home"))


def screen_settings(words: Words) -> QWidget:
    page = Page()
    page.body.add(Heading("Settings", Role.HEADING)).gap(18)
    size = Segments("Text size", [("100", "Normal"), ("150", "Larger"), ("200", "Largest")])
    size.choose("100")
    colours = Segments(
        "Colours",
        [
            ("system", "Same as laptop"),
            ("light", "Light"),
            ("dark", "Dark"),
            ("contrast", "High contrast"),
        ],
    )
    colours.choose("system")
    page.body.add(
        Heading("How it looks", Role.STRONG),
        cards.listed(
            cards.SettingRow("Text size", "Everything grows with it.", size),
            cards.SettingRow("Colours", "Follow this laptop, or choose.", colours),
        ),
    ).gap(18)
    page.body.add(
        Heading("Privacy", Role.STRONG),
        cards.listed(
            cards.SettingRow(
                "Lock the app when I walk away",
                "You cannot change this one. Ask IT if it does not suit you.",
                fields.Locked("After 10 minutes", words),
            ),
            cards.SettingRow(
                "Reminder once a term",
                "In the app, and in your calendar if you add it.",
                Button("Add to my calendar", icon="calendar"),
            ),
        ),
    ).gap(16)
    page.body.add(
        cards.listed(
            cards.SettingRow(
                "Delete everything",
                "Removes all your answers from this laptop. It cannot be undone.",
                Button("Delete everything", Kind.CARE),
            )
        )
    )
    return shell_of(words, page, RailContent(MENU, "settings"))


def screen_help(words: Words) -> QWidget:
    page = Page()
    page.body.add(Heading("What is happening?", Role.HEADING)).gap(4)
    page.body.add(
        text.lead(
            "Choose the nearest one. You will get clear steps, in order. You are "
            "not in trouble for looking."
        )
    ).gap(18)
    page.body.add(
        cards.CareCard(
            "",
            "**If someone is in danger now, call 999.** If it can wait a "
            "little, call the police on 101.",
            icon="phone",
        )
    ).gap(14)
    found = [
        ("message", "A pupil has contacted me", "Or is following me, or knows my number"),
        ("storm", "Someone is abusing or threatening me", "A parent, a pupil or a stranger"),
        ("twins", "A fake account uses my name or photo", "Or someone has copied my pictures"),
        ("lockout", "I cannot get in, or someone else is in", "A hacked or stolen account"),
    ]
    page.body.add(Tiles(*(Situation(*each) for each in found), columns=2, least=330, space=12))
    page.body.gap(20).add(
        cards.Card(
            Heading("Talk to someone", Role.STRONG),
            Tiles(
                Contact("Education Support", "08000 562 561", "Free, any time, day or night"),
                Contact(
                    "POSH, the online safety line", "0344 381 4772", "Monday to Friday, 10 to 4"
                ),
                Contact("Your school", "Ask the office", "Head or safeguarding lead", "school"),
                columns=3,
                least=220,
                space=20,
            ),
        )
    )
    page.body.gap(12).add(
        cards.CareCard(
            "Tell your headteacher or safeguarding lead today",
            "**Keep the message. Do not reply.**",
        )
    )
    shell = shell_of(words, page, RailContent(MENU))
    shell.set_inside(inside=True)
    return shell


def screen_protect(words: Words) -> QWidget:
    foot = Foot()
    foot.add_left(Button("Back"))
    foot.add_right(Button("Next", Kind.FILLED))
    page = Page(width=Width.ANSWER, foot=foot)
    ways = Answers(
        "Protect your answers",
        [
            Offered(
                "keyring",
                "Open when I sign in to this laptop",
                "Nothing new to remember. Anyone who can sign in as you can open it too.",
                "We tried it on this laptop, and it works.",
            ),
            Offered(
                "passphrase",
                "Ask me for a passphrase each time",
                "Best if you share this laptop, or leave it open at home.",
            ),
        ],
        stacked=True,
    )
    ways.choose("keyring")
    page.body.add(Heading("Protect your answers", Role.HEADING)).gap(6)
    page.body.add(text.lead("Your answers are always locked. Choose how you open them.")).gap(24)
    page.body.add(ways).gap(24)
    page.body.add(
        cards.NotePanel(
            "At the end, we show you a spare key to print or copy out. If "
            "the laptop is reset, it is the only way back in.",
            "You will also get a spare key",
        )
    )
    page.body.gap(24).add(
        Tiles(
            cards.CountCard(DONE, 16, "done"),
            cards.CountCard(TODO, 3, "to do"),
            cards.CountCard(MarkKind.FIND_OUT, 1, "to find out"),
            columns=3,
            least=200,
            space=16,
        )
    )
    rail = RailContent(
        TOPICS[:4], "details", "Getting started", "Step 2 of 4, about 2 minutes", "Step 2 of 4"
    )
    return shell_of(words, page, rail)


def screen_bare(words: Words) -> QWidget:
    page = Page()
    page.body.add(
        Beside(Heading("Check your own privacy online, once a term", Role.HEADING), Laptop(400))
    )
    page.body.add(
        TopRow(icons.Icon("tick", Token.ACCENT), space=12).add(
            Label("Your answers are locked away on this laptop.", Role.LEAD, token=Token.TEXT),
            stretch=1,
        )
    )
    return shell_of(words, page, None)


def screen_notice(words: Words) -> QWidget:
    shell = screen_question(words)
    texts = dict(words._texts)
    texts |= {
        "errors.full.title": "This laptop is full, so your last answer is not saved yet",
        "errors.full.what": "It is still on the screen behind this box. Your other 11 answers are "
        "safe.",
        "errors.full.do": "Empty the Recycle Bin, or delete a large download.\nCome back here and "
        "choose **Try again**.",
    }
    notices = Notices(shell, Words(texts), "0.1")
    ways = (WayOn("Leave without saving it"), WayOn("Try again", filled=True))
    QTimer.singleShot(0, lambda: notices.show(AuditError("errors.full"), ways))
    return shell


def screen_fault(words: Words) -> QWidget:
    shell = screen_question(words)
    notices = Notices(shell, words, "0.1")

    def go() -> None:
        try:
            int("a secret")
        except ValueError as wrong:
            notices.show(wrong)
        for opener in shell.findChildren(Disclosure):
            opener.setChecked(True)

    QTimer.singleShot(0, go)
    return shell


SHEETS: dict[str, Callable[[Words], QWidget]] = {
    "parts": page_parts,
    "question": screen_question,
    "apps": screen_apps,
    "home": screen_home,
    "settings": screen_settings,
    "help": screen_help,
    "protect": screen_protect,
    "bare": screen_bare,
    "notice": screen_notice,
    "fault": screen_fault,
}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("sheet", choices=SHEETS)
    asked.add_argument("out")
    asked.add_argument("--theme", default="light", choices=["light", "dark", "contrast"])
    asked.add_argument("--text", type=int, default=100)
    asked.add_argument("--font", default="lexend", choices=["lexend", "system"])
    asked.add_argument("--size", default="1180x740")
    asked.add_argument("--focus", default="", help="the identifier of the part to focus")
    given = asked.parse_args()
    app = QApplication(["sheet", *ARGUMENTS])
    theme = Theme(app, ROOT / "resources")
    theme.wear(cast("Choice", given.theme), given.text, given.font)
    ring = FocusRing(app)
    shown = SHEETS[given.sheet](strings.load())
    shown.resize(*map(int, given.size.split("x")))
    shown.show()
    app.processEvents()
    if given.focus:
        shown.activateWindow()
        ring._keys = True
        for part in shown.findChildren(QWidget, given.focus):
            part.setFocus()
    for _ in range(4):
        app.processEvents()
    shown.grab().save(given.out)


if __name__ == "__main__":
    main()
