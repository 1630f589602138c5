"""When something goes wrong: one calm box that says what happened, what is safe, and what to do."""

from __future__ import annotations

import sys
import threading
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from audit_app.domain.errors import AuditError
from audit_app.system import installed
from audit_app.ui.kit import accessible
from audit_app.ui.kit.paragraph import emphasis

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

    from audit_app.domain.errors import Filling
    from audit_app.domain.words import Words
    from audit_app.ui.kit.overlay import Overlay

UNEXPECTED = "kit.notice.unexpected"
_REPLACED = "kit.notice.replaced"
_CHAIN = 3
_BOX = "audit_app.ui.notice_box"
# After the first paint of any start.
_SOON_MS = 2000


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
        # Not only when it is needed: when a new version was installed meanwhile, it is gone.
        QTimer.singleShot(_SOON_MS, self, lambda: import_module(_BOX))

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
        # All of it: said at once, it cuts off what is read of the box.
        accessible.alert(box, f"{said.title}. {said.below}")

    def raised(self, wrong: BaseException) -> None:
        """As ``show``, from any thread, once the window is free."""
        self._raised.emit(wrong)

    def ask(self, key: str, ways: Sequence[WayOn], icon: str = "help", **values: Filling) -> None:
        """Ask something before it happens, in the words of ``key``. Escape takes the first way."""
        if self.overlay is None:
            # A screen reader reads the sentences of a box by itself.
            self._open(self._said(key, values) or Said(key), "", ways, icon)

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
        made = import_module(_BOX).NoticeBox(self._window, self._words, said, it)
        box: Overlay = made
        self.overlay = box
        box.closed.connect(self._on_closed)
        made.offer(ways, icon)
        return box

    def _on_closed(self) -> None:
        self.overlay = None


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
