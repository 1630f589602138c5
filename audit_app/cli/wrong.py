"""A command that was not typed in a way the program knows."""

from audit_app.domain.errors import AuditError


class WrongUse(AuditError):
    """``key`` says what was not understood; ``command`` is the one whose help fits, if any.

    What was typed is only ever repeated where it cannot be an answer or a secret.
    """

    key = "cli.wrong.use"

    def __init__(self, key: str = "", command: str = "", **values: str | int) -> None:
        super().__init__(key, **values)
        self.command = command
