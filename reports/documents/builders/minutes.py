"""The minutes of a council session."""

from datetime import time

from django.utils.text import capfirst

from awards.choices import Attendance, CouncilRole
from awards.facts.said import overrules_before
from awards.models import CouncilSession, Seat, Tally
from reports.documents.blocks import Column, Table
from reports.documents.builders.signing import letterhead_of
from reports.documents.papers import MinutesPaper
from reports.documents.parts import Letterhead, Mark, Recipients, Signer
from reports.documents.wording import BLANK, day_words, padded, share_words
from units.models import Unit

SEAT_COLUMNS = (
    Column("TT", 6, "centre"),
    Column("Họ và tên", 26),
    Column("Chức vụ", 27),
    Column("Vai trò", 22),
    Column("Tham dự", 19, "centre"),
)
VOTE_COLUMNS = (
    Column("TT", 6, "centre"),
    Column("Đối tượng", 24),
    Column("Hình thức đề nghị", 18),
    Column("Đồng ý", 10, "centre"),
    Column("Không đồng ý", 10, "centre"),
    Column("Không hợp lệ", 10, "centre"),
    Column("Tỷ lệ", 12, "centre"),
    Column("Kết quả", 10, "centre"),
)


def minutes_paper(session: CouncilSession) -> MinutesPaper:
    """Attendance, conclusions told to the council and counted votes as kept with the session; six queries."""
    unit = Unit.objects.select_related("parent").get(pk=session.council.unit_id)
    seats = list(session.seats.select_related("member").order_by("member__order"))
    tallies = list(session.tallies.select_related("nominee__award_type"))
    chair = _first(seats, CouncilRole.CHAIR, CouncilRole.VICE)
    secretary = _first(seats, CouncilRole.SECRETARY)
    return MinutesPaper(
        letterhead=Letterhead(issuer=session.council.name, parent=letterhead_of(unit).issuer),
        mark=Mark(number=session.minutes_number, symbol="BB-HĐTĐKT", dated=session.held_on),
        subject=f"Họp {session.council.name}",
        signer=Signer.of("CHỦ TỌA", "", chair.member.full_name if chair else ""),
        countersigner=Signer.of("THƯ KÝ", "", secretary.member.full_name if secretary else ""),
        recipients=Recipients((), kept="Lưu: VT, Hồ sơ"),
        started=f"{_clock(session.starts_at)}, {day_words(session.held_on)}",
        place=session.place,
        chair=_named(chair),
        secretary=_named(secretary),
        attendance=_attendance(seats),
        proceedings=_proceedings(session, len(seats), tallies),
        finished=f"{_clock(session.ends_at)}, {day_words(session.held_on)}",
    )


def _first(seats: list[Seat], *roles: CouncilRole) -> Seat | None:
    """The present member of the first role that somebody present holds."""
    present = [seat for seat in seats if seat.attendance == Attendance.PRESENT]
    return next((seat for role in roles for seat in present if seat.member.role == role), None)


def _named(seat: Seat | None) -> str:
    return f"{seat.member.full_name}, {seat.member.get_role_display()}" if seat else BLANK


def _clock(at: time | None) -> str:
    return f"{at.hour} giờ {padded(at.minute)}" if at else f"{BLANK} giờ {BLANK}"


def _attendance(seats: list[Seat]) -> tuple[str | Table, ...]:
    count = {way: sum(seat.attendance == way for seat in seats) for way in Attendance}
    rows = tuple(
        (
            str(no),
            s.member.full_name,
            s.member.position,
            s.member.get_role_display(),
            capfirst(s.get_attendance_display()),
        )
        for no, s in enumerate(seats, 1)
    )
    return (
        f"Tổng số thành viên Hội đồng: {padded(len(seats))}; có mặt: {padded(count[Attendance.PRESENT])}; "
        f"cho ý kiến bằng văn bản: {padded(count[Attendance.WRITTEN])}; vắng mặt: {padded(count[Attendance.ABSENT])}.",
        Table(SEAT_COLUMNS, rows),
    )


def _overrules(session: CouncilSession) -> tuple[str, ...]:
    """What the Board concluded otherwise than the rules, for the council to know; what was withdrawn is left out."""
    return tuple(
        f"Về tiêu chuẩn của {each.nominee.name} ({each.nominee.award_type.name}): Ban Thi đua - Khen thưởng kết luận "
        f"{each.said} theo {each.paper}. {each.reason}"
        for each in overrules_before(session)
        if each.stands
    )


def _proceedings(session: CouncilSession, members: int, tallies: list[Tally]) -> tuple[str | Table, ...]:
    passed = sum(tally.is_passed for tally in tallies)
    base = max((tally.base for tally in tallies), default=members)
    opinion = (session.opinion,) if session.opinion.strip() else ()
    return (
        f"Hội đồng xem xét hồ sơ đề nghị khen thưởng đã được thẩm định: {session.round.name}.",
        *opinion,
        *_overrules(session),
        f"Kết quả bỏ phiếu, tỷ lệ tính trên tổng số {padded(base)} thành viên Hội đồng:",
        Table(VOTE_COLUMNS, tuple(_vote_row(no, tally) for no, tally in enumerate(tallies, 1))),
        *_thresholds(tallies),
        f"Có {padded(passed)} đối tượng đạt tỷ lệ quy định; {padded(len(tallies) - passed)} đối tượng không đạt.",
    )


def _vote_row(no: int, tally: Tally) -> tuple[str, ...]:
    nominee, counts = tally.nominee, (tally.yes, tally.no, tally.invalid)
    name = f"{nominee.name}\n{nominee.unit_name}" if nominee.group != "unit" and nominee.unit_name else nominee.name
    result = "Đạt" if tally.is_passed else "Không đạt"
    return str(no), name, nominee.award_type.name, *map(str, counts), share_words(tally.share * 100), result


def _thresholds(tallies: list[Tally]) -> list[str]:
    kinds = dict.fromkeys(
        (tally.nominee.award_type.name, tally.threshold, _certain(tally.threshold_citation)) for tally in tallies
    )
    return [f"Tỷ lệ phải đạt đối với {name}: từ {share_words(least * 100)}{why}." for name, least, why in kinds]


def _certain(citation: str) -> str:
    """The source as printed. One with a reservation in brackets (a share carried on from a lapsed text) is not
    put on an official paper."""
    return "" if "(" in citation else f" ({citation})"
