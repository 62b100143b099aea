"""Conditions on a collective: its members of that year, its bloc, its movement, its age."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from ..case import Case
from ..logic import every
from ..record import BlocRank, Members
from ..terms import LAUNCHERS, ORGANISERS, STAGES, label
from .outcome import Outcome, sentence


def member_share(case: Case, given: Mapping[str, Any]) -> Outcome:
    """A share of that year's members, exact at the boundary."""
    year, counted, share = case.record.award_year, given["counted"], Fraction(str(given["share"]))
    members, whose = _members(case), f"đạt {case.law.name_of(counted.upper())}"
    have, total = getattr(members, counted), members.count
    wanted = f"cần ít nhất {float(share * 100):g}%".replace(".", ",")
    if have is None or total is None:
        needs = (f"bổ sung số thành viên và số người {whose} năm {year}",)
        return Outcome(None, f"Chưa có số thành viên {whose} năm {year}; {wanted}.", needs=needs)
    if total == 0:
        said = f"Năm {year} tập thể không có thành viên nào để tính tỷ lệ {whose}; {wanted}."
        return Outcome(False, said, needs=("ghi đúng số thành viên của tập thể",))
    evidence = (f"Năm {year}: {have}/{total} thành viên {whose}",)
    if have >= share * total:
        return Outcome(True, f"Có {have}/{total} thành viên {whose} năm {year}.", evidence)
    needed = -int(-share * total // 1)
    said = f"Mới có {have}/{total} thành viên {whose} năm {year}; {wanted}, tức là {needed} người."
    return Outcome(False, said, evidence, needs=(f"có thêm {needed - have} người {whose}",), earliest=year)


def members_complete(case: Case, given: Mapping[str, Any]) -> Outcome:
    """Every member of that year fulfilled the task."""
    year, failed = case.record.award_year, _members(case).not_completed
    if failed is None:
        needs = (f"bổ sung kết quả xếp loại năm {year} của mọi thành viên",)
        return Outcome(None, f"Chưa rõ số thành viên không hoàn thành nhiệm vụ năm {year}.", needs=needs)
    if failed == 0:
        return Outcome(True, f"Toàn bộ thành viên hoàn thành nhiệm vụ năm {year}.")
    said = f"Có {failed} thành viên không hoàn thành nhiệm vụ năm {year}; tiêu chuẩn đòi hỏi 100% hoàn thành."
    return Outcome(False, said, needs=("năm đó mọi thành viên hoàn thành nhiệm vụ",), earliest=year + 1)


def members_clean(case: Case, given: Mapping[str, Any]) -> Outcome:
    """Nobody was disciplined from warning up in that year."""
    year, found = case.record.award_year, _members(case).canh_cao_or_more
    if found is None:
        needs = (f"xác nhận tình trạng kỷ luật của các thành viên năm {year}",)
        return Outcome(None, f"Chưa xác nhận năm {year} có ai bị kỷ luật từ cảnh cáo trở lên không.", needs=needs)
    if found == 0:
        return Outcome(True, f"Năm {year} không có thành viên bị kỷ luật từ cảnh cáo trở lên.")
    said = f"Năm {year} có {found} thành viên bị kỷ luật từ cảnh cáo trở lên."
    needs = ("năm đó không có thành viên bị kỷ luật từ cảnh cáo trở lên",)
    return Outcome(False, said, needs=needs, earliest=year + 1)


def members_hold(case: Case, given: Mapping[str, Any]) -> Outcome:
    """At least so many members hold a title for that year."""
    year, counted, needed = case.record.award_year, given["counted"], given["count"]
    have, whose = getattr(_members(case), counted), f"đạt {case.law.name_of(counted.upper())}"
    if have is None:
        said = f"Chưa có số thành viên {whose} năm {year}; cần ít nhất {needed} người."
        return Outcome(None, said, needs=(f"bổ sung số người {whose} năm {year}",))
    if have >= needed:
        return Outcome(True, f"Có {have} thành viên {whose} năm {year}.")
    here = f"mới có {have}" if have else "chưa có"
    said = sentence(f"{here} thành viên {whose} năm {year}", f"cần ít nhất {needed} người")
    return Outcome(False, said, needs=(f"có thêm {needed - have} người {whose}",), earliest=year)


def bloc_leader(case: Case, given: Mapping[str, Any]) -> Outcome:
    """First of a bloc of the right organiser in the award year; targets exceeded when asked."""
    bloc, year = case.record.bloc, case.record.award_year
    by = " hoặc ".join(dict.fromkeys(label(who, ORGANISERS) for who in given["organised_by"]))
    wanted = f"dẫn đầu cụm, khối thi đua do {by} tổ chức"
    wanted += " và vượt các chỉ tiêu, nhiệm vụ" if given.get("targets_exceeded") else ""
    if bloc is None or bloc.year not in (None, year):
        needs = (f"bổ sung kết quả xếp hạng cụm, khối thi đua năm {year}",)
        return Outcome(None, f"Chưa có kết quả xếp hạng cụm, khối thi đua năm {year}; cần {wanted}.", needs=needs)
    parts = _bloc_parts(bloc, given)
    met = every(parts.values())
    evidence = (f"Xếp hạng cụm, khối năm {year}: {bloc.rank if bloc.rank is not None else 'chưa rõ'}",)
    if met:
        return Outcome(True, f"Năm {year} {wanted}.", evidence)
    if met is None:
        missing = ", ".join(name for name, truth in parts.items() if truth is None)
        said = f"Chưa rõ {missing} năm {year}; cần {wanted}."
        return Outcome(None, said, evidence, needs=(f"bổ sung {missing} năm {year}",))
    failed = next(name for name, truth in parts.items() if truth is False)
    said = f"Năm {year} {BLOC_LACKS[failed]}; cần {wanted}."
    return Outcome(False, said, evidence, needs=(f"năm đó {wanted}",), earliest=year + 1)


BLOC_LACKS = {
    "nơi tổ chức cụm, khối": "tham gia cụm, khối thi đua không do cấp mà tiêu chuẩn nêu tổ chức",
    "thứ hạng trong cụm, khối": "chưa dẫn đầu cụm, khối thi đua",
    "kết quả thực hiện chỉ tiêu": "chưa vượt các chỉ tiêu, nhiệm vụ được giao",
}


def _bloc_parts(bloc: BlocRank, given: Mapping[str, Any]) -> dict:
    organiser = None if bloc.organised_by is None else bloc.organised_by in given["organised_by"]
    first = None if bloc.rank is None else bloc.rank == 1
    exceeded = bloc.targets_exceeded if given.get("targets_exceeded") else True
    return dict(zip(BLOC_LACKS, (organiser, first, exceeded), strict=True))


def movement_result(case: Case, given: Mapping[str, Any]) -> Outcome:
    """Outstanding at the review of a movement of the right launcher and length."""
    movement, needed = case.record.movement, given.get("years", 0)
    wanted = _wanted_of_movement(given)
    if movement is None:
        needs = ("bổ sung kết quả sơ kết, tổng kết phong trào thi đua",)
        return Outcome(None, f"Chưa có kết quả tham gia phong trào thi đua để xét; cần {wanted}.", needs=needs)
    parts = {
        "cấp phát động": None if movement.launched_by is None else movement.launched_by in given["launched_by"],
        "thời gian phong trào": True if not needed else None if movement.years is None else movement.years >= needed,
        "lần tổng kết": True
        if not given.get("stages") or movement.stage is None
        else movement.stage in given["stages"],
        "kết quả đánh giá": movement.outstanding,
    }
    met = every(parts.values())
    evidence = (f"Phong trào {movement.code}",) if movement.code else ()
    if met:
        return Outcome(True, f"Được đánh giá {wanted}.", evidence)
    open_ = ", ".join(name for name, truth in parts.items() if truth is (None if met is None else False))
    if met is None:
        return Outcome(None, f"Chưa rõ {open_}; cần {wanted}.", evidence, needs=(f"bổ sung {open_} của phong trào",))
    only_young = [name for name, truth in parts.items() if truth is False] == ["thời gian phong trào"]
    earliest = case.record.award_year + needed - movement.years if only_young else None
    said = f"Kết quả phong trào chưa đạt yêu cầu về {open_}."
    return Outcome(False, said, evidence, needs=(f"được đánh giá {wanted}",), earliest=earliest)


def _wanted_of_movement(given: Mapping[str, Any]) -> str:
    stages = ", ".join(STAGES.get(stage, stage) for stage in given.get("stages", ())) or "sơ kết, tổng kết"
    by = " hoặc ".join(dict.fromkeys(label(who, LAUNCHERS) for who in given["launched_by"]))
    length = f", kéo dài từ {given['years']} năm trở lên" if given.get("years") else ""
    return f"dẫn đầu, tiêu biểu khi {stages} phong trào thi đua do {by} phát động{length}"


def existence(case: Case, given: Mapping[str, Any]) -> Outcome:
    """The collective has existed for so many years at the award year."""
    since, needed = case.record.exists_since, given["years"]
    if since is None:
        said = f"Chưa rõ năm thành lập; cần từ {needed} năm xây dựng và trưởng thành."
        return Outcome(None, said, needs=("bổ sung năm thành lập",))
    have = case.record.award_year - since
    if have >= needed:
        return Outcome(True, f"Đã thành lập {have} năm (từ năm {since}).")
    needs = (f"đủ {needed} năm xây dựng và trưởng thành",)
    return Outcome(False, f"Mới thành lập {have} năm (từ năm {since}).", needs=needs, earliest=since + needed)


def not_dissolved(case: Case, given: Mapping[str, Any]) -> Outcome:
    """A body dissolved by the day of judging gets no award; its people are honoured where they went."""
    ended = case.record.dissolved_on
    if ended is None and not case.record.dissolution_known:
        needs = ("xác nhận tập thể còn hoạt động",)
        return Outcome(None, "Chưa xác nhận tập thể còn hoạt động.", needs=needs)
    if ended is None or ended > case.record.on:
        return Outcome(True, "Tập thể đang hoạt động.")
    return Outcome(False, f"Tập thể đã giải thể, kết thúc hoạt động từ {ended:%d/%m/%Y}; không xét khen thưởng.")


def _members(case: Case) -> Members:
    return (case.record.members or {}).get(case.record.award_year) or Members()
