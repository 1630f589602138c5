"""How one look-up may reach the network, as a value: whether at all, and by which way."""

from audit_app.domain.value import Value

# The laptop's own proxy settings, if it has any; or no proxy whatever the laptop says.
SYSTEM, DIRECT = "system", "none"


class Route(Value):
    """``allowed`` False: nothing may go out. ``proxy`` is SYSTEM, DIRECT, or an address."""

    allowed: bool = True
    proxy: str = SYSTEM


OPEN = Route()
