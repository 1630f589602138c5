"""The WiX source of an MSI, from a folder of files: plain enough for wixl 0.101.

wixl knows no conditions on components, so what may be chosen is a feature (ADDLOCAL). Each file is
a component of its own, whose GUID comes from its path: it stays the same from version to version,
so that an upgrade and a repair know which file is which.
"""

import hashlib
import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import quoteattr

NAME = "Privacy Self-Audit"
VENDOR = "Privacy Self-Audit"
# Made up once; they never change. Everything else that needs an id is derived from these.
_SPACE = uuid.UUID("cc49bad7-808d-4510-9bcd-b1619b5c2d8e")
MAIN, START_MENU, DESKTOP = "Main", "StartMenuShortcut", "DesktopShortcut"
PROGRAM = "privacy-self-audit.exe"
_KEY = r"Software\PrivacySelfAudit\PrivacySelfAudit"
_WORDS = "Check how you appear online, once a term"


@dataclass(frozen=True)
class Scope:
    """For everybody on the machine, or for the one person who installs it."""

    name: str
    upgrade: uuid.UUID
    root: str
    parents: tuple[tuple[str, str], ...]
    scope: str


MACHINE = Scope(
    "machine",
    uuid.UUID("3b3218ac-9b9a-40b9-ba8e-b512f28693f6"),
    "HKLM",
    (("ProgramFiles64Folder", ""),),
    "perMachine",
)
PERSON = Scope(
    "person",
    uuid.UUID("1cb91933-fb4d-475b-b541-18b0549441e0"),
    "HKCU",
    (("LocalAppDataFolder", ""), ("PersonalPrograms", "Programs")),
    "perUser",
)


def product_code(scope: Scope, version: str) -> str:
    """The ProductCode: one for each scope and version."""
    return _guid(scope, f"product {version}")


def source(tree: Path, version: str, scope: Scope, beside: Path, icon: Path) -> str:
    """The WiX source; paths in it are relative to ``beside``, for wixl takes no others."""
    files = _Files(scope, beside)
    body = "\n".join(files.walk(tree, ""))
    near = quoteattr(os.path.relpath(icon, beside))
    return f"""<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
<Product Id="{product_code(scope, version)}" Name="{NAME}" Language="2057" Codepage="1252"
  Version="{version}" Manufacturer="{VENDOR}" UpgradeCode="{str(scope.upgrade).upper()}">
<Package InstallerVersion="500" Compressed="yes" InstallScope="{scope.scope}"
  Description="{NAME} {version}" Manufacturer="{VENDOR}"/>
<MajorUpgrade DowngradeErrorMessage="A newer version of [ProductName] is already installed."/>
<Media Id="1" Cabinet="files.cab" EmbedCab="yes"/>
<Icon Id="program.ico" SourceFile={near}/>
<Property Id="ARPPRODUCTICON" Value="program.ico"/>
<Property Id="ARPNOMODIFY" Value="1"/>
<Property Id="MSIRESTARTMANAGERCONTROL" Value="Disable"/>
{_search("INSTALLFOLDER", "InstallDir", scope)}
{_search("HADSTARTMENU", START_MENU, scope)}
{_search("HADDESKTOP", DESKTOP, scope)}
<Directory Id="TARGETDIR" Name="SourceDir">
{_opened(scope)}
<Directory Id="INSTALLFOLDER" Name="{NAME}">
{body}
{_facts(scope, version)}
</Directory>
{"</Directory>" * len(scope.parents)}
{_shortcut(scope, START_MENU, "ProgramMenuFolder")}
{_shortcut(scope, DESKTOP, "DesktopFolder")}
</Directory>
<Feature Id="{MAIN}" Title="{NAME}" Level="1" Absent="disallow">
{"".join(f'<ComponentRef Id="{each}"/>' for each in (*files.components, "Facts"))}
</Feature>
<Feature Id="{START_MENU}" Title="Start menu" Level="1"><ComponentRef Id="C{START_MENU}"/></Feature>
<Feature Id="{DESKTOP}" Title="Desktop" Level="1000"><ComponentRef Id="C{DESKTOP}"/></Feature>
</Product>
</Wix>
"""


class _Files:
    """Directories and components, in the order of their names."""

    def __init__(self, scope: Scope, beside: Path) -> None:
        self.components: list[str] = []
        self._scope = scope
        self._beside = beside

    def walk(self, folder: Path, path: str) -> Iterator[str]:
        for entry in sorted(folder.iterdir(), key=lambda each: each.name):
            inner = f"{path}/{entry.name}" if path else entry.name
            name = quoteattr(entry.name)
            if entry.is_dir():
                yield f'<Directory Id="{identifier("D", inner)}" Name={name}>'
                yield from self.walk(entry, inner)
                yield "</Directory>"
                continue
            component = identifier("C", inner)
            self.components.append(component)
            near = quoteattr(os.path.relpath(entry, self._beside))
            yield (
                f'<Component Id="{component}" Guid="{_guid(self._scope, inner)}" Win64="yes">'
                f'<File Id="{identifier("F", inner)}" KeyPath="yes" Source={near} Name={name}/>'
                "</Component>"
            )


def identifier(kind: str, path: str) -> str:
    """An id in the MSI's tables for the file or folder at ``path`` (with ``/``)."""
    return kind + hashlib.sha256(path.encode()).hexdigest()[:24]


def _opened(scope: Scope) -> str:
    named = (f' Name="{name}"' if name else "" for _, name in scope.parents)
    both = zip((key for key, _ in scope.parents), named, strict=True)
    return "".join(f'<Directory Id="{key}"{name}>' for key, name in both)


def _facts(scope: Scope, version: str) -> str:
    """What an upgrade looks up, and a detection rule may: where it lies, and which version."""
    return (
        f'<Component Id="Facts" Guid="{_guid(scope, "facts")}" Win64="yes">'
        f'<RegistryValue Root="{scope.root}" Key="{_KEY}" Name="InstallDir" Type="string" '
        'Value="[INSTALLFOLDER]" KeyPath="yes"/>'
        f'<RegistryValue Root="{scope.root}" Key="{_KEY}" Name="Version" Type="string" '
        f'Value="{version}"/></Component>'
    )


def _shortcut(scope: Scope, feature: str, folder: str) -> str:
    return (
        f'<Directory Id="{folder}"><Component Id="C{feature}" Guid="{_guid(scope, feature)}" '
        f'Win64="yes"><Shortcut Id="S{feature}" Name="{NAME}" Description="{_WORDS}" '
        f'Target="[INSTALLFOLDER]{PROGRAM}" WorkingDirectory="INSTALLFOLDER" Icon="program.ico"/>'
        f'<RegistryValue Root="{scope.root}" Key="{_KEY}" Name="{feature}" Type="string" '
        'Value="yes" KeyPath="yes"/></Component></Directory>'
    )


def _search(name: str, value: str, scope: Scope) -> str:
    return (
        f'<Property Id="{name}"><RegistrySearch Id="R{name}" Root="{scope.root}" Key="{_KEY}" '
        f'Name="{value}" Type="raw" Win64="yes"/></Property>'
    )


def _guid(scope: Scope, what: str) -> str:
    return str(uuid.uuid5(_SPACE, f"{scope.name} {what}")).upper()
