"""Screens made of the parts, with invented words: to test, and to look at."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from audit_app.domain.words import Words
from audit_app.ui.kit import icons
from audit_app.ui.kit.boxes import TopRow
from audit_app.ui.kit.drawing import Laptop
from audit_app.ui.kit.flow import Beside
from audit_app.ui.kit.page import Page
from audit_app.ui.kit.text import Heading, Label
from audit_app.ui.kit.tokens import Role, Token
from tests.ui.kit.sample_frames import (
    shell_of,
)
from tests.ui.kit.sample_parts import page_parts
from tests.ui.kit.sample_steps import (
    screen_apps,
    screen_fault,
    screen_notice,
    screen_question,
)


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
    "bare": screen_bare,
    "notice": screen_notice,
    "fault": screen_fault,
}
