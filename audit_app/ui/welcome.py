"""The first screen of all: what this is, and what is promised."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from audit_app.ui.context import Context
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column, TopRow
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.drawing import Laptop
from audit_app.ui.kit.flow import Beside, Flow
from audit_app.ui.kit.icons import IN_BUTTON, Icon
from audit_app.ui.kit.overlay import Overlay
from audit_app.ui.kit.text import Heading, Label, lead, muted
from audit_app.ui.kit.tokens import Role, Space, Token
from audit_app.ui.places import Name, Place
from audit_app.ui.screen import Screen

_RESTORE = Place(name=Name.RESTORE, back=Name.WELCOME)
_COLUMN = 1004
_DRAWING, _BETWEEN = 380, 150
_PROMISES = 5
_MORE = {"stored": 3, "leaves": 5}


class Welcome(Screen):
    """One thing to press, and what is stored one press away."""

    def __init__(self, context: Context, place: Place) -> None:
        """Shown while nothing is kept on this laptop."""
        super().__init__(context, place, width=_COLUMN, centred=True)
        laptop = Laptop(_DRAWING)
        self.body.add(Beside(self._build_words(), laptop, space=_BETWEEN))
        self.follow(laptop.fold)
        self.entered.connect(self._on_started)

    def rail(self) -> None:
        """None: there is nowhere else to go yet."""

    def initial_focus(self) -> QWidget:
        """Get started."""
        return self.start

    def _build_words(self) -> Column:
        words = self.words
        self.start = Button(words("setup.welcome.start"), Kind.FILLED)
        self.start.clicked.connect(self._on_started)
        accessible.identify(self.start, "welcome-start")
        self.more = Button(words("setup.welcome.more"), Kind.PLAIN, "lock", flush=True)
        self.more.clicked.connect(self._on_more_asked)
        accessible.identify(self.more, "welcome-more")
        said = Column(Heading(words("setup.welcome.heading"), Role.HEADING))
        said.gap(Space.SMALL).add(lead(words("setup.welcome.lead")))
        said.gap(Space.CARD).add(Heading(words("setup.welcome.promise"), Role.STRONG))
        said.gap(Space.TINY)
        for number in range(1, _PROMISES + 1):
            said.add(_ticked(words(f"setup.welcome.promises.{number}")))
        minutes = muted(words("setup.welcome.minutes"))
        said.gap(Space.CARD).add(Flow(self.start, minutes, space=Space.PANEL))
        have = Button(words("setup.welcome.have"), Kind.PLAIN, "usb", flush=True)
        have.clicked.connect(lambda: self.context.go(_RESTORE))
        accessible.identify(have, "welcome-have")
        said.gap(Space.SMALL).add(self.more, align=Qt.AlignmentFlag.AlignLeft)
        return said.gap(0).add(have, align=Qt.AlignmentFlag.AlignLeft)

    def _on_started(self) -> None:
        self.context.go(Place(name=Name.PROTECT))

    def _on_more_asked(self) -> None:
        words = self.words
        box = Overlay(self.window(), words("setup.welcome.more"))
        box.card.add(Heading(words("setup.welcome.more"), Role.NOTICE))
        for part, count in _MORE.items():
            box.card.gap(Space.PANEL)
            box.card.add(Heading(words(f"setup.welcome.{part}.heading"), Role.STRONG))
            for number in range(1, count + 1):
                said = Label(words(f"setup.welcome.{part}.{number}"), Role.NOTE, emphasised=True)
                box.card.add(_with_sign("saved" if part == "stored" else "open", said))
        close = Button(words("setup.welcome.close"), Kind.FILLED)
        close.clicked.connect(box.dismiss)
        accessible.identify(close, "more-close")
        box.card.gap(Space.BLOCK).add(close, align=Qt.AlignmentFlag.AlignRight)
        box.way_out = close
        box.open(close)


def _ticked(text: str) -> TopRow:
    return _with_sign("tick", Label(text, Role.BODY))


def _with_sign(icon: str, said: Label) -> TopRow:
    return TopRow(Icon(icon, Token.ACCENT, IN_BUTTON, top=2), space=Space.ROW).add(said, stretch=1)
