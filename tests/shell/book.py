"""Lines of the register for the permission table: what the addresses are about, what they need, what is typed."""

from awards.actions.entering import Entry, enter_award
from awards.actions.lookup import set_lookup
from awards.actions.revoking import Paper, revoke_award
from awards.choices import RevocationGround
from awards.models import Award, AwardType
from thiduakt.base.clock import today
from thiduakt.base.uploads import check_content
from thiduakt.base.vietnamese import short_date
from units.choices import Role

PAPER = "Quyết định thử"


def things(samples) -> dict:
    """One line in force and one taken back, of a person of the unit, each with a document; the look-up is open."""
    set_lookup(opened=True, note="Thử", actor=samples.actor(Role.REVIEWER))
    return {
        "open": None,
        "award valid": _award(samples, "12/QĐ-CU"),
        "award revoked": _revoked(_award(samples, "13/QĐ-CU"), samples),
    }


def _award(samples, number: str) -> Award:
    person, unit = samples.things["person"], samples.things["unit"]
    file = check_content(b"Danh sach", "danh-sach.txt", kinds=("txt",))
    entry = Entry(
        award_type=AwardType.objects.get(code="LDTT"), holder_unit=unit, year=today().year - 5, name=person.full_name,
        decision_number=number, decided_on=today().replace(year=today().year - 4, day=1), decided_by=PAPER,
        is_another=True,
    )  # fmt: skip
    reviewer = samples.actor(Role.REVIEWER)
    return enter_award(subject=person, entry=entry, note="Theo sổ cũ", document=file, actor=reviewer, on=today())


def _revoked(award: Award, samples) -> Award:
    paper = Paper(ground=RevocationGround.MISTAKEN_ENTRY, decision_number="", decided_on=today(), decided_by=PAPER)
    file = check_content(b"Ghi nham", "ghi-nham.txt", kinds=("txt",))
    reviewer = samples.actor(Role.REVIEWER)
    revoke_award(award=award, paper=paper, note="Ghi nhầm", document=file, actor=reviewer, on=today())
    award.refresh_from_db()
    return award


ARGUMENTS = {
    "awards:roads": lambda s, person: ["ca-nhan", person.pk],
    "awards:prospect": lambda s, person: ["ca-nhan", person.pk, "CSTDCS"],
    "awards:prospect_start": lambda s, person: ["ca-nhan", person.pk, "CSTDCS"],
    "awards:award_new": lambda s, person: ["ca-nhan", person.pk],
    "awards:award_step_file": lambda s, award: [award.pk, award.steps.get(move="revoke").pk],
}


def _line(samples, thing) -> dict:
    return {
        "award_type": "LDTT", "year": str(today().year - 8), "kind": "cong_trang", "decision_number": "96/QĐ-CU",
        "decided_on": "20/12/" + str(today().year - 8), "decided_by": PAPER, "name": samples.things["person"].full_name,
        "holder_unit": str(samples.things["unit"].pk), "confidence": "likely", "note": "Theo sổ cũ", "authority": "",
    }  # fmt: skip


def _taking_back(samples, thing) -> dict:
    return {
        "ground": RevocationGround.VIOLATION.value, "decision_number": "99/QĐ-HB", "decided_on": short_date(today()),
        "decided_by": PAPER, "conclusion_number": "1/KL-TTr", "conclusion_on": short_date(today()),
    }  # fmt: skip


TYPED = {
    "awards:prospect_start": lambda s, thing: {"round": str(s.things["round"].pk)},
    "awards:award_new": _line,
    "awards:award_correct": _line,
    "awards:award_revoke": _taking_back,
    "awards:decision_revoke": _taking_back,
    "awards:lookup_setting": lambda s, thing: {"opened": "", "note": "Đóng thử"},
}
