"""Group Policy's templates: one ADMX, and an ADML of words for each language."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from source import Category, Entry, Source

NAMESPACE = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
RECOMMENDED = "Recommended"
SINCE = "SUPPORTED_SINCE"
_ROOT = "Root"


def admx(source: Source) -> bytes:
    """What can be set, under which registry key, and as what."""
    root = _root("policyDefinitions", source)
    spaces = ET.SubElement(root, "policyNamespaces")
    ET.SubElement(
        spaces, "target", prefix=source.app.lower(), namespace=f"{source.vendor}.Policies"
    )
    ET.SubElement(root, "resources", minRequiredRevision=source.revision)
    supported = ET.SubElement(ET.SubElement(root, "supportedOn"), "definitions")
    ET.SubElement(supported, "definition", name=SINCE, displayName=_string(SINCE))
    categories = ET.SubElement(root, "categories")
    for name, parent in _folders(source):
        made = ET.SubElement(categories, "category", name=name, displayName=_string(f"Cat_{name}"))
        if parent:
            ET.SubElement(made, "parentCategory", ref=parent)
    policies = ET.SubElement(root, "policies")
    for entry in source.policy:
        _add_policy(policies, source, entry)
        if entry.recommended:
            _add_policy(policies, source, entry, RECOMMENDED)
    return _bytes(root)


def adml(source: Source) -> bytes:
    """The words and the fields of the editor. British English serves for en-US as well."""
    root = _root("policyDefinitionResources", source)
    ET.SubElement(root, "displayName").text = source.title
    ET.SubElement(root, "description").text = f"What school IT can set for {source.title}"
    resources = ET.SubElement(root, "resources")
    strings = ET.SubElement(resources, "stringTable")
    for name, text in _strings(source):
        ET.SubElement(strings, "string", id=name).text = text
    presentations = ET.SubElement(resources, "presentationTable")
    for entry in source.policy:
        for name in _names(entry):
            if entry.type != "flag":
                made = ET.SubElement(presentations, "presentation", id=name)
                _add_field(made, entry)
    return _bytes(root)


def _names(entry: Entry) -> tuple[str, ...]:
    """The policy itself and, where there is one, its recommended twin."""
    return (entry.name, _twin(entry)) if entry.recommended else (entry.name,)


def _twin(entry: Entry) -> str:
    return f"{entry.name}_{RECOMMENDED}"


def _folders(source: Source) -> Iterator[tuple[str, str]]:
    yield _ROOT, ""
    for category in (*source.category, Category(RECOMMENDED, "")):
        yield category.id, _ROOT


def _add_policy(policies: ET.Element, source: Source, entry: Entry, level: str = "") -> None:
    name = _twin(entry) if level else entry.name
    key = rf"{source.key}\{level}" if level else source.key
    words = {"displayName": _string(entry.name), "explainText": _string(f"{entry.name}_Explain")}
    made = ET.SubElement(policies, "policy", {"name": name, "class": "Both", **words, "key": key})
    if entry.type == "flag":
        made.set("valueName", entry.name)
    else:
        made.set("presentation", f"$(presentation.{name})")
    ET.SubElement(made, "parentCategory", ref=level or entry.category)
    ET.SubElement(made, "supportedOn", ref=SINCE)
    if entry.type == "flag":
        for part, number in (("enabledValue", "1"), ("disabledValue", "0")):
            ET.SubElement(ET.SubElement(made, part), "decimal", value=number)
    else:
        _add_element(ET.SubElement(made, "elements"), entry, key)


def _add_element(elements: ET.Element, entry: Entry, key: str) -> None:
    about = {"id": entry.name, "valueName": entry.name}
    if entry.type == "list":
        ET.SubElement(elements, "list", id=entry.name, key=rf"{key}\{entry.name}", valuePrefix="")
    elif entry.type == "text":
        ET.SubElement(elements, "text", about, required="true", maxLength=str(entry.longest))
    elif entry.range:
        low, high = (str(end) for end in entry.range)
        ET.SubElement(elements, "decimal", about, required="true", minValue=low, maxValue=high)
    else:
        choice = ET.SubElement(elements, "enum", about, required="true")
        for number, _ in entry.values:
            item = ET.SubElement(choice, "item", displayName=_string(f"{entry.name}_{number}"))
            ET.SubElement(ET.SubElement(item, "value"), "decimal", value=str(number))


def _add_field(presentation: ET.Element, entry: Entry) -> None:
    if entry.type == "text":
        ET.SubElement(
            ET.SubElement(presentation, "textBox", refId=entry.name), "label"
        ).text = entry.title
    elif entry.type == "list":
        ET.SubElement(presentation, "listBox", refId=entry.name).text = entry.title
    elif entry.range:
        ET.SubElement(
            presentation, "decimalTextBox", refId=entry.name, defaultValue=str(entry.example)
        ).text = entry.title
    else:
        ET.SubElement(
            presentation, "dropdownList", refId=entry.name, noSort="true"
        ).text = entry.title


def _strings(source: Source) -> Iterator[tuple[str, str]]:
    yield SINCE, source.since
    yield f"Cat_{_ROOT}", source.title
    for category in source.category:
        yield f"Cat_{category.id}", category.title
    yield f"Cat_{RECOMMENDED}", "Recommended (staff can change these)"
    for entry in source.policy:
        yield entry.name, entry.title
        yield f"{entry.name}_Explain", f"{entry.help}\n\nFor the person: {entry.means}"
        for number, words in entry.values:
            yield f"{entry.name}_{number}", words


def _root(tag: str, source: Source) -> ET.Element:
    about = {"xmlns": NAMESPACE, "revision": source.revision, "schemaVersion": "1.0"}
    return ET.Element(tag, about)


def _string(name: str) -> str:
    return f"$(string.{name})"


def _bytes(root: ET.Element) -> bytes:
    ET.indent(root)
    text = ET.tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()
