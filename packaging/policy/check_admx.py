"""Looks over an ADMX and its words, for Microsoft's schema may not be kept here.

What Group Policy, Intune or that schema refuse: names with other signs than letters, digits and
underscores; names that are there twice; references that lead nowhere, and words that nothing refers
to; parts of a policy out of their order; keys outside our own place in the registry.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from admx import NAMESPACE

_ID = re.compile(r"[A-Za-z0-9_]+")
_REFERENCE = re.compile(r"\$\((string|presentation)\.([^)]*)\)")
_ORDER = ("parentCategory", "supportedOn", "enabledValue", "disabledValue", "elements")
_NAMED = ("policy", "category", "definition")
_LONGEST_WORDS = 4096


def faults(admx: bytes, adml: bytes, prefix: str) -> list[str]:
    """What is wrong, a line each. ``prefix`` is where in the registry our keys lie."""
    # Both were written by us a moment ago.
    rules, words = ET.fromstring(admx), ET.fromstring(adml)  # noqa: S314
    return [
        *_spaces(rules, words),
        *_ids(rules, words),
        *_references(rules, words),
        *_fields(rules, words),
        *_order(rules),
        *_keys(rules, prefix),
    ]


def _spaces(*roots: ET.Element) -> Iterator[str]:
    for root in roots:
        for part in root.iter():
            if not part.tag.startswith(f"{{{NAMESPACE}}}"):
                yield f"{part.tag} is in another namespace"


def _ids(rules: ET.Element, words: ET.Element) -> Iterator[str]:
    groups = [[part.get("name", "") for part in _all(rules, kind)] for kind in _NAMED]
    groups += [[part.get("id", "") for part in _all(words, kind)] for kind in _WORDS]
    groups += [[part.get("id", "") for part in found] for found in _all(rules, "elements")]
    for group in groups:
        yield from (f"{name!r} is no name" for name in group if not _ID.fullmatch(name))
        yield from (
            f"{name!r} is there twice" for name, times in Counter(group).items() if times > 1
        )
    for text in _all(words, "string"):
        if not (text.text or "").strip() or len(text.text or "") > _LONGEST_WORDS:
            yield f"the words of {text.get('id')!r} are none or too many"


_WORDS = ("string", "presentation")


def _references(rules: ET.Element, words: ET.Element) -> Iterator[str]:
    said = {kind: [part.get("id", "") for part in _all(words, kind)] for kind in _WORDS}
    asked: dict[str, set[str]] = {kind: set() for kind in _WORDS}
    for part in rules.iter():
        for value in part.attrib.values():
            for kind, name in _REFERENCE.findall(value):
                asked[kind].add(name)
    for kind in _WORDS:
        yield from _apart(asked[kind], said[kind], kind)
    named = {kind: {part.get("name", "") for part in _all(rules, kind)} for kind in _NAMED}
    for part in _all(rules, "parentCategory"):
        if part.get("ref") not in named["category"]:
            yield f"there is no category {part.get('ref')!r}"
    on = {
        part.get("ref", "")
        for policy in _all(rules, "policy")
        for part in _all(policy, "supportedOn")
    }
    yield from _apart(on, named["definition"], "definition")


def _apart(asked: Iterable[str], there: Iterable[str], kind: str) -> Iterator[str]:
    yield from (f"there is no {kind} {name!r}" for name in sorted(set(asked) - set(there)))
    yield from (f"nothing asks for {kind} {name!r}" for name in sorted(set(there) - set(asked)))


def _fields(rules: ET.Element, words: ET.Element) -> Iterator[str]:
    """Each element of a policy has a field of that name in its presentation, and the other way."""
    shown = {
        part.get("id", ""): [field.get("refId", "") for field in part]
        for part in _all(words, "presentation")
    }
    for policy in _all(rules, "policy"):
        elements = [part.get("id", "") for found in _all(policy, "elements") for part in found]
        found = _REFERENCE.findall(policy.get("presentation", ""))
        fields = shown.get(found[0][1], []) if found else []
        if elements != fields:
            yield f"{policy.get('name')!r} has elements {elements} and fields {fields}"


def _order(rules: ET.Element) -> Iterator[str]:
    for policy in _all(rules, "policy"):
        tags = [part.tag.rpartition("}")[2] for part in policy]
        name = policy.get("name")
        if tags != [tag for tag in _ORDER if tag in tags]:
            yield f"{name!r} has its parts out of order, twice or not known: {tags}"
        if not {"parentCategory", "supportedOn"} <= set(tags):
            yield f"{name!r} lacks a category or what it is supported on"
        if ("enabledValue" in tags) != bool(policy.get("valueName")):
            yield f"{name!r} has a value without a name, or a name without a value"
        if ("enabledValue" in tags) == ("elements" in tags):
            yield f"{name!r} sets nothing, or the same twice"


def _keys(rules: ET.Element, prefix: str) -> Iterator[str]:
    for part in rules.iter():
        key = part.get("key")
        if key is not None and key != prefix and not key.startswith(f"{prefix}\\"):
            yield f"{key!r} lies outside {prefix!r}"


def _all(root: ET.Element, kind: str) -> Iterator[ET.Element]:
    return root.iter(f"{{{NAMESPACE}}}{kind}")
