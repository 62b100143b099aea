"""Before what an act has made goes again: what merely mentions it is given to what was there before."""

from uuid import UUID

from units.models import ImportBatch, Post, Reorganisation, Succession, Unit, UnitChange
from units.policies.reorganisations import OVER


def let_go(act: Reorganisation) -> None:
    """New posts hand what they have signed to the old post of the same user; plans and lists that came to nothing leave
    the new units."""
    for new, old in _old_posts(act.trace).items():
        _hand_over(new, old)
    founded = _pks(act.trace, Unit, "create")
    UnitChange.objects.filter(unit__in=founded, **OVER[UnitChange]).exclude(reorganisation=act).delete()
    UnitChange.objects.filter(parent__in=founded, **OVER[UnitChange]).update(parent=None)
    for unit in Unit.objects.filter(pk__in=founded):
        before = Succession.objects.filter(successor=unit).order_by("pk").values_list("predecessor", flat=True).first()
        ImportBatch.objects.filter(unit=unit, **OVER[ImportBatch]).update(unit=before or unit.parent_id)


def _pks(trace: list[dict], model, what: str) -> list:
    return [
        pk for entry in trace if (entry["model"], entry["what"]) == (model._meta.label, what) for pk in entry["pks"]
    ]


def _old_posts(trace: list[dict]) -> dict[UUID, UUID]:
    """By new post: the one of the same user and role that the act has ended."""
    ended = Post.objects.filter(pk__in=_pks(trace, Post, "change")).order_by("pk")
    old = {(post.user_id, post.role): post.pk for post in ended}
    new = Post.objects.filter(pk__in=_pks(trace, Post, "create"))
    return {post.pk: old[post.user_id, post.role] for post in new if (post.user_id, post.role) in old}


def _hand_over(new: UUID, old: UUID) -> None:
    for relation in Post._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and not relation.many_to_many:
            field = relation.field.name
            relation.related_model._base_manager.filter(**{field: new}).update(**{field: old})
