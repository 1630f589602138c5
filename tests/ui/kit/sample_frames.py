"""What the sample screens share: rails, a foot, a How panel. The words are invented."""

from audit_app.domain.words import Words
from audit_app.ui.kit import cards, steps
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.foot import Foot, SavedLine, SavedState
from audit_app.ui.kit.marks import MarkKind
from audit_app.ui.kit.page import Page
from audit_app.ui.kit.rail_rows import RailContent, RailEntry
from audit_app.ui.kit.shell import Shell
from audit_app.ui.kit.text import Label
from audit_app.ui.kit.tokens import Role, Width

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
