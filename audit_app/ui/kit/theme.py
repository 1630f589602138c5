"""Dresses the whole application: colours, letters and text size, changed at once while it runs."""

from pathlib import Path
from typing import Literal, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessibilityHints, QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from audit_app.domain.settings import PublicSettings
from audit_app.ui.kit import accessible, icons, look, motion, style_sheet
from audit_app.ui.kit.tokens import COLOURS, UNITS_PER_EM, Scheme, Token

Choice = Literal["system", "light", "dark", "contrast"]
Font = Literal["lexend", "system"]
Spacing = Literal["normal", "more"]

_HINTS = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "contrast": Qt.ColorScheme.Dark,
}


# For QApplication. Fusion draws the same everywhere; told later, PySide loads all there is to
# know about styles, which takes a tenth of a start.
ARGUMENTS = ("-style", "Fusion")

# Kinds of widget for which macOS, Windows in dark colours, and some desktops bring a palette of
# their own. It would stand before ours, and our tokens would come out in the system's colours.
# PySide takes text for what its stubs call bytes.
_OF_SYSTEM = cast(
    "tuple[bytes, ...]",
    (
        "QAbstractButton",
        "QAbstractItemView",
        "QCheckBox",
        "QComboBox",
        "QGroupBox",
        "QHeaderView",
        "QLabel",
        "QLineEdit",
        "QMenu",
        "QMenuBar",
        "QMessageBoxLabel",
        "QPlainTextEdit",
        "QRadioButton",
        "QScrollBar",
        "QTabBar",
        "QTextEdit",
        "QToolButton",
    ),
)


class Theme(QObject):
    """What the application wears now. One for each application; parts need not know it.

    Parts read font and palette, so they follow by themselves. ``changed`` is for the few that
    keep something of their own.
    """

    changed = Signal()

    def __init__(self, app: QApplication, resources: Path) -> None:
        """``resources`` holds ``fonts/`` and ``icons/``."""
        super().__init__(app)
        self._app = app
        self._fonts = resources / "fonts"
        self._lexend = ""
        self._choice: Choice = "light"
        self._percent = 100
        self._font: Font = "lexend"
        self._spacing: Spacing = "normal"
        icons.look_in(app, resources / "icons")
        accessible.install()
        motion.still(app)
        self._follow_system()

    @property
    def scheme(self) -> Scheme:
        """The colours worn now."""
        return self._system() if self._choice == "system" else Scheme(self._choice)

    def follow(self, settings: PublicSettings) -> None:
        """Look as the person set it."""
        self.wear(settings.theme, settings.text_size, settings.font, settings.spacing)

    def wear(
        self,
        choice: Choice,
        percent: int = 100,
        font: Font = "lexend",
        spacing: Spacing = "normal",
    ) -> None:
        """Show these colours, at 100 to 200 ``percent`` text size, in this font and spacing."""
        self._choice, self._percent, self._font, self._spacing = choice, percent, font, spacing
        self._app.styleHints().setColorScheme(_HINTS[choice])
        self._dress()

    def keep_on(self) -> None:
        """The system has dressed the application: wear the same as before over it."""
        self._dress()

    def _dress(self) -> None:
        scheme = self.scheme
        colours = {token: row[scheme] for token, row in COLOURS.items()}
        self._app.setFont(self._letters())
        self._app.setPalette(worn := palette(scheme))
        for kind in _OF_SYSTEM:
            if QApplication.palette(kind) != worn:
                QApplication.setPalette(worn, kind)
        # Qt would tell the widgets later, when changed was emitted.
        for told in (QEvent.Type.ApplicationFontChange, QEvent.Type.ApplicationPaletteChange):
            self._app.sendPostedEvents(None, told.value)
        style_sheet.keep(self._app, style_sheet.style_sheet(colours, self._px))
        self.changed.emit()

    def _px(self, units: float) -> int:
        return round(units * self._percent / 100)

    def _letters(self) -> QFont:
        font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
        if self._font == "lexend":
            font = QFont(self._family() or font.family())
        font.setPixelSize(self._px(UNITS_PER_EM))
        if self._spacing == "more":
            look.spread(font)
        return font

    def _family(self) -> str:
        if not self._lexend:
            for file in sorted(self._fonts.glob("lexend-*.ttf")):
                number = QFontDatabase.addApplicationFont(str(file))
                self._lexend = self._lexend or _first_family(number)
        return self._lexend

    def _system(self) -> Scheme:
        hints = self._app.styleHints()
        high = QAccessibilityHints.contrastPreference
        if high(hints.accessibility()) == Qt.ContrastPreference.HighContrast:
            return Scheme.CONTRAST
        return Scheme.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else Scheme.LIGHT

    def _follow_system(self) -> None:
        hints = self._app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)

    def _on_system_changed(self) -> None:
        if self._choice == "system":
            self._dress()


def palette(scheme: Scheme) -> QPalette:
    """Every token of ``scheme`` in its place, the same whether a window is in front or not."""
    made = QPalette()
    for token, role in look.PLACES.items():
        made.setColor(role, QColor(COLOURS[token][scheme]))
    for role, token in look.ALSO.items():
        made.setColor(role, QColor(COLOURS[token][scheme]))
    muted = QColor(COLOURS[Token.MUTED][scheme])
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, muted)
    return made


def _first_family(number: int) -> str:
    families = QFontDatabase.applicationFontFamilies(number)
    return families[0] if families else ""
