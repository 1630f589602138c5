"""All but the templates: JSON Schema, an example for each system, and a table for people."""

import json
import plistlib
import uuid
from collections.abc import Iterator
from typing import Any

from source import Entry, Plain, Source

_SCHEMA = "https://json-schema.org/draft/2020-12/schema"
_BOM = "\ufeff"


def schema(source: Source) -> bytes:
    """For editors, and for whoever writes files for Linux."""
    made = {
        "$schema": _SCHEMA,
        "title": f"What school IT can set for {source.title}",
        "description": "A file in /etc/privacy-self-audit/policies/managed/. In recommended/, only "
        "what says so counts.",
        "type": "object",
        "additionalProperties": False,
        "properties": {entry.name: _property(entry) for entry in source.policy},
    }
    return _json(made)


def example(source: Source) -> bytes:
    """A file for Linux with everything in it."""
    return _json(source.examples)


def registry(source: Source) -> bytes:
    """A file for regedit with everything in it, in UTF-16 and with the line ends of Windows."""
    root = rf"HKEY_LOCAL_MACHINE\{source.key}"
    lines = ["Windows Registry Editor Version 5.00", "", f"[{root}]"]
    lists: list[str] = []
    for name, value in source.windows_examples.items():
        if isinstance(value, list):
            lists += ["", rf"[{root}\{name}]"]
            lists += [f'"{number}"={_regged(line)}' for number, line in enumerate(value, 1)]
        else:
            lines.append(f'"{name}"={_regged(value)}')
    return (_BOM + "\r\n".join([*lines, *lists, "", ""])).encode("utf-16-le")


def profile(source: Source) -> bytes:
    """A configuration profile for macOS with everything in it."""
    name = f"{source.title} settings"
    payload = {
        "PayloadType": source.bundle,
        "PayloadVersion": 1,
        "PayloadIdentifier": f"{source.bundle}.settings",
        "PayloadUUID": _uuid(source, "settings"),
        "PayloadDisplayName": name,
        **source.examples,
    }
    made = {
        "PayloadType": "Configuration",
        "PayloadVersion": 1,
        "PayloadScope": "System",
        "PayloadIdentifier": f"{source.bundle}.profile",
        "PayloadUUID": _uuid(source, "profile"),
        "PayloadDisplayName": name,
        "PayloadOrganization": source.examples["SchoolName"],
        "PayloadContent": [payload],
    }
    return plistlib.dumps(made)


def table(source: Source) -> bytes:
    """What can be set, for README-IT, and the addresses that Intune wants."""
    return "\n".join([*_described(source), *_addresses(source), ""]).encode()


def _described(source: Source) -> Iterator[str]:
    yield "<!-- Written by make policies from policies.toml: change it there. -->"
    yield ""
    yield f"Windows: `HKLM` or `HKCU\\{source.key}`. macOS: profile of type `{source.bundle}`."
    yield "Linux: `/etc/privacy-self-audit/policies/managed/*.json`."
    for category in source.category:
        yield from ("", f"### {category.title}", "")
        yield "| Key | Takes | Also recommended | What it does | What it means for the person |"
        yield "| --- | --- | --- | --- | --- |"
        for entry in source.policy:
            if entry.category == category.id:
                also = "yes" if entry.recommended else "no"
                cells = (f"`{entry.name}`", _takes(entry), also, entry.help, entry.means)
                yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def _addresses(source: Source) -> Iterator[str]:
    yield from ("", "### Addresses for Intune (OMA-URI)", "")
    yield "For everybody at a laptop. With `./User` in place of `./Device`: for whoever signs in."
    yield "Each value is a string: `<enabled/>` or `<disabled/>`, then `<data id=... value=.../>`."
    yield from ("", "| Key | OMA-URI | Example |", "| --- | --- | --- |")
    start = f"./Device/Vendor/MSFT/Policy/Config/{source.app}~Policy~Root"
    for entry in source.policy:
        yield f"| `{entry.name}` | `{start}~{entry.category}/{entry.name}` | `{_data(entry)}` |"
    for entry in source.policy:
        if entry.recommended:
            address = f"{start}~Recommended/{entry.name}_Recommended"
            yield f"| `{entry.name}`, recommended | `{address}` | `{_data(entry)}` |"


def _data(entry: Entry) -> str:
    if entry.type == "flag":
        return "<enabled/>" if entry.example else "<disabled/>"
    value = entry.windows or entry.example
    if isinstance(value, list):
        # A list of pairs, the number of a line and the line, all parted by this sign.
        value = "&#xF000;".join(f"{number}&#xF000;{line}" for number, line in enumerate(value, 1))
    return f'<enabled/><data id="{entry.name}" value="{value}"/>'


def _takes(entry: Entry) -> str:
    if entry.type == "flag":
        return "true or false (1 or 0)"
    if entry.type == "list":
        return f"a list of up to {entry.most} lines"
    if entry.type == "text":
        return f"text, up to {entry.longest} characters"
    if entry.range:
        return f"a number from {entry.range[0]} to {entry.range[1]}"
    return ", ".join(str(number) for number, _ in entry.values)


def _property(entry: Entry) -> dict[str, Any]:
    about = {"title": entry.title, "description": entry.help, "examples": [entry.example]}
    if entry.type == "flag":
        return {"type": "boolean", **about}
    if entry.type == "number":
        if entry.range:
            low, high = entry.range
            return {"type": "integer", "minimum": low, "maximum": high, **about}
        return {"type": "integer", "enum": [number for number, _ in entry.values], **about}
    text: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": entry.longest}
    if entry.pattern:
        text["pattern"] = entry.pattern
    if entry.type == "text":
        return {**text, **about}
    return {"type": "array", "minItems": 1, "maxItems": entry.most, "items": text, **about}


def _regged(value: Plain) -> str:
    if isinstance(value, bool | int):
        return f"dword:{int(value):08x}"
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _uuid(source: Source, what: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_DNS, f"{what}.{source.bundle}")).upper()


def _json(made: object) -> bytes:
    return (json.dumps(made, indent=2, ensure_ascii=False) + "\n").encode()
