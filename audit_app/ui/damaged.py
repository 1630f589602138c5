"""When the files are not as they were left: what was found, and that nothing was changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from audit_app.audit.protection import Start
from audit_app.ui.context import Context
from audit_app.ui.folder import show_folder
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Card, CareCard
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.steps import Steps
from audit_app.ui.kit.text import Heading, Label, muted
from audit_app.ui.kit.tokens import Role, Space, Width
from audit_app.ui.mend import Mend
from audit_app.ui.passphrase import Said
from audit_app.ui.places import Name, Place
from audit_app.ui.screen import Screen
from audit_app.vault import state
from audit_app.vault.errors import Damage

_STEPS = 3
# What a copy kept here can take the place of: the small files that open it are sound.
_MENDABLE = (
    Damage.ANSWERS,
    Damage.ANSWERS_MISSING,
    Damage.ANSWERS_SHORT,
    Damage.ANSWERS_OTHER,
)


class DamagedData(Screen):
    """Changes nothing by itself, and offers a sound copy where there may be one."""

    def __init__(self, context: Context, place: Place) -> None:
        """Says what opening found, or what can be seen from outside."""
        super().__init__(context, place, width=Width.ANSWER, centred=True)
        words = self.words
        found = place.damage or state.look(context.parts.folder).what or Damage.ANSWERS
        self.body.add(Heading(words("unlock.damaged.heading"), Role.HEADING))
        self.body.gap(Space.PANEL)
        self.body.add(
            CareCard(
                "",
                words(f"errors.vault.damaged-{found}"),
                words("unlock.damaged.safe"),
                icon="disk",
            )
        )
        self.mend: Mend | None = None
        if found in _MENDABLE and context.parts.backups.has_copies():
            self.mend = Mend(context)
            self.body.gap(Space.BLOCK).add(self.mend)
        have = Button(words("backup.mend.have"), Kind.PLAIN, "usb", flush=True)
        accessible.identify(have, "damaged-have")
        restore = Place(name=Name.RESTORE, back=Name.DAMAGED, damage=found)
        have.clicked.connect(lambda: context.go(restore))
        self.body.gap(Space.PANEL).add(have, align=Qt.AlignmentFlag.AlignLeft)
        self.body.gap(Space.BLOCK).add(Heading(words("unlock.damaged.do"), Role.STRONG))
        self.body.add(Steps([words(f"unlock.damaged.do-{n}") for n in range(1, _STEPS + 1)]))
        self.body.gap(Space.BLOCK).add(self._build_where())
        kind = Kind.OUTLINED if self.mend else Kind.FILLED
        self.again = Button(words("unlock.damaged.again"), kind)
        accessible.identify(self.again, "damaged-again")
        self.again.clicked.connect(self._on_again)
        self.said = Said()
        self.body.gap(Space.BLOCK).add(Flow(self.again, self.said, space=Space.PANEL))
        self.body.gap(Space.PANEL).add(muted(words("unlock.damaged.help")))
        if self.mend is None:
            self.entered.connect(self.again.click)

    def _build_where(self) -> Card:
        folder = self.context.parts.folder
        show = Button(self.words("unlock.damaged.open-folder"))
        accessible.identify(show, "damaged-folder")
        show.clicked.connect(lambda: show_folder(folder))
        where = Column(space=0).add(Heading(self.words("unlock.damaged.where"), Role.STRONG))
        where.add(Label(str(folder), Role.NOTE))
        return Card(where).gap(Space.ROW).add(show, align=Qt.AlignmentFlag.AlignLeft)

    def rail(self) -> None:
        """None: the answers cannot be opened now."""

    def initial_focus(self) -> QWidget:
        """Look for a good copy, or look again."""
        return self.mend.start() if self.mend else self.again

    def _on_again(self) -> None:
        self.again.setEnabled(False)
        start = self.context.parts.protection.start
        self.context.tasks.run(start, self._on_looked, self._on_not_looked)

    def _on_looked(self, start: Start) -> None:
        if start is Start.DAMAGED:
            self.again.setEnabled(True)
            self.said.refuse(self.words("unlock.damaged.still"), "disk")
        else:
            self.context.go(Place(name=Name(start)))

    def _on_not_looked(self, wrong: BaseException) -> None:
        self.again.setEnabled(True)
        self.context.notices.show(wrong)
