"""What the guidance holds for searching for oneself and for going through lists by hand."""

from audit_app.domain.removal import Route
from audit_app.domain.review import Review
from audit_app.domain.search import Engine, Site
from audit_app.domain.value import Value


class Looking(Value):
    """Engines and sites to look on, routes to have something changed, lists to go through."""

    engines: tuple[Engine, ...] = ()
    sites: tuple[Site, ...] = ()
    routes: tuple[Route, ...] = ()
    reviews: tuple[Review, ...] = ()

    def route(self, route_id: str | None) -> Route | None:
        """The route with this id."""
        return next((r for r in self.routes if r.id == route_id), None)

    def review(self, review_id: str) -> Review | None:
        """The review with this id."""
        return next((r for r in self.reviews if r.id == review_id), None)
