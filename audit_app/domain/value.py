"""The one base of every value that crosses a border (TOML, vault, JSON Schema)."""

import msgspec


class Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """A frozen record. Fields are ``snake_case`` here and ``kebab-case`` in files."""
