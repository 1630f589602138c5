"""When something goes wrong: one calm box that says what happened, what is safe, and what to do."""

import sys
import threading
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from audit_app.domain.errors import AuditError, Filling
from audit_app.domain.words import Words
from audit_app.system import installed
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column, TopRow
from audit_app.ui.kit.buttons import Button, Disclosure, Kind
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.icons import Icon
from audit_app.ui.kit.overlay import Overlay
from audit_app.ui.kit.paragraph import emphasis
from audit_app.ui.kit.steps import Steps
from audit_app.ui.kit.text import Heading, Label
from audit_app.ui.kit.tokens import Role, Space, Token

UNEXPECTED = "kit.notice.unexpected"
_REPLACED = "kit.notice.replaced"
_CHAIN = 3
_DETAIL_LINES = 6


class WayOn(NamedTuple):
    """A button of a notice. ``goes`` is called after the box has closed.

    ``care``: what it does cannot be undone. Where there is one, what leaves all as it is, the first
    way, is filled instead and has the keyboard, unless another is filled.
    """

    text: str
    goes: Callable[[], object] | None = None
    filled: bool = False
    care: bool = False


class Said(NamedTuple):
    """What happened, what is safe, and what to do (a line for each thing)."""

    title: str
    what: str = ""
    do: str = ""

    @property
    def below(self) -> str:
        """All but the title, to be read out."""
        return emphasis(" ".join(part for part in (self.what, *self.do.splitlines()) if part))[0]


def details(wrong: BaseException, version: str) -> str:
    """Words for IT: the version, kinds of exception, files and lines. Nothing a person wrote.

    Messages, values and folders are left out: they can hold an answer or a name.
    """
    lines = [f"Privacy Self-Audit {version}"]
    seen: BaseException | None = wrong
    for _ in range(_CHAIN):
        if seen is None:
            break
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        lines.extend(f"  {place}" for place in _places(seen.__traceback__))
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


def _places(step: TracebackType | None) -> list[str]:
    places = []
    while step is not None:
        module = step.tb_frame.f_globals.get("__name__", "?")
        places.append(f"{str(module).replace('.', '/')}.py:{step.tb_lineno}")
        step = step.tb_next
    return places


