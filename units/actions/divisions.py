"""Drawing up a division into blocs: the paper's words, the blocs, last year's list carried over."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from thiduakt.base.acts import lock, repeated, take_move
from units.choices import Role
from units.facts.blocs import heirs_of
from units.models import Bloc, BlocDivision, BlocMember, DivisionAmendment, DivisionStep, Post
from units.policies.blocs import DivisionPolicy, may_divide
from units.policies.signers import authority_line, signed_by
from units.workflow import DIVISION_MOVES


@transaction.atomic
def draft_division(
    *,
    year: int,
    kind: str,
    level: str,
    title: str,
    grounds: Sequence[str],
    proposal: str,
    signer: Post,
    actor: Post,
    on: date,
    source: BlocDivision | None = None,
    key: UUID | None = None,
) -> BlocDivision:
    """A draft in the name of the signer's office; with a `source` its blocs and members are carried over.

    Raises Refused, ValidationError (a division of the kind is there already, the signer is no leader on the day).
    """
    may_divide(actor).require()
    lock(actor)  # two presses of one button take turns
    if before := repeated(DivisionStep.objects, key):
        return before.division
    division = BlocDivision(year=year, kind=kind, level=level, created_by=actor, copied_from=source)
    sign_by(division, signer, actor, on)
    write_words(division, title, grounds, proposal)
    division.full_clean(exclude=["grounds"])
    division.save()
    division.steps.create(move="draft", target=division.state, actor=actor, key=key)
    if source:
        _carry_over(source, division)
    return division


@transaction.atomic
def edit_division(
    *,
    division: BlocDivision,
    year: int,
    kind: str,
    level: str,
    title: str,
    grounds: Sequence[str],
    proposal: str,
    signer: Post,
    actor: Post,
    on: date,
    key: UUID | None = None,
) -> DivisionStep:
    """Change the words of a draft; a new year or kind goes through to its blocs and members."""
    division = lock(division)
    if before := repeated(division.steps, key):
        return before
    DivisionPolicy(actor, division).can_edit().require()
    division.year, division.kind, division.level = year, kind, level
    sign_by(division, signer, actor, on)
    write_words(division, title, grounds, proposal)
    division.full_clean(exclude=["grounds"])
    division.save()
    _check_places(division)
    division.blocs.update(year=year, kind=kind)
    BlocMember.objects.filter(bloc__division=division).update(year=year, kind=kind)
    return division.steps.create(move="edit", source=division.state, target=division.state, actor=actor, key=key)


def write_words(paper: BlocDivision | DivisionAmendment, title: str, grounds: Sequence[str], proposal: str) -> None:
    """Subject, grounds and proposal as they were typed."""
    paper.title, paper.grounds, paper.proposal = title.strip(), list(grounds), proposal.strip()


def sign_by(paper: BlocDivision | DivisionAmendment, signer: Post, actor: Post, on: date) -> None:
    """Issuer, place, symbol and signer's block follow the signer's office; one signs for one's own."""
    if signer.role != Role.LEADER or not Post.objects.in_force(on).filter(pk=signer.pk).exists():
        raise ValidationError({"signer": "Người ký phải là lãnh đạo đang giữ chức vụ trong ngày này."})
    if not (actor.sees_all or signer.unit.path.startswith(actor.unit.path)):
        raise ValidationError({"signer": "Người ký phải là lãnh đạo của cơ quan bạn."})
    issuer = signer.unit
    paper.issuer, paper.issuer_name = issuer, issuer.name
    paper.place, paper.symbol = issuer.place_name, f"QĐ-{issuer.symbol}"
    paper.authority_line = authority_line(signer)
    for field, value in signed_by(signer).items():
        setattr(paper, field, value)


def _check_places(division: BlocDivision) -> None:
    """Raises ValidationError when a unit of this division stands in another bloc of the new year and kind."""
    units = BlocMember.objects.filter(bloc__division=division).values("unit")
    others = BlocMember.objects.filter(year=division.year, kind=division.kind, unit__in=units)
    others = others.exclude(bloc__division=division).select_related("unit", "bloc")[:5]
    if others:
        raise ValidationError([f"{other.unit.name} đã ở “{other.bloc.name}” năm {division.year}." for other in others])


