"""The parts of a pack that judge: types of award, who decides, rules."""

import re
from collections.abc import Mapping
from typing import Any

from ..law import Authority, AwardType, Rule
from ..rules import COMPOUND, KNOWN_KINDS, REQUIRED
from ..terms import SUBJECTS
from .lines import Line

SEVERITIES = ("block", "warn", "info")
AWARD_KINDS = ("title", "form")
LEVELS = ("nha_nuoc", "bo_nganh_tinh", "co_so")
PERIODICITIES = ("annual", "every_3_years", "every_5_years", "adhoc", "")
PAPER_SIZE = re.compile(r"\d{2,3}x\d{2,3}")
DEEPEST = 12


def award_type(line: Line) -> AwardType:
    size = line.text("paper_size", default="")
    if size and not PAPER_SIZE.fullmatch(size):
        raise line.wrong("paper_size", f"“{size}” phải là chiều ngang x chiều dọc tính bằng mm, ví dụ 297x210")
    line.text("family", default="", most=40)
    line.text("proposer", default="", most=300)
    line.flag("needs_council", default=True)
    line.whole("precedence", most=9999, optional=True)
    return AwardType(
        code=line.text("code", most=20),
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
    if kind in COMPOUND and "of" in parameters:
        parts = parameters["of"]
        if not isinstance(parts, list) or not parts or not all(isinstance(part, Mapping) for part in parts):
            raise line.wrong("parameters", f"“of” của “{kind}” phải là danh sách điều kiện, ít nhất một")
        for part in parts:
            check_parameters(line, part.get("kind", ""), part, depth + 1)
