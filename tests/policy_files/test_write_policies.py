"""One source, every system: what is generated is fresh, sound, and what the program reads."""

from __future__ import annotations

import json
import plistlib
import re
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

import source as policies
import write_policies
from admx import adml, admx
from audit_app.content import checklists
from audit_app.domain.policy import Key, Policy
from audit_app.policy import linux, macos, windows
from audit_app.policy.rules import RULES
from audit_app.policy.settling import settle
from audit_app.policy.values import Unusable
from check_admx import faults
from tests.policy.registry import FakeRegistry, Tree, ours

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = policies.load()
FOLDER = write_policies.FOLDER
TOPICS = {topic.id for topic in checklists.load().checklist.topics}


def test_what_is_generated_is_fresh() -> None:
    assert write_policies.old(write_policies.files(SOURCE)) == [], "run make policies"


def test_an_old_a_missing_and_a_strange_file_are_found(tmp_path: Path) -> None:
    made = write_policies.files(SOURCE)
    (tmp_path / "policies.md").write_text("old", "utf-8")
    (tmp_path / "strange").touch()
    assert write_policies.old(made, tmp_path) == sorted([*made, "strange"])


def test_the_source_the_program_and_its_rules_agree() -> None:
    assert [entry.name for entry in SOURCE.policy] == [str(key) for key in Key]
    assert SOURCE.key == windows.KEY
    assert f"{SOURCE.bundle}.plist" == macos.FILE


@pytest.mark.parametrize("entry", SOURCE.policy, ids=lambda entry: entry.name)
def test_what_the_source_says_of_a_key_the_program_does(entry: policies.Entry) -> None:
    rule = RULES[Key(entry.name)]
    assert rule.can_recommend is entry.recommended
    assert rule.most == entry.most
    assert bool(rule.most) is (entry.type == "list")
    takes = [number for number in range(-1, 400) if accepts(rule.take, number)]
    if entry.type == "flag":
        assert takes == [0, 1]
    if entry.type == "number":
        low, high = entry.range or (0, -1)
        assert takes == ([number for number, _ in entry.values] or list(range(low, high + 1)))
    if entry.type in ("text", "list"):
        one = entry.example[0] if isinstance(entry.example, list) else entry.example
        assert takes == []
        assert rule.take(one)
        assert not accepts(rule.take, "x" * (entry.longest + 1))
        assert not entry.pattern or re.search(entry.pattern, str(one))


def accepts(take: Any, raw: object) -> bool:
    try:
        take(raw)
    except Unusable:
        return False
    return True


def test_the_examples_count_whole_on_every_system(tmp_path: Path) -> None:
    of_linux = settle(linux.layers(put(tmp_path / "linux", "linux/example.json"), lambda _: True))
    of_windows = settle(windows.layers(FakeRegistry(ours(registry_file()), {})))
    of_macos = settle(macos.layers("", profile(tmp_path), lambda _: True))
    for found in (of_linux, of_windows, of_macos):
        assert found.faults == ()
        assert [setting.key for setting in found.settings] == list(Key)
    assert of_windows.pack_folder == SOURCE.windows_examples[Key.PACK_FOLDER]
    plain = [without_places(found) for found in (of_linux, of_windows, of_macos)]
    assert plain[0] == plain[1] == plain[2]
    assert set(of_linux.suggested_topics) <= TOPICS


def without_places(found: Policy) -> Policy:
    return msgspec.structs.replace(found, settings=(), pack_folder=None)


def put(folder: Path, name: str) -> Path:
    """An example where Linux would have it."""
    (folder / "managed").mkdir(parents=True)
    (folder / "managed" / "a.json").write_bytes((FOLDER / name).read_bytes())
    return folder


def profile(folder: Path) -> Path:
    """What macOS makes of the example profile."""
    made = plistlib.loads((FOLDER / "macos/privacy-self-audit.mobileconfig").read_bytes())
    (content,) = made["PayloadContent"]
    assert content["PayloadType"] == SOURCE.bundle
    (folder / macos.FILE).write_bytes(plistlib.dumps(content))
    return folder


def registry_file() -> Tree:
    """What regedit makes of the example file."""
    root = rf"HKEY_LOCAL_MACHINE\{windows.KEY}"
    tree: Tree = {}
    found = tree
    for line in (FOLDER / "windows/example.reg").read_bytes().decode("utf-16").split("\r\n"):
        if line.startswith("["):
            name = line.strip("[]").removeprefix(root).strip("\\")
            found = tree.setdefault(name, {}) if name else tree
        elif line.startswith('"'):
            name, _, value = line.partition("=")
            number = value.removeprefix("dword:")
            found[name.strip('"')] = json.loads(value) if number == value else int(number, 16)
    return tree


