"""What school IT has set on this machine, read from where its systems put it."""

from audit_app.policy.reading import read

__all__ = ["read"]
