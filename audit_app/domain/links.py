"""Which addresses may be opened: https, on a host that the checklists name."""

from urllib.parse import urlsplit


def allowed(url: str, hosts: tuple[str, ...]) -> bool:
    """Whether ``url`` is https on a listed host or a subdomain, without name or port tricks."""
    if not url.isascii() or any(c.isspace() or ord(c) < ord(" ") for c in url) or "\\" in url:
        return False
    try:
        parts = urlsplit(url)
        plain = parts.port is None and parts.username is None and parts.password is None
    except ValueError:
        return False
    host = parts.hostname or ""
    listed = any(host == name or host.endswith("." + name) for name in hosts)
    return parts.scheme == "https" and plain and listed
