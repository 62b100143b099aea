"""How a leader's post is written on a decision (Nghị định 30/2020, Điều 13)."""

from units.choices import Capacity, UnitKind
from units.models import Post

COMMITTEES = frozenset({UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.COMMUNE})
CHAIR = "Chủ tịch"
DEPUTY = "Phó "
# Fewer words than these may be part of the office itself: “Chánh Văn phòng”.
FEWEST_WORDS = 3


def signed_by(post: Post) -> dict[str, str]:
    """The signer's fields of a paper, as the post stands now."""
    return {
        "signer_capacity": post.capacity,
        "signer_for": _signed_for(post),
        "signer_position": office_of(post),
        "signer_name": post.user.full_name,
    }


def authority_line(post: Post) -> str:
    """Who decides, in full: `Chủ tịch Ủy ban nhân dân tỉnh …`, `Giám đốc Sở …`."""
    if post.unit.kind in COMMITTEES:
        return f"{CHAIR} {post.unit.name}"
    words, name = _head(post).split(), post.unit.name
    for start in range(len(words)):
        overlap = " ".join(words[start:])
        if name.lower().startswith(overlap.lower()):
            return " ".join([*words[:start], name])
    return f"{_head(post)} {name}"


def office_of(post: Post) -> str:
    """The office without the unit's name: `Chủ tịch Ủy ban nhân dân tỉnh` → `Chủ tịch`."""
    words, name = (post.title or post.get_role_display()).split(), post.unit.name.lower()
    for start in range(1, len(words)):
        rest = " ".join(words[start:]).lower()
        is_whole = rest in (name, post.unit.label.lower())
        if is_whole or (len(words) - start >= FEWEST_WORDS and name.startswith(rest)):
            return " ".join(words[:start])
    return " ".join(words)


def _head(post: Post) -> str:
    office = office_of(post)
    stem = office.removeprefix(DEPUTY)
    return stem[:1].upper() + stem[1:]


def _signed_for(post: Post) -> str:
    if post.capacity == Capacity.KT:
        return _head(post)
    if post.capacity == Capacity.TM:
        return post.unit.name
    chaired = post.capacity in (Capacity.TL, Capacity.TUQ) and post.unit.kind in COMMITTEES
    return CHAIR if chaired else ""