@transaction.atomic
def add_bloc(*, division: BlocDivision, name: str, actor: Post, key: UUID | None = None) -> Bloc:
    """One more bloc at the end of a draft. Raises ValidationError when the name is taken."""
    division = lock(division)
    if before := repeated(division.steps, key):
        return before.bloc
    DivisionPolicy(actor, division).can_edit().require()
    last = division.blocs.order_by("position").last()
    bloc = Bloc(division=division, name=name, position=last.position + 1 if last else 1)
    _save_named(bloc)
    division.steps.create(move="add_bloc", bloc=bloc, note=bloc.name, actor=actor, key=key)
    return bloc


@transaction.atomic
def rename_bloc(*, bloc: Bloc, name: str, actor: Post, key: UUID | None = None) -> DivisionStep:
    """Another name for a bloc of a draft."""
    division = lock(bloc.division)
    if before := repeated(division.steps, key):
        return before
    DivisionPolicy(actor, division).can_edit().require()
    old, bloc.name, bloc.division = bloc.name, name, division
    _save_named(bloc)
    return division.steps.create(move="rename_bloc", bloc=bloc, note=f"{old} → {bloc.name}", actor=actor, key=key)


def _save_named(bloc: Bloc) -> None:
    same = Bloc.objects.filter(division=bloc.division, name=bloc.name).exclude(pk=bloc.pk)
    if same.exists():
        raise ValidationError({"name": f"Đã có khối tên “{bloc.name}” trong bản chia khối này. Hãy đặt tên khác."})
    bloc.save()


@transaction.atomic
def drop_bloc(*, bloc: Bloc, actor: Post, key: UUID | None = None) -> DivisionStep:
    """Take a bloc out of a draft; its units stand in no bloc again."""
    division = lock(bloc.division)
    if before := repeated(division.steps, key):
        return before
    DivisionPolicy(actor, division).can_edit().require()
    name = bloc.name
    bloc.delete()
    return division.steps.create(move="drop_bloc", note=name, actor=actor, key=key)


@transaction.atomic
def drop_division(*, division: BlocDivision, actor: Post, key: UUID | None = None) -> DivisionStep:
    """Give a draft up: its blocs go and their units are free again; the line of the journal stays."""
    division = lock(division)
    if before := repeated(division.steps, key):
        return before
    policy = DivisionPolicy(actor, division)
    units, blocs = BlocMember.objects.filter(bloc__division=division).count(), division.blocs.count()
    note = f"{blocs} khối, {units} đơn vị"
    step = take_move(division, DIVISION_MOVES["drop"], policy=policy, steps=division.steps, note=note, key=key)
    division.blocs.all().delete()
    return step


def _carry_over(source: BlocDivision, division: BlocDivision) -> None:
    """Blocs and members of another year; an ended unit gives its place to its only heir.

    Those with no heir or several, and those already in a bloc of the kind, are left for a person to decide.
    """
    members = BlocMember.objects.lasting().filter(bloc__division=source).select_related("unit")
    members = list(members.order_by("bloc", "role", "pk"))
    heirs = heirs_of([member.unit for member in members], division.year)
    taken = set(_taken(division))
    for old in source.blocs.order_by("position", "pk"):
        bloc = Bloc.objects.create(division=division, name=old.name, position=old.position)
        for member in members:
            if member.bloc_id != old.pk or len(heirs[member.unit_id]) != 1:
                continue
            unit = heirs[member.unit_id][0]
            if unit.pk not in taken:
                taken.add(unit.pk)
                BlocMember.objects.create(bloc=bloc, unit=unit, role=member.role)


def _taken(division: BlocDivision):
    return BlocMember.objects.filter(year=division.year, kind=division.kind).values_list("unit_id", flat=True)
