"""The parts of a pack that judge: types of award, who decides, rules."""

import re
from collections.abc import Mapping
from typing import Any

from ..law import Authority, AwardType, Rule
from ..rules import COMPOUND, KNOWN_KINDS, REQUIRED
from ..terms import DISCIPLINES, RATINGS, SCOPE_ALIASES, SCOPES, SUBJECTS
from .lines import Line

SEVERITIES = ("block", "warn", "info")
AWARD_KINDS = ("title", "form")
LEVELS = ("nha_nuoc", "bo_nganh_tinh", "co_so")
PERIODICITIES = ("annual", "every_3_years", "every_5_years", "adhoc", "")
PAPER_SIZE = re.compile(r"\d{2,3}x\d{2,3}")
DEEPEST = 12
MOST_COUNTED = 1000
# A code stands in addresses.
PLAIN_CODE = re.compile(r"[A-Za-z0-9_-]+")
COUNTED = {"times", "years", "months", "count", "again_years"}
LISTED = {"prior", "classes", "launched_by", "organised_by", "stages"}
NAMED = {"award", "message", "label"}
MAPPED = {"statements", "good"}
SCALES: dict[str, dict[str, tuple[str, ...]]] = {
    "rating": {"at_least": tuple(RATINGS)},
    "clean_year": {"form": tuple(DISCIPLINES)},
    "initiative": {"scope": (*SCOPES, *SCOPE_ALIASES)},
}


def award_type(line: Line) -> AwardType:
    size = line.text("paper_size", default="")
    if size and not PAPER_SIZE.fullmatch(size):
        raise line.wrong("paper_size", f"“{size}” phải là chiều ngang x chiều dọc tính bằng mm, ví dụ 297x210")
    if not PLAIN_CODE.fullmatch(code := line.text("code", most=20)):
        raise line.wrong("code", f"“{code}” chỉ được gồm chữ không dấu, số, dấu gạch nối, dấu gạch dưới")
    line.text("family", default="", most=40)
    line.text("proposer", default="", most=300)
    line.flag("needs_council", default=True)
    line.whole("precedence", most=9999, optional=True)
    line.whole("rank_class", most=9, optional=True)
    line.text("province_use", default="", most=20)
    line.text("name_en", default="", most=200)
    line.flag("quoted_in_law", default=False)
    return AwardType(
        code=code,
        name=line.text("name", most=200),
        kind=line.text("kind", AWARD_KINDS),
        level=line.text("level", LEVELS),
        recipients=line.names("recipients", tuple(SUBJECTS)),
        kinds=line.names("kinds") if line.row.get("kinds") else (),
        posthumous=line.flag("posthumous", default=False),
        periodicity=line.text("periodicity", PERIODICITIES, default=""),
        **line.dated(),
    )


def authority(line: Line) -> Authority:
    decider, title = line.text("decider", most=40), line.text("title", most=200)
    return Authority(award=line.text("award"), decider=decider, title=title, **line.dated())


def rule(line: Line) -> Rule:
    kind = line.text("kind", tuple(sorted(KNOWN_KINDS)))
    parameters = line.row.get("parameters", {})
    check_parameters(line, kind, parameters)
    return Rule(
        id=line.text("id", most=30),
        award=line.text("award"),
        subject=line.text("subject", (*SUBJECTS, "any")),
        path=line.text("path", default="", most=20) or None,
        severity=line.text("severity", SEVERITIES),
        kind=kind,
        parameters=parameters,
        is_active=line.flag("is_active", default=True),
        **line.dated(),
    )


def check_figures(line: Line, kind: str, given: Mapping[str, Any]) -> None:
    """Figures are numbers, lists are lists: what the tests of conditions count with must not surprise them."""
    for key, value in given.items():
        if key in COUNTED and (isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST_COUNTED):
            raise line.wrong("parameters", f"“{key}” phải là số nguyên từ 1 đến {MOST_COUNTED}, không phải “{value}”")
        if key == "share":
            Line({"share": value}, line.where, line.path).share("share")
        if key in LISTED and (not isinstance(value, list) or not all(isinstance(each, str) for each in value)):
            raise line.wrong("parameters", f"“{key}” phải là danh sách mã")
        if key in NAMED and not isinstance(value, str):
            raise line.wrong("parameters", f"“{key}” phải là chữ")
        if key in MAPPED and (not isinstance(value, Mapping) or not value):
            raise line.wrong("parameters", f"“{key}” phải là một đối tượng có nội dung")
    for key, words in SCALES.get(kind, {}).items():
        if key in given and given[key] not in words:
            raise line.wrong("parameters", f"“{given[key]}” không thuộc các giá trị {', '.join(words)} của “{key}”")


def check_parameters(line: Line, kind: str, parameters: Any, depth: int = 0) -> None:
    """The figures a kind cannot do without are there, also inside all_of and any_of."""
    if not isinstance(kind, str) or kind not in KNOWN_KINDS:
        raise line.wrong("kind", f"“{kind}” không phải là loại điều kiện được hỗ trợ")
    if not isinstance(parameters, Mapping):
        raise line.wrong("parameters", "phải là một đối tượng")
    if depth > DEEPEST:
        raise line.wrong("parameters", f"các điều kiện lồng nhau quá {DEEPEST} bậc")
    for key in REQUIRED.get(kind, ()):
        if key not in parameters:
            raise line.wrong("parameters", f"thiếu “{key}” cho loại điều kiện “{kind}”")
    check_figures(line, kind, parameters)
    if kind in COMPOUND and "of" in parameters:
        parts = parameters["of"]
        if not isinstance(parts, list) or not parts or not all(isinstance(part, Mapping) for part in parts):
            raise line.wrong("parameters", f"“of” của “{kind}” phải là danh sách điều kiện, ít nhất một")
        for part in parts:
            check_parameters(line, part.get("kind", ""), part, depth + 1)
