"""Browsers that are known here: how each opens a private window, and how each system names it."""

from collections.abc import Mapping
from enum import StrEnum

from audit_app.domain.value import Value


class Private(StrEnum):
    """Whether private windows may be opened, as far as it can be seen from outside."""

    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"
    UNKNOWN = "unknown"
    NO_SWITCH = "no-switch"


class Family(Value):
    """One maker's browser.

    ``switch`` opens a private window; ``window`` is what that window calls itself. ``desktop`` are
    the names of its Linux menu entries, ``registered`` how its name begins in the list of Windows,
    ``program`` its Windows file, ``bundle`` its macOS id. ``policy`` are the settings that can
    forbid private windows, with the values that do.
    """

    id: str
    name: str
    window: str
    switch: tuple[str, ...] = ()
    desktop: tuple[str, ...] = ()
    registered: tuple[str, ...] = ()
    program: str = ""
    bundle: str = ""
    policy: Mapping[str, tuple[object, ...]] = {}
    policy_folders: tuple[str, ...] = ()
    policy_files: tuple[str, ...] = ()
    policy_key: str = ""
    policy_bundle: str = ""


class Browser(Value):
    """A browser that is installed here. ``command`` starts it, without any address."""

    family: Family
    command: tuple[str, ...]
    private: Private = Private.UNKNOWN


_INCOGNITO: Mapping[str, tuple[object, ...]] = {"IncognitoModeAvailability": (1,)}
_FIREFOX: Mapping[str, tuple[object, ...]] = {
    "DisablePrivateBrowsing": (True, 1),
    "PrivateBrowsingModeAvailability": (1,),
}

# In the order they are offered. Vivaldi and Opera: nobody could confirm where they look for the
# settings of a school, so nothing is said about those.
FAMILIES = (
    Family(
        id="chrome",
        name="Google Chrome",
        window="Incognito",
        switch=("--incognito",),
        desktop=("google-chrome", "google-chrome-stable", "com.google.Chrome"),
        registered=("Google Chrome",),
        program="chrome.exe",
        bundle="com.google.Chrome",
        policy=_INCOGNITO,
        policy_folders=("/etc/opt/chrome/policies/managed",),
        policy_key=r"SOFTWARE\Policies\Google\Chrome",
        policy_bundle="com.google.Chrome",
    ),
    Family(
        id="edge",
        name="Microsoft Edge",
        window="InPrivate",
        switch=("--inprivate",),
        desktop=("microsoft-edge", "com.microsoft.Edge"),
        registered=("Microsoft Edge",),
        program="msedge.exe",
        bundle="com.microsoft.edgemac",
        policy={"InPrivateModeAvailability": (1,)},
        policy_folders=("/etc/opt/edge/policies/managed",),
        policy_key=r"SOFTWARE\Policies\Microsoft\Edge",
        policy_bundle="com.microsoft.Edge",
    ),
    Family(
        id="firefox",
        name="Firefox",
        window="Private Browsing",
        switch=("-private-window",),
        desktop=(
            "firefox",
            "firefox-esr",
            "org.mozilla.firefox",
            "firefox_firefox",
        ),
        registered=("Firefox", "Mozilla Firefox"),
        program="firefox.exe",
        bundle="org.mozilla.firefox",
        policy=_FIREFOX,
        policy_files=(
            "/etc/firefox/policies/policies.json",
            "/etc/firefox-esr/policies/policies.json",
        ),
        policy_key=r"SOFTWARE\Policies\Mozilla\Firefox",
        policy_bundle="org.mozilla.firefox",
    ),
    Family(
        id="brave",
        name="Brave",
        window="Private",
        switch=("--incognito",),
        desktop=("brave-browser", "com.brave.Browser", "brave_brave"),
        registered=("Brave",),
        program="brave.exe",
        bundle="com.brave.Browser",
        policy=_INCOGNITO,
        policy_folders=("/etc/brave/policies/managed",),
        policy_key=r"SOFTWARE\Policies\BraveSoftware\Brave",
        policy_bundle="com.brave.Browser",
    ),
    Family(
        id="chromium",
        name="Chromium",
        window="Incognito",
        switch=("--incognito",),
        desktop=(
            "chromium",
            "chromium-browser",
            "org.chromium.Chromium",
            "chromium_chromium",
        ),
        registered=("Chromium",),
        bundle="org.chromium.Chromium",
        policy=_INCOGNITO,
        policy_folders=(
            "/etc/chromium/policies/managed",
            "/etc/chromium-browser/policies/managed",
        ),
        policy_key=r"SOFTWARE\Policies\Chromium",
        policy_bundle="org.chromium.Chromium",
    ),
    Family(
        id="vivaldi",
        name="Vivaldi",
        window="Private",
        switch=("--incognito",),
        desktop=("vivaldi-stable", "com.vivaldi.Vivaldi"),
        registered=("Vivaldi",),
        program="vivaldi.exe",
        bundle="com.vivaldi.Vivaldi",
    ),
    Family(
        id="opera",
        name="Opera",
        window="Private",
        switch=("--private",),
        desktop=("opera", "com.opera.Opera", "opera_opera"),
        registered=("Opera",),
        program="opera.exe",
        bundle="com.operasoftware.Opera",
    ),
    # No program can ask Safari for a private window: the person is told how to open one.
    Family(id="safari", name="Safari", window="Private", bundle="com.apple.Safari"),
)


def judged(family: Family, settings: Mapping[str, object] | None) -> Private:
    """What the settings of a school say about private windows.

    ``settings`` are names and values; None: there are some and they could not be read.
    """
    if not family.switch:
        return Private.NO_SWITCH
    if settings is None or not family.policy:
        return Private.UNKNOWN
    forbidden = any(settings.get(name) in values for name, values in family.policy.items())
    return Private.FORBIDDEN if forbidden else Private.ALLOWED
