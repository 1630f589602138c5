"""The setting that looks for a new version: shows whom it asks first, and installs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app import __version__
from audit_app.audit.releases import Releases
from audit_app.content import release
from audit_app.logic.effective import release_route
from audit_app.system import installed
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.cards import SettingRow
from audit_app.ui.kit.text import Label, muted
from audit_app.ui.kit.tokens import Role
from audit_app.ui.notices import WayOn

if TYPE_CHECKING:
    from audit_app.domain.release import Release
    from audit_app.ui.context import Context


def releases_of(context: Context) -> Releases:
    """As this copy and school's settings allow."""
    route = release_route(context.parts.policy)
    return Releases(release.asking(), managed=installed.is_managed(), route=route)


class NewVersion(Column):
    """A row with a button; where school brings new versions, one that says so."""

    def __init__(self, context: Context, releases: Releases) -> None:
        """Nothing is asked yet."""
        super().__init__(space=0)
        self._context = context
        self._words = context.words
        self._releases = releases
        self._said = Label("", Role.NOTE_STRONG)
        self._said.hide()
        name = self._words("release.name", version=__version__)
        if not releases.allowed:
            self.add(Label(name, Role.STRONG), muted(self._words("release.off")))
            return
        self.look = Button(self._words("release.look"))
        accessible.identify(self.look, "settings-release")
        self.look.clicked.connect(self._on_clicked)
        self.add(SettingRow(name, self._words("release.about"), self.look), self._said)

    def _on_clicked(self) -> None:
        """Show whom it asks, before it does."""
        asking, host = self._releases.asking.address, self._releases.host
        stay = WayOn(self._words("release.stay"))
        send = WayOn(self._words("release.send"), self._on_agreed, filled=True)
        self._context.notices.ask("release.ask", (stay, send), "open", address=asking, host=host)

    def _on_agreed(self) -> None:
        self.look.setEnabled(False)
        self._say(self._words("release.asking"))
        # Alone: locking does not wait for it, nor does leaving.
        self._context.tasks.run_alone(self._releases.look_up, self._on_answered, self._on_failed)

    def _on_answered(self, found: Release) -> None:
        self.look.setEnabled(True)
        if found.version is None:
            self._say(self._words(f"release.unknown.{found.reason}"))
        elif found.newer:
            page = self._releases.asking.page
            self._say(self._words("release.newer", version=found.version, page=page))
        else:
            self._say(self._words("release.newest"))

    def _on_failed(self, wrong: BaseException) -> None:
        self.look.setEnabled(True)
        self._said.hide()
        self._context.notices.show(wrong)

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.show()
        accessible.announce(self, text)