def test_the_schema_names_every_key_and_takes_nothing_else() -> None:
    schema = json.loads((FOLDER / "linux/policies.schema.json").read_bytes())
    assert list(schema["properties"]) == [str(key) for key in Key]
    assert schema["additionalProperties"] is False
    example = json.loads((FOLDER / "linux/example.json").read_bytes())
    for name, value in example.items():
        assert_fits(value, schema["properties"][name])


def assert_fits(value: object, schema: dict[str, Any]) -> None:
    """The part of JSON Schema that ours uses."""
    types = {"string": str, "boolean": bool, "integer": int, "array": list}
    assert type(value) is types[schema["type"]]
    assert value in schema.get("enum", [value])
    if isinstance(value, str):
        assert 0 < len(value) <= schema["maxLength"]
        assert re.search(schema.get("pattern", ""), value)
    elif isinstance(value, list):
        assert 0 < len(value) <= schema["maxItems"]
        for entry in value:
            assert_fits(entry, schema["items"])
    elif "minimum" in schema:
        assert isinstance(value, int)
        assert schema["minimum"] <= value <= schema["maximum"]


def test_the_table_has_each_key_and_an_address_for_each() -> None:
    table = (FOLDER / "policies.md").read_text("utf-8")
    for entry in SOURCE.policy:
        assert entry.help in table
        assert f"~Policy~Root~{entry.category}/{entry.name}`" in table
        assert (f"Root~Recommended/{entry.name}_Recommended`" in table) is entry.recommended


def test_our_templates_are_sound() -> None:
    assert faults(admx(SOURCE), adml(SOURCE), SOURCE.key) == []


RULES_BROKEN = [
    (b'name="SchoolName"', b'name="School.Name"', "'School.Name' is no name"),
    (b'name="SchoolName"', b'name="TrustName"', "'TrustName' is there twice"),
    (
        b'displayName="$(string.SchoolName)"',
        b'displayName="x"',
        "nothing asks for string 'SchoolName'",
    ),
    (b"$(presentation.SchoolName)", b"$(presentation.Gone)", "there is no presentation 'Gone'"),
    (b'<parentCategory ref="School" />', b'<parentCategory ref="X" />', "there is no category 'X'"),
    (b'<supportedOn ref="SUPPORTED_SINCE" />', b"", "lacks a category or what it is supported on"),
    (
        b'<supportedOn ref="SUPPORTED_SINCE" />',
        b'<supportedOn ref="X" />',
        "there is no definition 'X'",
    ),
    (b"enabledValue", b"onValue", "out of order, twice or not known"),
    (b"Software\\Policies\\PrivacySelfAudit", b"Software\\Policies\\Microsoft", "lies outside"),
    (b'<text id="SchoolName"', b'<text id="Other"', "has elements ['Other'] and fields"),
    (b"policyDefinitions xmlns=", b"policyDefinitions other=", "is in another namespace"),
]
WORDS_BROKEN = [
    (b'string id="SchoolName"', b'string id="Name"', "there is no string 'SchoolName'"),
    (b'presentation id="SchoolName"', b'presentation id="Name"', "there is no presentation"),
    (b'textBox refId="SchoolName"', b'textBox refId="Name"', "and fields ['Name']"),
    (b">Name of the school</string>", b"> </string>", "the words of 'SchoolName' are none"),
]


@pytest.mark.parametrize(("old", "new", "fault"), RULES_BROKEN, ids=lambda part: str(part)[:30])
def test_what_group_policy_would_refuse_is_found(old: bytes, new: bytes, fault: str) -> None:
    rules = admx(SOURCE)
    assert old in rules
    assert fault in "\n".join(faults(rules.replace(old, new), adml(SOURCE), SOURCE.key))


@pytest.mark.parametrize(("old", "new", "fault"), WORDS_BROKEN, ids=lambda part: str(part)[:30])
def test_words_that_do_not_fit_are_found(old: bytes, new: bytes, fault: str) -> None:
    words = adml(SOURCE)
    assert old in words
    assert fault in "\n".join(faults(admx(SOURCE), words.replace(old, new), SOURCE.key))


def test_a_slip_in_the_source_is_found(tmp_path: Path) -> None:
    text = policies.SOURCE.read_text("utf-8")
    path = tmp_path / "policies.toml"
    for old, new in (
        ('name = "SchoolName"', 'name = "School-Name"'),
        ('name = "SchoolName"', 'name = "TrustName"'),
        ('category = "School"', 'category = "Schule"'),
    ):
        path.write_text(text.replace(old, new), "utf-8")
        with pytest.raises(ValueError, match="names that are no names"):
            policies.load(path)
    path.write_text(text.replace("longest", "lengthiest"), "utf-8")
    with pytest.raises(msgspec.ValidationError):
        policies.load(path)
