"""Reading what school IT has set."""

from audit_app.domain.policy import Policy


def read() -> Policy:
    """What school IT has set on this machine; an empty policy where it has set nothing."""
    return Policy()
