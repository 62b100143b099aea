"""Columns of lists of past awards: how offices head them, and what else such lists hold."""

import re

from units.intake import columns as c
from units.intake.kinds import ListKind

COLLECTIVE, HOUSEHOLD = "collective", "household"
AWARD, SECOND_AWARD, AWARD_OF = "award", "second_award", "award_of"
PERIOD, DECISION, ISSUER, SIGNER = "period", "decision", "issuer", "signer"
NUMBER, DECIDED = "decision_number", "decided_on"
COMMENDATION, MOVEMENT, CERTIFICATE, AMOUNT = "commendation", "movement", "certificate", "amount"
OUTCOME, NOTE = "outcome", "note"
# Of the lines over a list, no column: why all its lines wait.
WAITS = "waits"

LABELS = {
    COLLECTIVE: "Tập thể",
    HOUSEHOLD: "Chủ hộ",
    AWARD: "Danh hiệu (hoặc danh hiệu, hình thức)",
    SECOND_AWARD: "Hình thức khen thưởng",
    PERIOD: "Năm, giai đoạn",
    DECISION: "Quyết định (số, ngày, cơ quan)",
    NUMBER: "Số quyết định",
    DECIDED: "Ngày quyết định",
    ISSUER: "Cơ quan, người quyết định",
    SIGNER: "Người ký",
    COMMENDATION: "Loại hình khen thưởng",
    MOVEMENT: "Phong trào, nội dung",
    CERTIFICATE: "Số bằng, giấy",
    AMOUNT: "Tiền thưởng",
    NOTE: "Ghi chú",
}
YEARLY = {AWARD_OF: "Danh hiệu, hình thức năm {}"}
WHO = (c.NAME, c.FAMILY, c.GIVEN, c.BIRTH, c.BIRTH_MALE, c.BIRTH_FEMALE, c.SEX, c.CITIZEN, c.POSITION, c.UNIT)
SUBJECT = (frozenset({c.NAME, c.GIVEN, COLLECTIVE, HOUSEHOLD}), "Họ và tên, Tập thể hoặc Chủ hộ")
_PAPER = r"(?:quyet dinh|qd)"


def _wordings(*pairs: tuple[str | None, str]) -> c.Wordings:
    return tuple((meaning, re.compile(wording)) for meaning, wording in pairs)


CLEARANCE = ListKind(
    (c.NAME, c.FAMILY, c.GIVEN, c.BIRTH, c.BIRTH_MALE, c.BIRTH_FEMALE, c.SEX, c.CITIZEN, c.POSITION, c.UNIT,
     COLLECTIVE, OUTCOME, c.REASON, c.PAPER),
    ((frozenset({c.NAME, c.GIVEN, COLLECTIVE}), "Họ và tên hoặc Tập thể"),),
    _wordings(
        (None, r"^(stt|tt|so tt|so thu tu|no)\b"),
        (c.PAPER, r"\b(van ban|cong van|so quyet dinh|quyet dinh)\b"),
        (OUTCOME, r"\b(ket qua|ket luan|tinh trang|xac nhan|nghia vu|y kien)\b"),
        (c.REASON, r"\b(noi dung|hanh vi|ly do|vi pham|loi|ghi chu)\b"),
        (COLLECTIVE, r"\b(tap the|ten don vi|doanh nghiep|co so)\b"),
        (c.NAME, r"\b(ca nhan|doi tuong|ho ten|ho va ten)\b"),
    ),
    labels={OUTCOME: "Kết quả xác nhận"},
)  # fmt: skip
HISTORY = ListKind(
    (*WHO, *LABELS, AWARD_OF),
    (SUBJECT,),
    _wordings(
        (None, r"^(stt|tt|so tt|so thu tu|no)\b"),
        (NOTE, r"\bghi chu\b"),
        (c.BIRTH, r"\b(sinh|ntns)\b"),
        (AMOUNT, r"\b(tien thuong|so tien|muc thuong|tien)\b"),
        (CERTIFICATE, r"\bso (bang|giay|hieu bang|so vang|vao so|so bang)|\bso vang\b"),
        (COMMENDATION, r"\bloai (hinh|khen)"),
        # Headings in two rows, the upper one merged: "Hình thức khen" over "Danh hiệu" and "Năm".
        (AWARD, r"\bhinh thuc (khen|kt)\b.*\b(danh hieu|ten)$"),
        (PERIOD, r"\b(hinh thuc|danh hieu|khen)\b.*(?<!trong )(?<!hang )(?<!cua )\bnam( khen| dat)?$"),
        (SIGNER, r"\bnguoi ky\b"),
        (DECISION, rf"\bso\b.*\bngay\b.*\b{_PAPER}\b|\b{_PAPER}\b.*\b(so|ngay)\b.*\b(ngay|so)\b"),
        (DECISION, rf"^{_PAPER}( khen thuong)?$"),
        (DECIDED, rf"\bngay\b.*\b({_PAPER}|ky|ban hanh|khen|cong nhan|tang)\b|^ngay( thang nam)?$"),
        (DECIDED, rf"\b{_PAPER}\b.*\bngay( thang nam| ky| thang)?$"),
        (ISSUER, rf"^{_PAPER}\b.* (co quan|cap|don vi|noi)( \w+){{0,4}}$"),
        (NUMBER, rf"\bso\b.*\b{_PAPER}\b|\b{_PAPER}\b.*\bso\b|^so hieu$"),
        (ISSUER, r"\b(co quan|cap|don vi|noi|nguoi) (khen|quyet dinh|qd|tang|ban hanh|cong nhan|ky)|\btham quyen\b"),
        (AWARD_OF, r"^(?:nam )?(?:19|20)\d\d$|\b(danh hieu|hinh thuc|khen thuong|thi dua)\b.*\b(?:19|20)\d\d$"),
        (PERIOD, r"^(nam|nien khoa|thoi gian|thoi ky)\b|\bnam (khen|dat|thanh tich|tang|duoc)|\bgiai doan\b"),
        (HOUSEHOLD, r"\b(chu ho|ho gia dinh)\b"),
        (c.NAME, r"\b(ca nhan|doi tuong|nguoi duoc|ho ten|ho va ten)\b"),
        (COLLECTIVE, r"\btap the\b"),
        (MOVEMENT, r"\b(phong trao|noi dung|thanh tich|ly do|chuyen de)\b"),
        (SECOND_AWARD, r"\bhinh thuc (khen|kt)"),
        (AWARD, r"\b(danh hieu|hinh thuc|khen thuong|thi dua)\b"),
    ),
    labels=LABELS,
    yearly=YEARLY,
)  # fmt: skip


def as_names(meanings: dict[int, str]) -> tuple[dict[int, str], str]:
    """Columns with the only column of subjects as one of names, and what it is (a meaning).

    So a line with nothing but a number and a collective counts as one of the list.
    """
    there = set(meanings.values())
    only = next((each for each in (COLLECTIVE, HOUSEHOLD) if each in there), "")
    if not only or there & {c.NAME, c.GIVEN} or {COLLECTIVE, HOUSEHOLD} <= there:
        return meanings, c.NAME
    return {place: c.NAME if meaning == only else meaning for place, meaning in meanings.items()}, only
