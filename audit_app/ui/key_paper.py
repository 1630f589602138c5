"""A spare key to copy out: its eight groups, and the ways to get them on paper."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from audit_app.ui.context import Context
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column, TopRow
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.cards import Card
from audit_app.ui.kit.flow import Flow, Tiles
from audit_app.ui.kit.icons import Icon
from audit_app.ui.kit.text import Heading, Label
from audit_app.ui.kit.tokens import Role, Space, Token
from audit_app.ui.notices import WayOn
from audit_app.ui.passphrase import Said
from audit_app.ui.saving import save_spare_key


class KeyGroup(Card):
    """Four characters and their place, read out one by one."""

    edge = Token.BORDER

    def __init__(self, number: int, text: str, name: str) -> None:
        """``name`` says the place in words."""
        super().__init__(space=0, margins=(Space.ROW, Space.ROW, Space.ROW, Space.TINY))
        group = Label(text, Role.KEY, wrap=False)
        group.setAccessibleName(f"{name}: {' '.join(text)}")
        place = Label(str(number), Role.SMALL, wrap=False)
        place.setAccessibleName(name)
        self.add(group, align=Qt.AlignmentFlag.AlignHCenter)
        self.add(place, align=Qt.AlignmentFlag.AlignRight)


class KeyPaper(Column):
    """Write it down first; print it, or save it to a stick. ``forget`` drops the key."""

    def __init__(self, context: Context, groups: Sequence[str]) -> None:
        """``groups`` of a spare key that opens nothing yet."""
        super().__init__(space=Space.SMALL)
        self._context = context
        self._words = context.words
        self._groups: tuple[str, ...] = tuple(groups)
        tiles = Tiles(columns=4, least=118)
        # It is typed from left to right in every language.
        tiles.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        tiles.setAccessibleName(self._words("unlock.keep.groups"))
        for number, group in enumerate(groups, 1):
            tiles.add(KeyGroup(number, group, self._words("unlock.keep.group", number=number)))
        self.said = Said()
        self.add(tiles).gap(Space.PANEL).add(self._build_ways())

    def _build_ways(self) -> Column:
        words = self._words
        text = Column(Heading(words("unlock.keep.write"), Role.STRONG), space=0)
        text.add(Label(words("unlock.keep.write-about"), Role.NOTE))
        self.print = Button(words("unlock.keep.print"), icon="print")
        self.save = Button(words("unlock.keep.save"), icon="usb")
        accessible.identify(self.print, "spare-key-print")
        accessible.identify(self.save, "spare-key-save")
        self.print.clicked.connect(self._on_print)
        self.save.clicked.connect(lambda: save_spare_key(self._context, self, self._make_sheet))
        write = TopRow(Icon("note", Token.ACCENT, 22), space=14).add(text, stretch=1)
        return Column(write, space=Space.ROW).add(Flow(self.print, self.save, self.said))

    def forget(self) -> None:
        """Drop the key: nothing can be printed or saved any more."""
        self._groups = ()

    def _make_sheet(self) -> bytes:
        if not self._groups:
            msg = "the spare key is no longer shown"
            raise ValueError(msg)
        return self._context.parts.papers.spare_key_sheet(self._groups)

    def _on_print(self) -> None:
        from audit_app.ui import printing  # loads another of Qt's libraries

        words, notices = self._words, self._context.notices
        if printing.has_printer():
            stop = WayOn(words("unlock.printer.cancel"))
            go_on = WayOn(words("unlock.printer.go-on"), self._print, filled=True)
            notices.ask("unlock.printer", (stop, go_on), "print")
        else:
            close = WayOn(words("kit.notice.close"), filled=True)
            notices.ask("unlock.no-printer", (close,), "print")

    def _print(self) -> None:
        from audit_app.ui import printing  # loads another of Qt's libraries

        said = self._words("unlock.keep.printed")
        printing.print_spare_key(self, self._words, self._groups, lambda: self.said.say(said))
