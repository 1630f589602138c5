"""What every screen is given: words, values, verbs, and the way to other screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from audit_app.audit.session import Session
    from audit_app.compose import Parts
    from audit_app.domain.checklist import Checklist
    from audit_app.ui.kit.theme import Theme
    from audit_app.ui.notices import Notices
    from audit_app.ui.places import Place
    from audit_app.ui.tasks import Tasks


class Context:
    """Handed to every screen by the window. ``session`` is None until the answers are open.

    ``opening`` is the laptop being asked for its key: once, whatever is shown meanwhile. ``coming``
    is all that is being opened, in this ``turn``: locking or deleting ends it (``ui.opening``).
    ``resume`` is where the person was when the answers were locked. ``settings_changed`` is told
    when there is another way to lock.
    """

    def __init__(
        self,
        parts: Parts,
        theme: Theme,
        tasks: Tasks,
        notices: Notices,
        go: Callable[[Place], None],
    ) -> None:
        """Keep the parts. ``go`` shows another screen; ``notices`` say what went wrong."""
        self.parts = parts
        self.words = parts.words
        self.theme = theme
        self.tasks = tasks
        self.notices = notices
        self.go = go
        self.session: Session | None = None
        self.opening: Future[Session] | None = None
        self.coming: list[Future[Session]] = []
        self.turn = 0
        self.resume: Place | None = None
        self.settings_changed: Callable[[], object] = lambda: None

    @property
    def checklist(self) -> Checklist:
        """What is asked and advised, with what a school has added."""
        return self.parts.checklist

    @property
    def opened(self) -> Session:
        """The session of open answers. ValueError: they are still locked (a bug)."""
        if self.session is None:
            msg = "the answers are locked"
            raise ValueError(msg)
        return self.session
