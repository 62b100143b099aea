"""Head and foot of a paper from the rows that carry them."""

from campaigns.models import Signer as Signed
from reports.documents.parts import Letterhead, Signer
from units.choices import Capacity, UnitKind
from units.models import Unit

PREFIXES = {Capacity.KT: "KT.", Capacity.TM: "TM.", Capacity.TL: "TL.", Capacity.TUQ: "TUQ."}
# People's Committees stand alone at the head: no body above them is named on their papers.
WITHOUT_PARENT = frozenset({UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.COMMUNE})


def signer_of(signed: Signed) -> Signer:
    """The signer block as kept with the paper (Nghị định 30/2020, Điều 13)."""
    prefix = PREFIXES.get(signed.signer_capacity, "")
    whom = signed.signer_for.strip()
    first = "" if not prefix or not whom else whom if whom.upper().startswith(prefix) else f"{prefix} {whom}"
    return Signer.of(first, signed.signer_position, signed.signer_name)


def letterhead_of(unit: Unit) -> Letterhead:
    """Unit and the body directly above it; needs `unit.parent` at hand."""
    alone = unit.kind in WITHOUT_PARENT or unit.parent is None
    return Letterhead(issuer=unit.name, parent="" if alone else unit.parent.name)