class Notices(QObject):
    """Shows what went wrong over one window, one box at a time."""

    _raised = Signal(object)

    def __init__(self, window: QWidget, words: Words, version: str) -> None:
        """``version`` of the program, for the words for IT."""
        super().__init__(window)
        self._window = window
        self._words = words
        self._version = version
        self.overlay: Overlay | None = None
        self._raised.connect(self.show, Qt.ConnectionType.QueuedConnection)

    def show(self, wrong: BaseException, ways: Sequence[WayOn] = (), icon: str = "help") -> None:
        """Say what ``wrong`` means. Without ``ways`` there is one button, Close.

        An AuditError has words of its own. Anything else is a fault of the program, with words for
        IT, unless a new version has taken its place meanwhile. While a box is open no other comes.
        """
        if self.overlay is not None:
            return
        said = self._said(wrong.key, wrong.values) if isinstance(wrong, AuditError) else None
        if said is None and installed.was_replaced():
            said = self._parts(_REPLACED, {})
        it = "" if said else details(wrong, self._version)
        close = WayOn(self._words("kit.notice.close"), filled=True)
        said = said or self._parts(UNEXPECTED, {})
        box = self._open(said, it, ways or (close,), icon)
        # With its heading: at once, it may come before the name of the box was said.
        accessible.alert(box, f"{said.title}. {said.below}")

    def raised(self, wrong: BaseException) -> None:
        """As ``show``, from any thread, once the window is free."""
        self._raised.emit(wrong)

    def ask(self, key: str, ways: Sequence[WayOn], icon: str = "help", **values: Filling) -> None:
        """Ask something before it happens, in the words of ``key``. Escape takes the first way."""
        if self.overlay is None:
            said = self._said(key, values) or Said(key)
            accessible.announce(self._open(said, "", ways, icon), said.below)

    def _said(self, key: str, values: dict[str, Filling]) -> Said | None:
        """The words of ``key``: a table of ``title``, ``what`` and ``do``, or one text.

        One text is split after its first sentence, which becomes the heading.
        """
        known = self._words.keys()
        if f"{key}.title" in known:
            return self._parts(key, values)
        if key not in known:
            return None
        title, _, rest = self._words(key, **values).partition(". ")
        return Said(title if rest else title.rstrip("."), rest)

    def _parts(self, key: str, values: dict[str, Filling]) -> Said:
        known = self._words.keys()
        return Said(
            *(
                self._words(f"{key}.{part}", **values) if f"{key}.{part}" in known else ""
                for part in Said._fields
            )
        )

    def _open(self, said: Said, it: str, ways: Sequence[WayOn], icon: str) -> Overlay:
        overlay = self.overlay = Overlay(self._window, said.title)
        sign, heading = Icon(icon, Token.CARE, 28), Heading(said.title, Role.NOTICE)
        overlay.card.add(TopRow(sign, space=14).add(heading, stretch=1))
        if said.what:
            overlay.card.add(Label(said.what, emphasised=True))
        self._add_steps(overlay.card, said.do)
        overlay.card.gap(Space.BLOCK)
        foot = Flow(space=Space.ROW)
        panel = _Details(it, self._words) if it else None
        if panel is not None:
            foot.add(Disclosure(self._words("kit.notice.details"), panel))
        strongest = _strongest(ways)
        buttons = [self._button(way, filled=way is strongest) for way in ways]
        overlay.card.add(foot.push().add(*buttons))
        if panel is not None:
            overlay.card.add(panel)
        overlay.way_out = buttons[0]
        overlay.closed.connect(self._on_closed)
        overlay.open(next((b for b in buttons if b.kind is Kind.FILLED), buttons[-1]))
        return overlay

    def _add_steps(self, card: Column, do: str) -> None:
        steps = [line for line in do.splitlines() if line.strip()]
        if not steps:
            return
        card.gap(Space.ROW).add(Heading(self._words("kit.notice.what-to-do"), Role.STRONG))
        card.add(Steps(steps) if len(steps) > 1 else Label(steps[0], emphasised=True))

    def _button(self, way: WayOn, *, filled: bool) -> Button:
        kind = Kind.FILLED if filled else Kind.CARE if way.care else Kind.OUTLINED
        button = Button(way.text, kind)
        button.clicked.connect(lambda: self._on_way_chosen(way))
        return button

    def _on_way_chosen(self, way: WayOn) -> None:
        if self.overlay is not None:
            self.overlay.dismiss()
        if way.goes is not None:
            way.goes()

    def _on_closed(self) -> None:
        self.overlay = None


def _strongest(ways: Sequence[WayOn]) -> WayOn | None:
    """What is filled and has the keyboard: never what cannot be undone."""
    asked = next((way for way in ways if way.filled and not way.care), None)
    return ways[0] if asked is None and any(way.care for way in ways) else asked


class _Details(Column):
    """Words for IT, and a button that copies them."""

    def __init__(self, text: str, words: Words) -> None:
        from audit_app.ui.kit.fields import TextBox  # no start needs a field

        super().__init__()
        self._words = words
        self._text = TextBox(text, _DETAIL_LINES)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(words("kit.notice.details"))
        self._copy = Button(words("kit.notice.copy"), icon="copy")
        self._copy.clicked.connect(self._on_copy_clicked)
        self.add(self._text).add(self._copy, align=Qt.AlignmentFlag.AlignLeft)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._copy.setText(self._words("kit.notice.copied"))
        accessible.announce(self._copy, self._words("kit.notice.copied"))


def install_excepthook(notices: Notices, version: str) -> None:
    """Bring every exception nobody caught to ``notices``; stderr gets the details without text."""

    def tell(wrong: BaseException) -> None:
        sys.stderr.write(details(wrong, version) + "\n")
        if QCoreApplication.instance() is not None and accessible.is_there(notices):
            notices.raised(wrong)

    def hook(
        _kind: type[BaseException], wrong: BaseException, _where: TracebackType | None
    ) -> None:
        tell(wrong)

    def thread_hook(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            tell(args.exc_value)

    sys.excepthook = hook
    threading.excepthook = thread_hook
