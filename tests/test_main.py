from audit_app.__main__ import choose


def test_a_display_brings_the_window() -> None:
    for env in ({"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"}):
        assert choose(env, stdin_is_tty=True, platform="linux") == "window"
        assert choose(env, stdin_is_tty=False, platform="linux") == "window"


def test_windows_and_macos_always_have_a_screen() -> None:
    for platform in ("win32", "darwin"):
        assert choose({}, stdin_is_tty=False, platform=platform) == "window"


def test_without_a_display_the_terminal_asks() -> None:
    assert choose({}, stdin_is_tty=True, platform="linux") == "terminal"
    assert choose({"DISPLAY": ""}, stdin_is_tty=True, platform="linux") == "terminal"


def test_with_nobody_to_type_it_only_demonstrates() -> None:
    assert choose({}, stdin_is_tty=False, platform="linux") == "demonstration"
