"""What macOS is told of the program, beside what PyInstaller says by itself (Info.plist)."""

# The payload of a configuration profile names this, so it never changes: audit_app/policy/macos.py.
IDENTIFIER = "uk.privacyselfaudit.app"
# The oldest macOS that Qt's wheels run on.
OLDEST = "14.0"


def info(version: str) -> dict[str, object]:
    """The keys of Info.plist for a version of the program."""
    return {
        "CFBundleDisplayName": "Privacy Self-Audit",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "LSApplicationCategoryType": "public.app-category.education",
        "LSMinimumSystemVersion": OLDEST,
        # A second copy would find the answers in use.
        "LSMultipleInstancesProhibited": True,
        "NSHighResolutionCapable": True,
        # Its own colours follow the system's light and dark.
        "NSRequiresAquaSystemAppearance": False,
    }
