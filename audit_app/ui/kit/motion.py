"""Nothing moves by itself: no sliding menus, no fading tips, and no blinking where it disturbs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)
_NO_PREFERENCE = "NoPreference"


def still(app: QApplication) -> None:
    """Turn off what Qt would move, whatever the system likes.

    Where the system says that the person wants less motion (Qt tells from 6.12 on), the place of
    typing stands without blinking; else it blinks as in all other programs.
    """
    for effect in _EFFECTS:
        app.setEffectEnabled(effect, enable=False)
    # Each is held by a name: PySide takes what hangs on something away together with it.
    hints = app.styleHints()
    wishes = hints.accessibility()
    tells = getattr(wishes, "motionPreference", None)
    if tells is not None and tells().name != _NO_PREFERENCE:
        app.setCursorFlashTime(0)
