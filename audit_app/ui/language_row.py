"""The row of Settings in which a language is chosen, with how much of each is translated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.content import languages
from audit_app.logic.effective import choose
from audit_app.ui.keeping import keep
from audit_app.ui.kit import accessible
from audit_app.ui.kit.cards import SettingRow
from audit_app.ui.kit.fields import PickList

if TYPE_CHECKING:
    from audit_app.ui.context import Context

_SYSTEM = ""


class LanguageRow(SettingRow):
    """A draft can be chosen, too, and says that it is one. It counts from the next start."""

    def __init__(self, context: Context) -> None:
        """Shows what counts now."""
        self._context = context
        words, found = context.words, languages.catalogues()
        named = [(each.language, each.name) for each in found]
        chosen = context.parts.effective.language or _SYSTEM
        self.languages = PickList([(_SYSTEM, words("settings.language.system")), *named], chosen)
        drafts = [each for each in found if each.here < each.total]
        said = [words("settings.language.about")]
        said += [
            words("settings.language.draft", name=each.name, count=each.here, total=each.total)
            for each in drafts
        ]
        super().__init__(words("settings.language.name"), "\n".join(said), self.languages)
        accessible.identify(self.languages, "settings-language")
        self.languages.setAccessibleDescription(" ".join(said))
        self.languages.picked.connect(self._on_picked)

    def _on_picked(self, language: str) -> None:
        settings = self._context.parts.settings
        if not keep(self._context, choose(settings, language=language or None)):
            self.languages.choose(settings.language or _SYSTEM)
