"""Screens made of the parts, with invented words: to test, and to look at."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from audit_app.domain.words import Words
from audit_app.ui.kit import cards, fields, icons, strip, text
from audit_app.ui.kit.boxes import Column, Row, TopRow
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.drawing import Laptop
from audit_app.ui.kit.flow import Beside, Flow, Tiles, pair
from audit_app.ui.kit.marks import MarkKind
from audit_app.ui.kit.page import Page
from audit_app.ui.kit.rail_rows import RailContent
from audit_app.ui.kit.rows import ActionRow, Contact, Situation
from audit_app.ui.kit.segments import Segments
from audit_app.ui.kit.text import Heading, Label
from audit_app.ui.kit.tokens import Role, Token
from tests.ui.kit.sample_frames import (
    MENU,
    TODO,
    shell_of,
)
from tests.ui.kit.sample_parts import page_parts
from tests.ui.kit.sample_steps import (
    screen_apps,
    screen_fault,
    screen_notice,
    screen_protect,
    screen_question,
)


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
