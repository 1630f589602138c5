from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from audit_app.ui.kit.motion import still


def test_nothing_moves_and_qt_is_asked_in_a_way_that_every_version_answers(
    qapp: QApplication,
) -> None:
    """From Qt 6.12 on a question through objects that nobody holds ends the program."""
    qapp.setEffectEnabled(Qt.UIEffect.UI_AnimateMenu, enable=True)
    still(qapp)
    assert not qapp.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
