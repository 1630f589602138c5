"""Errors that have words for people. Everything else is a bug."""

# Numbers and lists are said as the language says them.
Filling = str | int | tuple[int, ...]


class AuditError(Exception):
    """Something a person can act on. ``key`` names its words in ``resources/strings``.

    ``values`` fill the placeholders; they never hold an answer, a note or a key.
    """

    key = "errors.unexpected"

    def __init__(self, key: str = "", **values: Filling) -> None:
        """Give the words' key (default: the class's own) and the values for its placeholders."""
        self.key = key or type(self).key
        self.values = values
        super().__init__(self.key)
