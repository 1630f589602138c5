"""What the program needs before anything is unlocked. Never an answer."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from audit_app.domain.person import Nation
from audit_app.domain.value import Value


class SchoolContact(Value):
    """One person or office at school: their part ("Safeguarding lead") and how to reach them."""

    part: str
    name: str = ""
    phone: str = ""
    email: str = ""


class School(Value):
    """My school: anyone can edit it. What school IT has set stands beside it, not in it."""

    name: str = ""
    contacts: tuple[SchoolContact, ...] = ()
    policy_links: tuple[str, ...] = ()
    term_starts: tuple[date, ...] = ()


# As far as the largest walls of screens go; beyond, a number is a slip.
_Along = Annotated[int, Meta(ge=-32_768, le=32_767)]
_Size = Annotated[int, Meta(ge=1, le=32_767)]


class WindowPlace(Value):
    """Where the window stood last, in pixels that Qt counts; ``maximised`` comes back as that."""

    left: _Along
    top: _Along
    width: _Size
    height: _Size
    maximised: bool = False


class PublicSettings(Value):
    """The content of ``public.toml``: readable without a key, and never holds an answer."""

    version: int = 1
    theme: Literal["system", "light", "dark", "contrast"] = "system"
    text_size: Literal[100, 125, 150, 175, 200] = 100
    font: Literal["lexend", "system"] = "lexend"
    spacing: Literal["normal", "more"] = "normal"
    window: WindowPlace | None = None
    # A BCP 47 tag; None: nobody chose one.
    language: str | None = None
    nation: Nation | None = None
    laptop: Literal["own", "school"] | None = None
    next_checkin: date | None = None
    reminded: date | None = None
    school: School = School()
    # Minutes without a key or mouse before the answers are locked; 0: never.
    lock_minutes: Literal[0, 5, 10, 15, 30] = 10
    # Years after which a check-in is to go; 0: never.
    keep_years: Literal[0, 1, 3, 6] = 0
    hide_keys: str = "Ctrl+Shift+H"
    # Names of settings that the person has chosen: what school only suggests gives way to them.
    chosen: tuple[str, ...] = ()
