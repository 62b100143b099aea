"""A rule in words, without a record: what its condition asks, as an officer reads it in the rule book."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from .kinds import KIND_WORDS
from .terms import DISCIPLINES, RATINGS, RECOGNISERS, SCOPES, label

NameOf = Callable[[str], str]
LAUNCHERS = {
    "tinh": "tỉnh",
    "CHU_TICH_NUOC": "Chủ tịch nước",
    "THU_TUONG": "Thủ tướng",
    "trung_uong": "trung ương",
    "HDTDKT_TRUNG_UONG": "Hội đồng trung ương",
}
STAGES = {"so_ket": "sơ kết", "tong_ket": "tổng kết"}
ENDINGS = {"award_year": ", đến năm xét", "award_year_or_year_before": ", đến năm xét hoặc năm trước đó"}


def condition(kind: str, given: Mapping[str, Any], name_of: NameOf) -> str:
    """One sentence without a full stop; a kind that is not known here names itself and its figures."""
    say = SAYINGS.get(kind)
    try:
        return say(given, name_of) if say else _plain(kind, given)
    except (KeyError, TypeError, AttributeError, ValueError):
        return _plain(kind, given)


def percent(share: Any) -> str:
    """“0.7” as “70 %”."""
    value = float(share) * 100
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",") + " %"


def _day(said: str) -> str:
    """“2026-10-01” as “01/10/2026”."""
    return f"{date.fromisoformat(said):%d/%m/%Y}"


def joined(words, last: str = "và") -> str:
    words = list(words)
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def _plain(kind: str, given: Mapping[str, Any]) -> str:
    figures = "; ".join(str(value) for key, value in given.items() if key != "kind" and isinstance(value, (int, str)))
    return f"điều kiện “{KIND_WORDS.get(kind, kind.replace('_', ' '))}”" + (f" ({figures})" if figures else "")


def _parts(given, name_of, link: str) -> str:
    parts = [condition(part["kind"], part, name_of) for part in given["of"]]
    if len(parts) == 1:
        return parts[0]
    return f" {link} ".join(f"({number}) {part}" for number, part in enumerate(parts, start=1))


def _all_of(given, name_of) -> str:
    return _parts(given, name_of, "và")


def _any_of(given, name_of) -> str:
    return f"một trong: {_parts(given, name_of, 'hoặc')}"


def _rating(given, name_of) -> str:
    return f"xếp loại năm xét từ mức {label(given['at_least'], RATINGS)} trở lên"


def _initiative(given, name_of) -> str:
    count = given.get("count", 1)
    many = f"{count} sáng kiến, đề tài" if count > 1 else "có sáng kiến, đề tài"
    whose = given.get("recognised_by")
    by = f", {label(whose, RECOGNISERS)} công nhận" if isinstance(whose, str) else ""
    return f"{many} {label(given['scope'], SCOPES)}{' trong năm xét' if given.get('same_year') else ''}{by}"


def _times(given, name_of) -> str:
    return f"{given['times']} lần liên tục được tặng {name_of(given['award'])}{ENDINGS.get(given.get('ending'), '')}"


def _given(given, name_of) -> str:
    return f"{given['times']} lần được tặng {name_of(given['award'])}"


def _standing(given, name_of) -> str:
    good = given["good"]
    grades = [label(good["rating"], RATINGS)] if "rating" in good else []
    grades += [name_of(code) for code in good.get("awards", ())]
    said = f"{given['years']} năm liên tục đạt {joined(grades, 'hoặc')}"
    if given.get("prior"):
        said = f"đã được tặng {joined(map(name_of, given['prior']), 'hoặc')}; {said}"
        said += " sau đó" if given.get("after_prior") else ""
    within = [_within(each, name_of) for each in given.get("within", ())]
    return f"{said}, trong thời gian đó có {joined(within, 'hoặc')}" if within else said


def _within(given, name_of) -> str:
    parts = [f"{count} lần {name_of(code)}" for code, count in given.get("awards", {}).items()]
    if "excellent_years" in given:
        parts.insert(0, f"{given['excellent_years']} năm hoàn thành xuất sắc nhiệm vụ")
    if "initiatives" in given:
        parts.append(f"{given['initiatives']} sáng kiến, đề tài")
    return joined(parts)


def _years_since(given, name_of) -> str:
    said = f"từ {given['years']} năm trở lên sau khi được tặng {joined(map(name_of, given['prior']), 'hoặc')}"
    again = given.get("again_years")
    return f"{said}; lần sau cách lần trước từ {again} năm" if again else said


def _movement(given, name_of) -> str:
    who = joined((LAUNCHERS.get(each, each) for each in given["launched_by"]), "hoặc")
    years = f" từ {given['years']} năm trở lên" if given.get("years") else ""
    at = joined((STAGES.get(each, each) for each in given.get("stages", ())), "hoặc")
    return f"tiêu biểu trong phong trào{years} do {who} phát động{f', khi {at}' if at else ''}"


def _bloc_leader(given, name_of) -> str:
    who = joined((LAUNCHERS.get(each, each) for each in given["organised_by"]), "hoặc")
    targets = ", hoàn thành vượt chỉ tiêu" if given.get("targets_exceeded") else ""
    return f"dẫn đầu cụm, khối thi đua do {who} tổ chức{targets}"


def _declared(given, name_of) -> str:
    return f"đơn vị xác nhận: {joined(given['statements'].values())}"


SAYINGS: dict[str, Callable[[Mapping[str, Any], NameOf], str]] = {
    "all_of": _all_of,
    "any_of": _any_of,
    "meets": lambda given, name_of: f"đạt tiêu chuẩn {name_of(given['award'])} của năm xét",
    "rating": _rating,
    "head_rating": lambda given, name_of: "xếp loại người đứng đầu không cao hơn xếp loại của đơn vị",
    "service": lambda given, name_of: f"công tác từ {given['months']} tháng trở lên trong năm xét",
    "clean_year": lambda given, name_of: f"không bị kỷ luật từ {label(given['form'], DISCIPLINES)} trong năm xét",
    "initiative": _initiative,
    "times_in_a_row": _times,
    "times_given": _given,
    "standing": _standing,
    "years_since": _years_since,
    "member_share": lambda given, name_of: (
        f"có từ {percent(given['share'])} thành viên đạt {name_of(given['counted'].upper())}"
    ),
    "members_complete": lambda given, name_of: "mọi thành viên hoàn thành nhiệm vụ",
    "members_clean": lambda given, name_of: "không có thành viên bị kỷ luật từ cảnh cáo trở lên",
    "members_hold": lambda given, name_of: (
        f"có ít nhất {given['count']} người đạt {name_of(given['counted'].upper())}"
    ),
    "bloc_leader": _bloc_leader,
    "movement_result": _movement,
    "existence": lambda given, name_of: f"thành lập từ {given['years']} năm trở lên",
    "not_dissolved": lambda given, name_of: "tập thể chưa giải thể",
    "not_twice": lambda given, name_of: "một thành tích chỉ được khen một lần",
    "one_state_award_a_year": lambda given, name_of: "một năm chỉ trình một hình thức khen thưởng cấp nhà nước",
    "excluded_kinds": lambda given, name_of: "kết quả khen đột xuất, chuyên đề không dùng để xét khen công trạng",
    "no_hold": lambda given, name_of: "không đang bị xem xét kỷ luật, điều tra, thanh tra, tố cáo",
    "discipline_over": lambda given, name_of: "thành tích tính lại từ khi hết thời hạn kỷ luật",
    "posthumous_allowed": lambda given, name_of: "chỉ truy tặng khi luật cho phép",
    "of_class": lambda given, name_of: f"là {given['label']}",
    "declared": _declared,
    "declared_when": lambda given, name_of: f"khi thuộc trường hợp nêu, {_declared(given, name_of)}",
    "counts_as_service": lambda given, name_of: "thời gian nghỉ, học tập được nêu tính là thời gian công tác",
    "submitted_after": lambda given, name_of: f"trình vào năm sau năm được tặng {name_of(given['award'])}",
    "not_alongside": lambda given, name_of: f"không cùng năm với đề nghị {name_of(given['award'])}",
    "new_period": lambda given, name_of: "kỳ tính thành tích bắt đầu sau lần khen trước",
    "preference": lambda given, name_of: (
        f"như nhau thì ưu tiên nữ, tập thể có từ {percent(given['share'])} nữ"
    ),
    "transition": lambda given, name_of: f"hồ sơ nhận trước ngày {_day(given['before'])} theo quy định trước đó",
    "notice": lambda given, name_of: given["message"],
}  # fmt: skip
