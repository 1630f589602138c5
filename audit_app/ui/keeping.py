"""Keeping the readable settings from a screen, with a calm word when that cannot be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.domain.errors import AuditError

if TYPE_CHECKING:
    from audit_app.domain.settings import PublicSettings
    from audit_app.ui.context import Context


def keep(context: Context, settings: PublicSettings) -> bool:
    """Keep ``settings`` unless they are the same. False: that failed, and the person was told.

    A small file written at once: what a person sees next already follows it.
    """
    if settings == context.parts.settings:
        return True
    try:
        context.parts.keep_settings(settings)
    except AuditError as wrong:
        context.notices.show(wrong, icon="disk")
        return False
    return True
