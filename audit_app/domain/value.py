"""The one base of every value that crosses a border (TOML, vault, JSON Schema)."""

from typing import dataclass_transform

import msgspec


# Type checkers do not pass "frozen" on to the classes below unless they are told.
@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """A frozen record. Fields are ``snake_case`` here and ``kebab-case`` in files."""
