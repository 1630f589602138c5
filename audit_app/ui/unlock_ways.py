"""The ways to open the answers that are typed: a passphrase, a spare key."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from audit_app.audit import spare_keys
from audit_app.domain.words import Words
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.fields import Field, LineField, SecretField
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.segments import Segments
from audit_app.ui.kit.tokens import Space
from audit_app.ui.passphrase import Said
from audit_app.vault.errors import Mistyped
from audit_app.vault.header import SlotKind
from audit_app.vault.spare_key import GROUP, LENGTH, count

_DASH = "-"


class PassphraseForm(Column):
    """One field. ``problem`` says what is missing before anything is tried."""

    def __init__(self, words: Words) -> None:
        """Empty and hidden by dots."""
        super().__init__(space=Space.SMALL)
        self._words = words
        self._field = SecretField(words)
        self.line: QLineEdit = self._field.line
        self.said = Said()
        accessible.identify(self.line, "unlock-passphrase")
        name, about = words("unlock.passphrase.name"), words("unlock.passphrase.about")
        self.add(Field(name, self._field, about), self.said)
        self._field.typed.connect(lambda: self.said.say(""))

    @property
    def text(self) -> str:
        """What is typed."""
        return self.line.text()

    def problem(self) -> str:
        """Why there is nothing to try yet, or nothing."""
        return "" if self.text else self._words("unlock.passphrase.none")


class SpareKeyForm(Column):
    """One field that counts what is typed, and tells slips by group once all of it is in."""

    def __init__(self, words: Words) -> None:
        """Empty; what is typed can be read: it is long, and copied from paper."""
        super().__init__(space=Space.SMALL)
        self._words = words
        self._before = ""
        self.line: QLineEdit = LineField()
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText)
        self.said = Said()
        accessible.identify(self.line, "unlock-spare-key")
        name, about = words("unlock.spare-key.name"), words("unlock.spare-key.about")
        self.add(Field(name, self.line, about), self.said)
        self.line.textEdited.connect(self._on_edited)
        self._show_count()

    @property
    def text(self) -> str:
        """What is typed."""
        return self.line.text()

    def problem(self) -> str:
        """What is mistyped or missing, told without trying anything; or nothing."""
        typed = count(self.text)
        if typed < LENGTH:
            return self._words("unlock.spare-key.typed", typed=typed)
        try:
            spare_keys.check(self.text)
        except Mistyped as wrong:
            return self._slip(wrong)
        return ""

    def _slip(self, wrong: Mistyped) -> str:
        if wrong.groups:
            groups = wrong.values["groups"]
            return self._words("unlock.spare-key.slip", count=len(wrong.groups), groups=groups)
        if wrong.typed > LENGTH:
            return self._words("unlock.spare-key.too-many", typed=wrong.typed)
        return self._words("unlock.spare-key.somewhere")

    def _on_edited(self, text: str) -> None:
        """Put a dash after each four typed at the end, as on the paper; not while deleting."""
        longer, at_end = len(text) > len(self._before), self.line.cursorPosition() == len(text)
        last = text.rpartition(_DASH)[2]
        if longer and at_end and len(last) == GROUP and last.isalnum() and count(text) < LENGTH:
            self.line.setText(text.upper() + _DASH)
        elif longer and at_end and text.endswith((_DASH * 2, _DASH + " ")):
            self.line.setText(text[:-1])
        self._before = self.text
        self._show_count()

    def _show_count(self) -> None:
        problem = self.problem()
        self.said.say(
            problem or self._words("unlock.spare-key.no-slips"), "key" if problem else "saved"
        )


Form = PassphraseForm | SpareKeyForm


class TypedWays(Column):
    """A form for each way there is, one shown. ``submitted`` gives the way and what was typed."""

    submitted = Signal(str, str)

    def __init__(self, words: Words, kinds: Sequence[SlotKind], opens: str = "unlock.open") -> None:
        """``kinds`` are the typed ways that there are; ``opens`` is the key of the button's words.

        The first is shown.
        """
        super().__init__(space=Space.BLOCK)
        self._words = words
        self._opens = opens
        self._stack = QStackedWidget()
        self.forms: dict[SlotKind, Form] = {}
        for kind in kinds:
            passphrase = kind is SlotKind.PASSPHRASE
            self.forms[kind] = PassphraseForm(words) if passphrase else SpareKeyForm(words)
            self._stack.addWidget(self.forms[kind])
        self.kind = kinds[0]
        self.tabs: Segments | None = None
        if len(kinds) > 1:
            self.tabs = self._build_tabs(kinds)
            self.add(self.tabs)
        self.open = Button(words(opens), Kind.FILLED)
        accessible.identify(self.open, "unlock-open")
        self.open.clicked.connect(self._on_open)
        self.foot = Flow(self.open, space=Space.SMALL)
        self.add(self._stack).gap(Space.PANEL).add(self.foot)

    def _build_tabs(self, kinds: Sequence[SlotKind]) -> Segments:
        names = [(kind.value, self._words(f"unlock.way.{kind}")) for kind in kinds]
        tabs = Segments(self._words("unlock.ways"), names, rings=False, equal=True)
        tabs.choose(self.kind)
        tabs.chosen.connect(self._on_tab_chosen)
        accessible.identify(tabs, "unlock-ways")
        return tabs

    @property
    def form(self) -> Form:
        """The form that is shown."""
        return self.forms[self.kind]

    def start(self) -> QWidget:
        """The field that is shown."""
        return self.form.line

    def show_busy(self, *, busy: bool) -> None:
        """Whether what was typed is being tried."""
        self.open.setEnabled(not busy)
        self.open.setText(self._words("unlock.trying" if busy else self._opens))

    def refuse(self, text: str) -> None:
        """Say why it did not open, ready to be typed again."""
        self.form.line.setFocus()
        self.form.line.selectAll()
        self.form.said.refuse(text)

    def _on_tab_chosen(self, key: str) -> None:
        self.kind = SlotKind(key)
        self._stack.setCurrentWidget(self.form)

    def _on_open(self) -> None:
        problem = self.form.problem()
        if problem:
            self.refuse(problem)
        else:
            self.submitted.emit(self.kind, self.form.text)
