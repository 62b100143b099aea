"""Samples of blocs."""

from tests.factories.blocs import (
    AmendmentFactory,
    AmendmentLineFactory,
    BlocFactory,
    DivisionFactory,
    DocumentFactory,
    MemberFactory,
)
from units.choices import BlocDocumentKind, BlocRole
from units.models import Post, Unit

ARGUMENTS = {
    "units:amendment_line_drop": lambda samples, thing: [thing.pk, thing.lines.get().pk],
}  # address name -> (samples, thing) -> list of arguments, where not [thing.pk]
TYPED = {}  # address name -> (samples, thing) -> the filled form


def things(samples) -> dict:
    unit, province = samples.things["unit"], Unit.objects.get(kind="province")
    poster = Post.objects.get(user__username="gd.xd")
    draft = DivisionFactory(issuer=province, kind="khối của bản dự thảo")
    division = DivisionFactory(issuer=province, kind="khối để thử", in_force=True)
    bloc = BlocFactory(division=division)
    MemberFactory(bloc=bloc, unit=unit, role=BlocRole.HEAD)
    DocumentFactory(bloc=bloc, kind=BlocDocumentKind.PLEDGE, posted_by=poster)
    programme = DocumentFactory(bloc=bloc, posted_by=poster)
    amended = DivisionFactory(issuer=province, kind="khối đã điều chỉnh", in_force=True)
    left = BlocFactory(division=amended)
    MemberFactory(bloc=left, unit=unit)
    changed = {"unit": unit, "from_bloc": left, "from_role": BlocRole.MEMBER, "reason": "Sắp xếp lại khối"}
    amendment = AmendmentFactory(division=amended, created_by=poster)
    AmendmentLineFactory(amendment=amendment, **changed)
    bloc.unit = programme.unit = unit  # whose thing it is
    return {
        "amendment draft": amendment,
        "amendment in force": AmendmentFactory(division=amended, created_by=poster, in_force=True),
        "division draft": draft,
        "division in force": division,
        "bloc of a draft": BlocFactory(division=draft),
        "bloc led by the unit": bloc,
        "paper of the bloc": programme,
    }
