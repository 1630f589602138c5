"""``python -m audit_app``: the window where there is a screen, otherwise the terminal."""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Literal

Way = Literal["window", "terminal", "demonstration"]


def choose(env: Mapping[str, str], *, stdin_is_tty: bool, platform: str) -> Way:
    """Where a check-in can happen: ``env`` is the environment, ``platform`` as in sys.platform.

    Windows and macOS always have a screen; elsewhere an X11 or Wayland display must be named. With
    neither a screen nor somebody to type, only a demonstration is of use.
    """
    if platform in {"win32", "darwin"} or env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"):
        return "window"
    return "terminal" if stdin_is_tty else "demonstration"


def main(argv: Sequence[str]) -> int:
    """Start the program that fits this machine with ``argv`` (such as ``--demo``).

    Gives the exit code. ``--remind`` is what the system's scheduler asks: no window, no terminal.
    ``--help`` and ``--version`` are answered in words wherever they are asked, and start nothing.
    """
    if "--remind" in argv:
        return _remind(argv)
    asked = [word for word in argv if word in {"-h", "--help", "--version"}]
    if asked:
        from audit_app import cli

        return cli.main(asked)
    # A program started without a console, or with its input closed, has no stdin at all.
    stdin_is_tty = sys.stdin is not None and sys.stdin.isatty()
    way = choose(os.environ, stdin_is_tty=stdin_is_tty, platform=sys.platform)
    if way == "window":
        from audit_app import app

        return app.main(argv)

    from audit_app import cli, compose

    print(compose.words()(f"start.no-screen.{way}"), end="\n\n", flush=True)
    return cli.main(["demonstration"] if way == "demonstration" else ["check-in", *argv])


def _remind(argv: Sequence[str]) -> int:
    """As a scheduler asks; the word after ``--home`` is a folder of the person's own choosing."""
    from audit_app import cli
    from audit_app.vault import places

    if "--home" in argv[:-1]:
        os.environ[places.HOME] = argv[argv.index("--home") + 1]
    return cli.main(["remind"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
