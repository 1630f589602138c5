"""Every fault of one record at once, where ``msgspec.convert`` stops at the first."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import TypeVar

import msgspec
from msgspec import inspect

from audit_app.content.faults import Fault, nearest, quoted
from audit_app.content.quotation import printed

T = TypeVar("T")

MAX_TEXT = 2_000
MAX_OF_RECORD = 20
_LEAVES: dict[type[inspect.Type], tuple[type, str]] = {
    inspect.StrType: (str, "text in quotes"),
    inspect.IntType: (int, "a whole number"),
    inspect.BoolType: (bool, "true or false"),
    inspect.DateType: (date, "a date such as 2026-09-01"),
}


def convert(file: str, where: str, raw: object, kind: type[T]) -> T | list[Fault]:
    """``raw`` (from TOML) as a ``kind``, or a fault for everything that is wrong with it."""
    try:
        raw = printed(raw)
        value = msgspec.convert(raw, kind, builtin_types=(date, datetime))
    except msgspec.ValidationError as first:
        told = _explain(where, raw, inspect.type_info(kind))
        found = [Fault(file, *parts) for parts in islice(told, MAX_OF_RECORD)]
        return found or [Fault(file, where, quoted(first)[1:-1])]
    except RecursionError:
        return [Fault(file, where, "nested too deeply")]
    odd = [Fault(file, *parts) for parts in islice(_odd_texts(where, raw), MAX_OF_RECORD)]
    return odd or value


Told = tuple[str, str, str, str]


def _explain(where: str, raw: object, kind: inspect.Type) -> Iterator[Told]:
    match kind:
        case inspect.StructType():
            yield from _struct(where, raw, kind)
        case inspect.UnionType():
            yield from _union(where, raw, kind)
        case inspect.VarTupleType():
            yield from _list(where, raw, kind.item_type)
        case inspect.DictType():
            yield from _dict(where, raw, kind)
        case inspect.EnumType():
            yield from _word(where, raw, [member.value for member in kind.cls])
        case _:
            yield from _leaf(where, raw, kind)


def _struct(where: str, raw: object, kind: inspect.StructType) -> Iterator[Told]:
    if not isinstance(raw, dict):
        yield where, f"{_named(raw)} cannot stand here", "a table", ""
        return
    fields = {field.encode_name: field for field in kind.fields}
    mistyped = set()
    for key in raw:
        if key not in fields and key != kind.tag_field:
            near = nearest(key, set(fields) - set(raw))
            mistyped.add(near)
            yield where, f"unknown field {quoted(key)}", "" if near else _one_of(fields), near
    for key, field in fields.items():
        if key in raw:
            yield from _explain(_inside(where, key), raw[key], field.type)
        elif field.required and key not in mistyped:
            yield where, f"missing field {quoted(key)}", "", ""


def _union(where: str, raw: object, kind: inspect.UnionType) -> Iterator[Told]:
    tagged = {str(t.tag): t for t in kind.types if isinstance(t, inspect.StructType)}
    if not tagged:
        yield from _explain(where, raw, kind.types[0])
        return
    field = next(iter(tagged.values())).tag_field or ""
    if not isinstance(raw, dict) or not isinstance(raw.get(field), str):
        yield where, f"missing field {quoted(field)}", _one_of(tagged), ""
    elif raw[field] not in tagged:
        yield from _word(_inside(where, field), raw[field], list(tagged))
    else:
        yield from _struct(where, raw, tagged[raw[field]])


def _list(where: str, raw: object, item: inspect.Type) -> Iterator[Told]:
    if not isinstance(raw, list):
        yield where, f"{_named(raw)} cannot stand here", "a list in square brackets", ""
        return
    for number, value in enumerate(raw, 1):
        yield from _explain(f"{where}[{number}]", value, item)


def _dict(where: str, raw: object, kind: inspect.DictType) -> Iterator[Told]:
    if not isinstance(raw, dict):
        yield where, f"{_named(raw)} cannot stand here", "a table", ""
        return
    for key, value in raw.items():
        yield from _explain(where, key, kind.key_type)
        yield from _explain(_inside(where, key), value, kind.value_type)


def _word(where: str, raw: object, valid: list[str]) -> Iterator[Told]:
    if raw not in valid:
        near = nearest(raw, valid) if isinstance(raw, str) else ""
        yield where, f"{_named(raw)} is not a word used here", _one_of(valid), near


def _leaf(where: str, raw: object, kind: inspect.Type) -> Iterator[Told]:
    wanted, name = _LEAVES.get(type(kind), (object, ""))
    mixed_up = (wanted is int and isinstance(raw, bool)) or (
        wanted is date and isinstance(raw, datetime)
    )
    if mixed_up or not isinstance(raw, wanted):
        yield where, f"{_named(raw)} cannot stand here", name, ""


def _odd_texts(where: str, raw: object) -> Iterator[Told]:
    if isinstance(raw, dict):
        for key, value in raw.items():
            yield from _odd_texts(_inside(where, key), value)
    elif isinstance(raw, list):
        for number, value in enumerate(raw, 1):
            yield from _odd_texts(f"{where}[{number}]", value)
    elif isinstance(raw, str):
        if len(raw) > MAX_TEXT:
            yield where, "text too long", f"at most {MAX_TEXT} characters", ""
        if not raw.replace("\n", "").isprintable():
            yield where, "a character that cannot be shown", "plain text", ""


def _inside(where: str, key: str) -> str:
    shown = quoted(key)[1:-1]
    return f"{where}.{shown}" if where else shown


def _named(raw: object) -> str:
    if isinstance(raw, dict):
        return "a table"
    if isinstance(raw, list):
        return "a list"
    return quoted(raw) if isinstance(raw, str) else quoted(raw)[1:-1]


def _one_of(valid: Iterable[str]) -> str:
    return "one of " + ", ".join(sorted(valid))
