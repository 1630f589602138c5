"""What school IT has set on this machine. There is no key that reaches an answer."""

from datetime import date
from enum import StrEnum
from typing import Literal

from audit_app.domain.settings import SchoolContact
from audit_app.domain.value import Value

Level = Literal["managed", "recommended"]
Scope = Literal["machine", "user"]


class Key(StrEnum):
    """Everything that school IT can set, by the names in ``packaging/policy/policies.toml``."""

    SCHOOL_NAME = "SchoolName"
    TRUST = "TrustName"
    HELP_PAGE = "HelpPage"
    CONTACTS = "Contacts"
    TERM_STARTS = "TermStarts"
    PACK_FOLDER = "ExtraChecklistFolder"
    PACK_KEYS = "PackKeys"
    REVOKED_PACK_KEYS = "RevokedPackKeys"
    SUGGESTED_TOPICS = "SuggestedTopics"
    REQUIRE_PASSPHRASE = "RequirePassphrase"  # noqa: S105 - the name of a rule, not a secret
    NO_KEYRING = "DisableKeyring"
    LOCK_MINUTES = "LockMinutes"
    LOOKUPS_OFF = "DisableLookups"
    LEAK_LOOKUP_OFF = "DisableLeakLookup"
    UPDATE_LOOKUP_OFF = "DisableUpdateLookup"
    PROXY = "Proxy"
    REMINDER_DAYS = "ReminderDays"
    QUIET_OUTSIDE_TERM = "QuietOutsideTerm"
    LANGUAGE = "Language"
    TEXT_SIZE = "TextSize"


# What may not be used where nobody can say what school IT has set.
LOOKUP_SWITCHES = (Key.LOOKUPS_OFF, Key.LEAK_LOOKUP_OFF, Key.UPDATE_LOOKUP_OFF)


class Setting(Value):
    """One key as it counts here, for showing: ``value`` is plain and safe on one line."""

    key: Key
    value: str
    level: Level
    scope: Scope
    # The file or registry key that it was read from, for support.
    source: str


class PolicyFault(Value):
    """Something that was ignored. ``reason`` names its words: ``policy.fault.<reason>``."""

    reason: str
    source: str
    # The key as it was written, made safe for showing; empty for a whole file.
    name: str = ""
    scope: Scope = "machine"


class Policy(Value):
    """What counts; None or empty where school IT has said nothing.

    Each field has one ``Key`` and the key's name in small letters. A field that is only
    recommended has its value here too: ``is_locked`` tells the two apart.
    """

    school_name: str | None = None
    trust: str | None = None
    help_page: str | None = None
    contacts: tuple[SchoolContact, ...] = ()
    # The first school days of terms.
    term_starts: tuple[date, ...] = ()
    pack_folder: str | None = None
    # Public keys in minisign's form: the line of base64.
    pack_keys: tuple[str, ...] = ()
    revoked_pack_keys: tuple[str, ...] = ()
    # Ids of topics to show first. Nothing is taken away, and everything can still be skipped.
    suggested_topics: tuple[str, ...] = ()
    require_passphrase: bool = False
    no_keyring: bool = False
    lock_minutes: Literal[5, 10, 15, 30] | None = None
    lookups_off: bool = False
    leak_lookup_off: bool = False
    update_lookup_off: bool = False
    # "system", "none", or "http(s)://host:port".
    proxy: str | None = None
    reminder_days: int | None = None
    quiet_outside_term: bool | None = None
    language: str | None = None
    text_size: Literal[100, 125, 150, 175, 200] | None = None
    settings: tuple[Setting, ...] = ()
    faults: tuple[PolicyFault, ...] = ()

    def setting(self, key: Key) -> Setting | None:
        """How a key stands; None where school IT has said nothing about it."""
        return next((setting for setting in self.settings if setting.key is key), None)

    def is_locked(self, key: Key) -> bool:
        """Whether school IT has decided it: what is only recommended can be changed."""
        setting = self.setting(key)
        return setting is not None and setting.level == "managed"

    def for_demonstration(self) -> "Policy":
        """What holds for an invented person, who is at no school: which network may be used."""
        kept = (*LOOKUP_SWITCHES, Key.PROXY)
        return Policy(
            lookups_off=self.lookups_off,
            leak_lookup_off=self.leak_lookup_off,
            update_lookup_off=self.update_lookup_off,
            proxy=self.proxy,
            settings=tuple(setting for setting in self.settings if setting.key in kept),
        )
