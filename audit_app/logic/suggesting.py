"""Topics that a school suggests come first. Nothing else about them changes, and none goes."""

from collections.abc import Sequence

from msgspec.structs import replace

from audit_app.domain.checklist import Checklist


def suggested_first(checklist: Checklist, suggested: Sequence[str]) -> Checklist:
    """``checklist`` with ``suggested`` topics first, in that order; unknown ids are left.

    Questions, help and contacts are the same and in the same order within their topic.
    """
    known = {topic.id for topic in checklist.topics}
    first = [name for name in suggested if name in known]
    if not first:
        return checklist
    place = {name: number for number, name in enumerate(dict.fromkeys(first))}

    def rank(order: int, name: str) -> tuple[int, int]:
        return place.get(name, len(place)), order

    ranked = sorted(checklist.topics, key=lambda topic: rank(topic.order, topic.id))
    topics = tuple(replace(topic, order=number) for number, topic in enumerate(ranked, 1))
    return replace(checklist, topics=topics)
