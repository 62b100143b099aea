"""Conditions on a collective: its members of that year, its bloc, its movement, its age."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from ..case import Case
from ..logic import Truth, every
from ..record import Members
from .outcome import Outcome


def member_share(case: Case, given: Mapping[str, Any]) -> Outcome:
    """A share of that year's members, exact at the boundary."""
    year, counted, share = case.record.award_year, given["counted"], Fraction(str(given["share"]))
    members, whose = _members(case), f"đạt {case.law.name_of(counted.upper())}"
    have, total = getattr(members, counted), members.count
    wanted = f"cần ít nhất {float(share * 100):g}% thành viên {whose}"
    if have is None or total is None:
        return Outcome(None, f"Chưa có số thành viên {whose} năm {year}; {wanted}.")
    evidence = (f"Năm {year}: {have}/{total} thành viên {whose}",)
    if total > 0 and have >= share * total:
        return Outcome(True, f"Có {have}/{total} thành viên {whose}.", evidence)
    needed = -int(-share * total // 1) if total > 0 else 0
    return Outcome(False, f"Mới có {have}/{total} thành viên {whose}; {wanted} ({needed} người).", evidence)


def members_complete(case: Case, given: Mapping[str, Any]) -> Outcome:
    """Every member of that year fulfilled the task."""
    year, failed = case.record.award_year, _members(case).not_completed
    if failed is None:
        return Outcome(None, f"Chưa rõ số thành viên không hoàn thành nhiệm vụ năm {year}.")
    if failed == 0:
        return Outcome(True, f"Toàn bộ thành viên hoàn thành nhiệm vụ năm {year}.")
    return Outcome(False, f"Có {failed} thành viên không hoàn thành nhiệm vụ năm {year}; tiêu chuẩn đòi hỏi 100%.")


def members_clean(case: Case, given: Mapping[str, Any]) -> Outcome:
    """Nobody was disciplined from warning up in that year."""
    year, found = case.record.award_year, _members(case).canh_cao_or_more
    if found is None:
        return Outcome(None, f"Chưa xác nhận năm {year} có ai bị kỷ luật từ cảnh cáo trở lên không.")
    if found == 0:
        return Outcome(True, f"Năm {year} không có thành viên bị kỷ luật từ cảnh cáo trở lên.")
    return Outcome(False, f"Năm {year} có {found} thành viên bị kỷ luật từ cảnh cáo trở lên; có thể xét từ năm sau.")


def members_hold(case: Case, given: Mapping[str, Any]) -> Outcome:
    """At least so many members hold a title for that year."""
    year, counted, needed = case.record.award_year, given["counted"], given["count"]
    have, whose = getattr(_members(case), counted), f"đạt {case.law.name_of(counted.upper())}"
    if have is None:
        return Outcome(None, f"Chưa có số thành viên {whose} năm {year}; cần ít nhất {needed}.")
    if have >= needed:
        return Outcome(True, f"Có {have} thành viên {whose} năm {year}.")
    return Outcome(False, f"Có {have} thành viên {whose} năm {year}; cần ít nhất {needed}.")


def bloc_leader(case: Case, given: Mapping[str, Any]) -> Outcome:
    """First of a bloc of the right organiser in the award year; targets exceeded when asked."""
    bloc, year = case.record.bloc, case.record.award_year
    if bloc is None or bloc.year not in (None, year):
        return Outcome(None, f"Chưa có kết quả xếp hạng cụm, khối thi đua năm {year}.")
    exceeded = bloc.targets_exceeded if given.get("targets_exceeded") else True
    organiser = None if bloc.organised_by is None else bloc.organised_by in given["organised_by"]
    first = None if bloc.rank is None else bloc.rank == 1
    met = every((first, organiser, exceeded))
    evidence = (f"Xếp hạng cụm, khối năm {year}: {bloc.rank if bloc.rank is not None else 'chưa rõ'}",)
    if met:
        return Outcome(True, "Dẫn đầu cụm, khối thi đua và đạt yêu cầu về chỉ tiêu.", evidence)
    return Outcome(met, _bloc_lacking(met, first, organiser, exceeded), evidence)


def movement_result(case: Case, given: Mapping[str, Any]) -> Outcome:
    """Outstanding at the review of a movement of the right launcher and length."""
    movement = case.record.movement
    if movement is None:
        return Outcome(None, "Chưa có kết quả tham gia phong trào thi đua để xét.")
    launched = None if movement.launched_by is None else movement.launched_by in given["launched_by"]
    needed = given.get("years", 0)
    long_enough = True if not needed else None if movement.years is None else movement.years >= needed
    stage = True if not given.get("stages") or movement.stage is None else movement.stage in given["stages"]
    met = every((launched, long_enough, stage, movement.outstanding))
    evidence = (f"Phong trào {movement.code}",) if movement.code else ()
    if met:
        return Outcome(True, "Dẫn đầu, tiêu biểu khi sơ kết, tổng kết phong trào thi đua.", evidence)
    length = f", thời gian từ {needed} năm" if needed else ""
    wanted = f"cần được đánh giá dẫn đầu, tiêu biểu trong phong trào do cấp có thẩm quyền phát động{length}"
    start = "Chưa đủ thông tin về phong trào" if met is None else "Kết quả phong trào chưa đạt yêu cầu"
    return Outcome(met, f"{start}; {wanted}.", evidence)


def existence(case: Case, given: Mapping[str, Any]) -> Outcome:
    """The collective has existed for so many years at the award year."""
    since, needed = case.record.exists_since, given["years"]
    if since is None:
        return Outcome(None, f"Chưa rõ năm thành lập; cần từ {needed} năm xây dựng và trưởng thành.")
    have = case.record.award_year - since
    if have >= needed:
        return Outcome(True, f"Đã thành lập {have} năm (từ năm {since}).")
    return Outcome(False, f"Mới thành lập {have} năm; đủ {needed} năm vào năm {since + needed}.")


def not_dissolved(case: Case, given: Mapping[str, Any]) -> Outcome:
    """A body dissolved by the day of judging gets no award; its people are honoured where they went."""
    ended = case.record.dissolved_on
    if ended is None and not case.record.dissolution_known:
        return Outcome(None, "Chưa xác nhận tập thể còn hoạt động.")
    if ended is None or ended > case.record.on:
        return Outcome(True, "Tập thể đang hoạt động.")
    return Outcome(False, f"Tập thể đã giải thể, kết thúc hoạt động từ {ended:%d/%m/%Y}; không xét khen thưởng.")


def _members(case: Case) -> Members:
    return (case.record.members or {}).get(case.record.award_year) or Members()


def _bloc_lacking(met: Truth, first: Truth, organiser: Truth, exceeded: Truth) -> str:
    if met is None:
        return "Chưa đủ thông tin về thứ hạng, nơi tổ chức cụm, khối hoặc kết quả chỉ tiêu."
    if organiser is False:
        return "Cụm, khối thi đua không do cấp mà tiêu chuẩn nêu tổ chức."
    if first is False:
        return "Chưa dẫn đầu cụm, khối thi đua; đủ điều kiện khi xếp thứ nhất."
    return "Chưa vượt các chỉ tiêu, nhiệm vụ được giao."
