"""Certificates are judged as the system judges them, and by no list shipped with a library."""

import ssl
from typing import Any

import truststore
from requests.adapters import HTTPAdapter


class SystemTrust(HTTPAdapter):
    """For https addresses, with a proxy and without."""

    def init_poolmanager(self, *args: Any, **settings: Any) -> None:
        """Connections without a proxy."""
        super().init_poolmanager(*args, **settings, ssl_context=_context())

    def proxy_manager_for(self, proxy: str, **settings: Any) -> Any:
        """Connections through ``proxy``."""
        return super().proxy_manager_for(proxy, **settings, ssl_context=_context())

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:  # noqa: ARG002
        """Only insist: the usual would add requests' own list to what the system trusts."""
        conn.cert_reqs = "CERT_REQUIRED"


def _context() -> ssl.SSLContext:
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
