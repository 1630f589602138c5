"""What was noticed while opening or reading, and did not stop anything."""

from enum import StrEnum

from audit_app.domain.value import Value


class Noticed(StrEnum):
    """What a person (or the people who help them) should know."""

    KEY_COPY_REPAIRED = "key-copy-repaired"
    KEY_COPY_NOT_REPAIRED = "key-copy-not-repaired"
    ANSWERS_OLDER = "answers-older"
    COUNTER_BEHIND = "counter-behind"
    COUNTER_UNREADABLE = "counter-unreadable"
    UNREADABLE_EVENTS = "unreadable-events"
    KEYRING_NOT_USED = "keyring-not-used"
    KEYRING_ITEM_LEFT = "keyring-item-left"
    SPARE_ROOM_USED = "spare-room-used"


class Finding(Value):
    """One thing noticed, ``count`` times. ``key`` names its words."""

    noticed: Noticed
    count: int = 1

    @property
    def key(self) -> str:
        """The words' key in ``resources/strings``."""
        return f"errors.vault.noticed.{self.noticed}"
