"""Head and foot of a paper from the rows that carry them."""

from campaigns.models import Signer as Signed
from reports.documents.parts import Letterhead, Signer
from units.choices import Capacity, UnitKind
from units.models import Unit

PREFIXES = {Capacity.KT: "KT.", Capacity.TM: "TM.", Capacity.TL: "TL.", Capacity.TUQ: "TUQ."}
# People's Committees stand alone at the head: no body above them is named on their papers.
WITHOUT_PARENT = frozenset({UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.COMMUNE})


def signer_of(signed: Signed, issuer: str) -> Signer:
    """The signer block as kept with the paper (Nghị định 30/2020, Điều 13); `issuer` stands at its head already."""
    prefix = PREFIXES.get(signed.signer_capacity, "")
    whom = _without_issuer(signed.signer_for, issuer)
    first = "" if not prefix or not whom else whom if whom.upper().startswith(prefix) else f"{prefix} {whom}"
    return Signer.of(first, _without_issuer(signed.signer_position, issuer), signed.signer_name)


def _without_issuer(office: str, issuer: str) -> str:
    """`Giám đốc Sở Nội vụ` on a paper of Sở Nội vụ is `Giám đốc`; an office that is the issuer itself stays."""
    bare = office.strip()
    shorter = bare[: -len(issuer)].strip() if issuer and bare.lower().endswith(issuer.lower()) else ""
    return shorter if len(shorter) > len("TM.") else bare


def letterhead_of(unit: Unit) -> Letterhead:
    """Unit and the body directly above it; needs `unit.parent` at hand."""
    alone = unit.kind in WITHOUT_PARENT or unit.parent is None
    return Letterhead(issuer=unit.name, parent="" if alone else unit.parent.name)
