"""What wixl 0.101 cannot write, put right in the finished MSI with msibuild.

- versions and languages of files (without them an upgrade may leave an older library), short names;
- which optional feature an upgrade keeps, when nobody says ADDLOCAL;
- properties that an elevated installation must be given;
- the summary: template, dates, and a package code that follows from version and content.
"""

import hashlib
import re
import subprocess
import tempfile
import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import msi_source

Versions = Mapping[str, tuple[str, int]]
_AT_ONCE = 100
_SHORT = re.compile(r"[A-Z0-9_~-]{1,8}(\.[A-Z0-9_-]{1,3})?", re.IGNORECASE)
_SECURE = "INSTALLFOLDER;HADDESKTOP;HADSTARTMENU;WIX_DOWNGRADE_DETECTED;WIX_UPGRADE_DETECTED"
_LANGUAGE = 2057
# Rows of the summary (Windows SDK, "Summary Property Descriptions").
_TEMPLATE, _CODE, _MADE, _SAVED = "7", "9", "12", "13"
_UNKNOWN_CODE = "{00000000-0000-0000-0000-000000000000}"


def rows(msi: Path, table: str) -> list[dict[str, str]]:
    """A table of an MSI. CalledProcessError: there is none of that name."""
    command = ("msiinfo", "export", str(msi), table)
    said = subprocess.run(command, capture_output=True, check=True).stdout.decode("cp1252")
    names, _, _, *lines = said.replace("\r", "").split("\n")
    columns = names.split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines if line]


def fix(msi: Path, tree: Path, versions: Versions, date: int) -> None:
    """Put ``msi`` right, which holds ``tree``; ``date`` is the second that it is dated with."""
    queries = [*_files(tree, versions), *_folders(tree), *_features()]
    queries.append(
        f"UPDATE `Property` SET `Value`='{_SECURE}' WHERE `Property`='SecureCustomProperties'"
    )
    if all(row["Property"] != "SecureCustomProperties" for row in rows(msi, "Property")):
        queries[-1] = (
            "INSERT INTO `Property` (`Property`, `Value`) "
            f"VALUES ('SecureCustomProperties', '{_SECURE}')"
        )
    _ask(msi, queries)
    _sum_up(msi, date)


def short_names(names: Iterable[str]) -> dict[str, str]:
    """For each name that needs one, a name of eight and three letters, each only once."""
    taken: set[str] = {name.upper() for name in names if _SHORT.fullmatch(name)}
    found = {}
    for name in sorted(names):
        if _SHORT.fullmatch(name):
            continue
        letters = re.sub(r"[^A-Z0-9_-]", "", Path(name).stem.upper()) or "F"
        end = re.sub(r"[^A-Z0-9_-]", "", Path(name).suffix.upper())[:3]
        short = next(each for each in _numbered(letters, end) if each not in taken)
        taken.add(short)
        found[name] = short
    return found


def _numbered(letters: str, end: str) -> Iterable[str]:
    for number in range(1, 100_000):
        tail = f"~{number}"
        yield letters[: 8 - len(tail)] + tail + (f".{end}" if end else "")


def _files(tree: Path, versions: Versions) -> Iterable[str]:
    for folder in (tree, *sorted(each for each in tree.rglob("*") if each.is_dir())):
        short = short_names([file.name for file in folder.iterdir() if file.is_file()])
        for file in sorted(each for each in folder.iterdir() if each.is_file()):
            path = file.relative_to(tree).as_posix()
            key = msi_source.identifier("F", path)
            if file.name in short:
                both = _literal(f"{short[file.name]}|{file.name}")
                yield f"UPDATE `File` SET `FileName`={both} WHERE `File`='{key}'"
            if path in versions:
                version, language = versions[path]
                yield (
                    f"UPDATE `File` SET `Version`='{version}', `Language`='{language}' "
                    f"WHERE `File`='{key}'"
                )
                # A hash is for files without a version only.
                yield f"DELETE FROM `MsiFileHash` WHERE `File_`='{key}'"


def _folders(tree: Path) -> Iterable[str]:
    for folder in (tree, *sorted(each for each in tree.rglob("*") if each.is_dir())):
        inner = [each for each in folder.iterdir() if each.is_dir()]
        for name, short in sorted(short_names([each.name for each in inner]).items()):
            path = (folder / name).relative_to(tree).as_posix()
            key = msi_source.identifier("D", path)
            both = _literal(f"{short}|{name}")
            yield f"UPDATE `Directory` SET `DefaultDir`={both} WHERE `Directory`='{key}'"
    own = f"{next(iter(short_names([msi_source.NAME]).values()))}|{msi_source.NAME}"
    yield f"UPDATE `Directory` SET `DefaultDir`='{own}' WHERE `Directory`='INSTALLFOLDER'"


def _features() -> Iterable[str]:
    """An upgrade keeps the shortcuts that were there. What ADDLOCAL says still wins."""
    yield (
        "CREATE TABLE `Condition` (`Feature_` CHAR(38) NOT NULL, `Level` SHORT NOT NULL, "
        "`Condition` CHAR(255) PRIMARY KEY `Feature_`, `Level`)"
    )
    kept = (
        (msi_source.DESKTOP, 1, "HADDESKTOP"),
        (msi_source.START_MENU, 1000, "WIX_UPGRADE_DETECTED AND NOT HADSTARTMENU"),
    )
    for feature, level, condition in kept:
        yield (
            "INSERT INTO `Condition` (`Feature_`, `Level`, `Condition`) "
            f"VALUES ('{feature}', {level}, '{condition}')"
        )


def _sum_up(msi: Path, date: int) -> None:
    """Write the summary twice: first without a package code, whose hash then makes the code."""
    day = datetime.fromtimestamp(date, UTC).strftime("%Y/%m/%d %H:%M:%S")
    fixed = {_TEMPLATE: f"x64;{_LANGUAGE}", _CODE: _UNKNOWN_CODE, _MADE: day, _SAVED: day}
    _write_summary(msi, fixed)
    content = hashlib.sha256(msi.read_bytes()).hexdigest()
    code = str(uuid.uuid5(uuid.NAMESPACE_OID, content)).upper()
    _write_summary(msi, {**fixed, _CODE: f"{{{code}}}"})


def _write_summary(msi: Path, values: Mapping[str, str]) -> None:
    command = ("msiinfo", "export", str(msi), "_SummaryInformation")
    said = subprocess.run(command, capture_output=True, check=True).stdout.decode("cp1252")
    head, lines = said.split("\r\n")[:3], said.split("\r\n")[3:]
    kept = [line for line in lines if line and line.split("\t")[0] not in values]
    kept += [f"{row}\t{value}" for row, value in values.items()]
    kept.sort(key=lambda line: int(line.split("\t")[0]))
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "_SummaryInformation.idt").write_bytes(
            ("\r\n".join([*head, *kept]) + "\r\n").encode("cp1252")
        )
        command = ("msibuild", str(msi.resolve()), "-i", "_SummaryInformation.idt")
        subprocess.run(command, cwd=folder, check=True)


def _ask(msi: Path, queries: list[str]) -> None:
    for first in range(0, len(queries), _AT_ONCE):
        asked = [word for query in queries[first : first + _AT_ONCE] for word in ("-q", query)]
        subprocess.run(("msibuild", str(msi), *asked), check=True)


def _literal(text: str) -> str:
    if "'" in text:
        raise ValueError(text)
    return f"'{text}'"
