"""A page of the guide to the program, as plain parts: nothing in it is markup but ``**words**``."""

from typing import Literal

from audit_app.domain.value import Value


class Part(Value):
    """A heading, a paragraph, or an item of a list. ``**words**`` in it show bold."""

    kind: Literal["heading", "text", "item"]
    text: str


class GuidePage(Value):
    """One page. ``id`` is the name of its file without number and ending."""

    id: str
    title: str
    parts: tuple[Part, ...]
