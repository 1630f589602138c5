"""What the frozen folder does without, and why. Used by the spec and by the tree guard."""

import re

# Parts of Python, and of libraries, that no code of ours reaches.
MODULES = (
    "PySide6.QtNetwork",  # nothing leaves the laptop: only audit_app.online opens the network
    "_curses",
    "_dbm",
    "_gdbm",
    "_sqlite3",  # answers are kept by apsw, which brings an SQLite of its own
    "_tkinter",
    "_wmi",
    "curses",
    "ensurepip",
    "lib2to3",
    "pip",
    "pkg_resources",
    "readline",
    "setuptools",
    "sqlite3",
    "test",
    "tkinter",
    "unittest",
    "xmlrpc",
)

_QT = (
    # Screens that no laptop has: frame buffers, remote ones, those for tests.
    r"/platforms/(lib)?q(eglfs|linuxfb|minimal|minimalegl|vnc|vkkhrdisplay|direct2d)\b",
    r"/platforms/(lib)?qwayland-(egl|brcm)",
    r"/(egldeviceintegrations|generic|networkinformation|tls|xcbglintegrations)/",
    r"/wayland-graphics-integration-",
    r"/platforminputcontexts/(lib)?qtvirtualkeyboard",
    # GTK's look and its forty libraries: the program has a look of its own.
    r"/platformthemes/(lib)?qgtk3",
    # Pictures are PNG, JPEG and SVG.
    r"/imageformats/(lib)?q(tiff|webp|wbmp|tga|icns|pdf)",
    # Qt's words in forty languages: every sentence is ours.
    r"PySide6/(Qt/)?translations/",
    r"/qml/",
    # Drawing by OpenGL: the program is made of widgets.
    r"/opengl32sw\.dll$",
    r"/d3dcompiler_47\.dll$",
    # Of a wheel's notes the name and version are read; pip's own would name this machine's folders.
    r"\.dist-info/(?!METADATA$)",
    r"Qt6(EglF[Ss]|EglFSDeviceIntegration|EglFsKmsSupport|Network|OpenGL|Pdf|Qml|Quick|VirtualKeyboard)",
)
# Libraries at the top come from the system's own folders, for a wheel's lie in its package: the
# Debian package depends on them instead, so that mending them stays the distribution's work.
_SYSTEM = re.compile(r"lib(?!python3)[^/]*\.so[.\d]*")

_ANYWHERE = re.compile("|".join(_QT))


def is_left_out(name: str, platform: str) -> bool:
    """Whether the file that would lie at ``name`` in the frozen folder is not shipped.

    ``platform`` is as in sys.platform.
    """
    path = name.replace("\\", "/")
    if _ANYWHERE.search(path):
        return True
    return platform == "linux" and _SYSTEM.fullmatch(path) is not None
