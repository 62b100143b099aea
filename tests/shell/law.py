"""Samples of the law as data: a pack on offer, one in force, an entry and one that was ended."""

import json
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from awards.choices import PackState
from awards.models import LawPack, Rule
from thiduakt.base.clock import today

PAPER = {"note": "Vì lý do chính đáng.", "document": "Công văn số 1"}
PACK = {"id": "thu", "title": "Gói thử", "valid_from": "2027-01-01"}
ARGUMENTS = {
    "awards:law_award": lambda s, thing: ["CSTDCS"],
    "awards:law_entry_add": lambda s, thing: ["base_salaries"],
}
ARGUMENTS |= dict.fromkeys(
    ("awards:law_entry", "awards:law_entry_end", "awards:law_entry_reopen", "awards:law_entry_override"),
    lambda s, row: ["rules", row.pk],
)
ARGUMENTS |= dict.fromkeys(
    (
        *("awards:pack", "awards:pack_file", "awards:pack_diff"),
        *("awards:pack_activate", "awards:pack_drop", "awards:pack_end"),
    ),
    lambda s, pack: [pack.pk],
)


def _soon() -> str:
    return f"{today() + timedelta(days=30):%d/%m/%Y}"


TYPED = {
    "awards:law_entry_end": lambda s, row: PAPER | {"on": _soon()},
    "awards:law_entry_reopen": lambda s, row: PAPER,
    "awards:law_entry_override": lambda s, row: (
        PAPER
        | {"is_active": "on", "severity": "block", "parameter-0": "CSTDCS", "parameter-1": "2"}
        | {"valid_from": _soon(), "citation": "Quy chế, Điều 1"}
    ),
    "awards:law_entry_add": lambda s, thing: (
        PAPER | {"amount": "2600000", "valid_from": _soon(), "citation": "Nghị định thử"}
    ),
    "awards:pack_new": lambda s, thing: {"document": "Công văn số 1", "pack": _file()},
    "awards:pack_activate": lambda s, pack: {"document": "Công văn số 1", "seen": pack.sha256},
    "awards:pack_drop": lambda s, pack: {"note": "Không dùng."},
    "awards:pack_end": lambda s, pack: PAPER | {"on": _soon()},
}


def _file() -> SimpleUploadedFile:
    return SimpleUploadedFile("thu.json", json.dumps(PACK).encode())


def things(samples) -> dict:
    closed = Rule.objects.get(code="LDTT-02")
    closed.closed_on = today()
    closed.save()
    return {
        "award type": None,
        "section of the law": None,
        "entry of the law": Rule.objects.get(code="CSTDT-01"),
        "closed entry of the law": closed,
        "pack offered": LawPack.objects.filter(state=PackState.OFFERED).first(),
        "pack active": LawPack.objects.get(pk="vn-2026-10"),
    }
