"""What a person keeps beside their check-ins and what makes actions as answers do."""

from audit_app.domain.removal import Finding
from audit_app.domain.review import Tally
from audit_app.domain.value import Value


class Kept(Value):
    """Findings and tallies, each under the name it is kept by, in the order of first keeping."""

    findings: dict[str, Finding] = {}
    tallies: dict[str, Tally] = {}
