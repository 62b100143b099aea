"""The parts of a pack that count and prescribe: shares, money, quotas, time limits, papers, routes, kinds."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ..quota import ANY_OF
from ..terms import RATINGS, SUBJECTS
from . import entries
from .lines import Line

MOST_MULTIPLE, MOST_SALARY = Decimal(9999), Decimal(2_000_000_000)
DIRECTIONS = ("up", "down", "half_up")
YEAR_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
RATED = tuple(f"rating:{grade}" for grade in RATINGS)
WHOLES = ("members", "units")


def thresholds(line: Line) -> Iterator[entries.Threshold]:
    share, secret, cited = line.share("share"), line.flag("secret", default=False), line.dated()
    for award in line.names("awards"):
        yield entries.Threshold(award=award, share=share, secret=secret, **cited)


def prize(line: Line) -> entries.PrizeRate:
    subject, is_cap = line.text("subject", tuple(SUBJECTS)), line.flag("is_cap", default=False)
    multiple, cited = line.number("multiple", most=MOST_MULTIPLE), line.dated()
    return entries.PrizeRate(award=line.text("award"), subject=subject, multiple=multiple, is_cap=is_cap, **cited)


def prize_rounding(line: Line) -> entries.PrizeRounding:
    step, direction = line.whole("step", most=1_000_000), line.text("direction", DIRECTIONS)
    return entries.PrizeRounding(step=step, direction=direction, **line.dated())


def base_salary(line: Line) -> entries.BaseSalary:
    return entries.BaseSalary(amount=int(line.number("amount", most=MOST_SALARY)), **line.dated())


def quota(line: Line) -> entries.Quota:
    share, most = line.share("share", optional=True), line.whole("most", least=0, optional=True)
    if (share is None) == (most is None):
        raise line.wrong("share", "ghi tỷ lệ “share” hoặc số tối đa “most”, đúng một trong hai")
    _refuse_half(line, "raised_to", "raised_if")
    _refuse_half(line, "fewer_than", "then_most")
    return entries.Quota(
        id=line.text("id", most=30),
        award=line.text("award"),
        scope=line.text("scope", entries.SCOPES),
        of_class=line.text("of_class", default="", most=40) or None,
        numerator=_counted(line, "numerator", RATED),
        denominator=_counted(line, "denominator", (*RATED, *WHOLES)),
        share=share,
        most=most,
        raised_to=line.share("raised_to", optional=True),
        raised_if=line.text("raised_if", ("", *RATED), default="") or None,
        fewer_than=line.whole("fewer_than", optional=True),
        then_most=line.whole("then_most", least=0, optional=True),
        rounding=line.text("rounding", entries.ROUNDINGS, default="down"),
        severity=line.text("severity", ("warn", "block")),
        counts=line.names("counts", entries.COUNTS) if "counts" in line.row else entries.COUNTS,
        **line.dated(),
    )


def _refuse_half(line: Line, one: str, other: str) -> None:
    if (line.row.get(one) is None) != (line.row.get(other) is None):
        raise line.wrong(one, f"phải đi cùng “{other}”")


def _counted(line: Line, key: str, words: tuple[str, ...]) -> str:
    """An award's code, or one of the words; of the denominator also several codes of which any one counts."""
    value = line.text(key, most=40)
    if value.startswith("rating:") and value not in words:
        raise line.wrong(key, f"“{value}” không thuộc các giá trị {', '.join(words)}")
    codes = value.split(ANY_OF)
    is_slip = len(set(codes)) < len(codes) or any(not each or each in words for each in codes)
    if len(codes) > 1 and (is_slip or key != "denominator"):
        raise line.wrong(key, f"“{value}” phải là các mã danh hiệu khác nhau cách bằng “{ANY_OF}”, chỉ ở mẫu số")
    return value


def time_limit(line: Line) -> entries.TimeLimit:
    days, by, starts = line.whole("days", most=3660, optional=True), _year_day(line, "by"), _year_day(line, "starts")
    if (days is None) == (not by):
        raise line.wrong("days", "ghi số ngày “days” hoặc hạn hằng năm “by” (tháng-ngày), đúng một trong hai")
    return entries.TimeLimit(
        id=line.text("id", most=30),
        awards=line.names("awards"),
        who=line.text("who", most=200),
        what=line.text("what", most=300),
        days=days,
        day_kind=line.text("day_kind", entries.DAY_KINDS, default="working"),
        after=line.text("after", default="", most=200),
        starts=starts,
        by=by,
        **line.dated(),
    )


def _year_day(line: Line, key: str) -> str:
    value = line.text(key, default="")
    if value and not YEAR_DAY.fullmatch(value):
        raise line.wrong(key, f"“{value}” không phải là ngày dạng tháng-ngày, ví dụ 12-10")
    return value


def components(line: Line) -> Iterator[entries.Component]:
    cited, when = line.dated(), line.text("when", default="", most=200)
    papers = [(each.text("code", most=40), each.text("label", most=200)) for each in line.lines("required")]
    if not papers:
        raise line.wrong("required", "phải có ít nhất một giấy tờ")
    for award in line.names("awards"):
        for code, label in papers:
            yield entries.Component(award=award, code=code, label=label, when=when, **cited)


def routes(line: Line) -> Iterator[entries.Route]:
    needs_council = line.flag("needs_council", default=True)
    appraiser, cited = line.text("appraiser", default="", most=200), line.dated()
    party, other = line.text("party_opinion", default="", most=300), line.text("other_opinion", default="", most=300)
    publishes = line.flag("publishes", default=False)
    for award in line.names("awards"):
        yield entries.Route(
            award=award,
            needs_council=needs_council,
            appraiser=appraiser,
            party_opinion=party,
            other_opinion=other,
            publishes=publishes,
            **cited,
        )


def kind(line: Line) -> entries.KindOfCommendation:
    code, name = line.text("code", most=20), line.text("name", most=100)
    return entries.KindOfCommendation(code=code, name=name, statistics=line.text("statistics", most=40), **line.dated())


def note(line: Line) -> entries.LawNote:
    awards = line.names("awards") if "awards" in line.row else ("*",)
    topic, text = line.text("topic", most=60), line.text("text", most=1000)
    return entries.LawNote(id=line.text("id", most=30), topic=topic, awards=awards, text=text, **line.dated())


def ground(line: Line) -> entries.Ground:
    position, text = line.whole("position", most=99), line.text("text", most=400)
    return entries.Ground(paper=line.text("paper", most=20), text=text, position=position, **line.dated())
