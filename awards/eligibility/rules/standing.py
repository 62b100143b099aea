"""The long standards: an earlier award, then years in a row, and within them further awards."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..case import Case, Run
from ..logic import Truth, at_least, every, some
from ..record import PastAward
from ..terms import EXCELLENT, RATINGS, label, up_to_best
from .outcome import Outcome, award_line, in_years, joined, latest, listing, sentence

BEST = {True: 2, None: 1, False: 0}


@dataclass(frozen=True, slots=True)
class Part:
    """One count inside the run: how far it is reached, what lacks, and when that could be there."""

    met: Truth
    said: str
    evidence: tuple[str, ...] = ()
    needs: str = ""
    earliest: int | None = None
    lacking: int = 0


def standing(case: Case, given: Mapping[str, Any]) -> Outcome:
    """An earlier award, then an unbroken run of good years, and within it further awards."""
    if not given.get("prior"):
        return _standing_after(case, given, None)
    names = _names(case, given["prior"])
    if case.record.awards is None:
        said = f"Chưa có lịch sử khen thưởng; cần đã được tặng {names}."
        return Outcome(None, said, needs=("bổ sung lịch sử khen thưởng",))
    priors = [row for code in given["prior"] for row in case.given(code, as_basis=False)]
    if not priors:
        return _without_prior(case, given, names)
    tried = [_with_prior(case, given, award, truth) for award, truth in priors]
    return max(tried, key=lambda o: (BEST[o.met], -(o.earliest or 9999)))


def years_since(case: Case, given: Mapping[str, Any]) -> Outcome:
    """So many years since an earlier award; longer since the last award of the same kind."""
    year, names = case.record.award_year, _names(case, given["prior"])
    if case.record.awards is None:
        said = f"Chưa có lịch sử khen thưởng; cần đã được tặng {names}."
        return Outcome(None, said, needs=("bổ sung lịch sử khen thưởng",))
    again = case.given(case.record.award, as_basis=False) if "again_years" in given else []
    rows = again or [row for code in given["prior"] for row in case.given(code, as_basis=False)]
    if not rows:
        needs = (f"được tặng {names}, rồi qua {given['years']} năm",)
        return Outcome(False, f"Chưa được tặng {names}.", needs=needs, earliest=year + given["years"])
    needed = given["again_years"] if again else given["years"]
    pick = max if again else min
    # What surely counts and is long enough ago settles it, whatever else may count too.
    settled = [row for row in rows if row[1] and year - row[0].year >= needed]
    first, far = (pick(these, key=lambda row: row[0].year, default=None) for these in (rows, settled))
    prior, truth = far if far and year - first[0].year >= needed else first
    passed = year - prior.year
    name = case.law.name_of(prior.code)
    evidence = (f"{name} – {award_line(prior)}",)
    if passed < needed:
        said = f"Mới qua {passed}/{needed} năm kể từ khi được tặng {name} (năm {prior.year})."
        return Outcome(False, said, evidence, needs=(f"đủ {needed} năm kể từ lần ấy",), earliest=prior.year + needed)
    said = f"Đã qua {passed} năm kể từ khi được tặng {name} (năm {prior.year})."
    needs = () if truth else (f"bổ sung ngày, loại hình và người ký quyết định tặng {name}",)
    return Outcome(truth, said if truth else f"{said} Quyết định ấy chưa đủ căn cứ để tính.", evidence, needs=needs)


def _without_prior(case: Case, given: Mapping[str, Any], names: str) -> Outcome:
    """Nothing to start from: when the earlier award would have to come and what after it."""
    year, wanted = case.record.award_year, f"{given['years']} năm liên tục {_describe(case, given['good'])}"
    if given.get("after_prior"):
        needs = (f"được tặng {names}, sau đó có {wanted}",)
        return Outcome(False, f"Chưa được tặng {names}.", needs=needs, earliest=year + given["years"])
    rest = _standing_after(case, given, None)
    earliest = latest([year + 1, rest.earliest if rest.met is False else year + 1])
    said = sentence(f"Chưa được tặng {names}", rest.said)
    needs = (f"được tặng {names}", *(rest.needs if rest.met is False else ()))
    return Outcome(False, said, rest.evidence, needs=needs, earliest=earliest)


def _with_prior(case: Case, given: Mapping[str, Any], prior: PastAward, truth: Truth) -> Outcome:
    after = prior.period_to.year if prior.period_to else prior.year
    rest = _standing_after(case, given, after if given.get("after_prior") else None)
    name = case.law.name_of(prior.code)
    evidence = (f"{name} – {award_line(prior)}", *rest.evidence)
    said = sentence(f"Đã được tặng {name} (năm {prior.year})", rest.said)
    needs = rest.needs
    if truth is None:
        why = case.why_unsure(prior) or "chưa đủ căn cứ"
        said = f"{said} Quyết định tặng {name} chưa tính được: {why}."
        needs = (*needs, f"bổ sung ngày, loại hình và người ký quyết định tặng {name}")
    return Outcome(every((truth, rest.met)), said, evidence, needs=needs, earliest=rest.earliest)


def _standing_after(case: Case, given: Mapping[str, Any], after: int | None) -> Outcome:
    good, needed = given["good"], given["years"]
    tried = [
        (run, *_judged(case, given, run, after))
        for end in _run_ends(case, given, good)
        for run in [case.run(end, lambda y: _is_good(case, good, y), after=after)]
    ]
    run, row, within = max(tried, key=lambda t: (BEST[every((t[1].met, t[2].met))], len(t[0].sure)))
    parts = (row, within)
    met = every(part.met for part in parts)
    wanted = f"{len(run.sure)}/{needed} năm liên tục {_describe(case, good)}"
    start = "Có" if len(run.sure) >= needed else "Mới có"
    evidence = (*_run_line(run), *within.evidence)
    said = sentence(f"{start} {wanted}", row.said, within.said)
    lacking = [part for part in parts if part.met is met]
    needs = tuple(part.needs for part in lacking if part.needs)
    if met is not False:
        return Outcome(met, said, evidence, needs=() if met else needs)
    return Outcome(False, said, evidence, needs=needs, earliest=latest(part.earliest for part in lacking))


def _judged(case: Case, given: Mapping[str, Any], run: Run, after: int | None) -> tuple[Part, Part]:
    """The run itself, and the best of the options within it."""
    needed = given["years"]
    met = at_least(needed, sure=len(run.sure), possible=len(run.possible))
    options = [_option(case, option, run) for option in given.get("within", ())]
    within = max(options, key=lambda part: (BEST[part.met], -part.lacking)) if options else Part(True, "")
    if met:
        return Part(True, ""), within
    if met is None:
        unknown = [year for year in run.possible[:needed] if _is_good(case, given["good"], year) is None]
        needs = f"bổ sung kết quả xếp loại năm {listing(sorted(unknown))}"
        return Part(None, "chưa đủ kết quả xếp loại các năm để kết luận", needs=needs), within
    ahead = _ahead(case, given, after, needed)
    if not ahead:
        return Part(False, "", needs="có đủ số năm liên tục sau khi hết kỷ luật"), within
    needs = f"tiếp tục {_describe(case, given['good'])} {in_years(ahead)}"
    return Part(False, "", needs=needs, earliest=ahead[-1]), within


def _ahead(case: Case, given: Mapping[str, Any], after: int | None, needed: int) -> list[int]:
    """The years still to be good so that a row that reaches today is long enough."""
    good, year = given["good"], case.record.award_year
    is_open = _is_good(case, good, year) is None
    end = year - 1 if is_open else year
    held = case.run(end, lambda y: _is_good(case, good, y), after=after).sure
    return case.years_from(max(end + 1, (after or 0) + 1), needed - len(held))


def _option(case: Case, option: Mapping[str, Any], run: Run) -> Part:
    """Counts of awards, of excellent years and of initiatives inside the run, all of them."""
    parts = [_awards_within(case, code, needed, run) for code, needed in option.get("awards", {}).items()]
    if "excellent_years" in option:
        parts.append(_excellent_within(case, option["excellent_years"], run))
    if "initiatives" in option:
        parts.append(_initiatives_within(case, option["initiatives"], run))
    said = f"trong thời gian đó có {' và '.join(part.said for part in parts)}"
    if "if" in option:
        met = case.record.declared.get(option["if"])
        condition = CONDITIONS.get(option["if"], option["if"])
        parts.append(Part(met, condition, needs=f"xác nhận {condition}", lacking=0 if met is None else 99))
    met = every(part.met for part in parts)
    lacking = [part for part in parts if part.met is met]
    evidence = tuple(line for part in parts for line in part.evidence)
    needs = joined(part.needs for part in lacking if part.needs)
    earliest = latest(part.earliest for part in lacking)
    return Part(met, said, evidence, needs, earliest, sum(part.lacking for part in parts))


CONDITIONS = {"not_eligible_for_flag": "tập thể không thuộc đối tượng tặng cờ thi đua"}


def _awards_within(case: Case, code: str, needed: int, run: Run) -> Part:
    name, year = case.law.name_of(code), case.record.award_year
    rows = [(a, t) for a, t in case.given(code) if a.year in run.possible]
    sure = sum(t is True and a.year in run.sure for a, t in rows)
    unknown = case.record.awards is None
    met = at_least(needed, sure=sure, possible=needed if unknown else len(rows))
    lacking = max(needed - sure, 0)
    needs = f"bổ sung căn cứ về {name}" if met is None else f"được tặng thêm {lacking} lần {name}"
    earliest = case.last_of(year if case.held(code, year) is not True else year + 1, lacking)
    evidence = tuple(f"{name} – {award_line(a)}" for a, _ in rows)
    return Part(met, f"{sure}/{needed} lần {name}", evidence, needs, earliest, lacking)


def _excellent_within(case: Case, needed: int, run: Run) -> Part:
    good = {year: case.rated(year, EXCELLENT) for year in run.possible}
    sure = sum(good[year] is True for year in run.sure)
    met = at_least(needed, sure=sure, possible=sum(truth is not False for truth in good.values()))
    lacking, wanted, year = max(needed - sure, 0), label(EXCELLENT, RATINGS), case.record.award_year
    needs = "bổ sung kết quả xếp loại các năm" if met is None else f"có thêm {lacking} năm {wanted}"
    earliest = case.last_of(year if case.rated(year, EXCELLENT) is None else year + 1, lacking)
    return Part(met, f"{sure}/{needed} năm {wanted}", (), needs, earliest, lacking)


def _initiatives_within(case: Case, needed: int, run: Run) -> Part:
    rows = [i for i in case.record.initiatives or () if i.year in run.possible]
    sure = sum(i.year in run.sure for i in rows)
    unknown = case.record.initiatives is None
    met = at_least(needed, sure=sure, possible=needed if unknown else len(rows))
    lacking = max(needed - sure, 0)
    needs = f"có thêm {lacking} sáng kiến, đề tài được công nhận trong thời gian đó"
    said = f"{sure}/{needed} sáng kiến, đề tài được công nhận"
    return Part(met, said, (), needs, case.open_year, lacking)


def _is_good(case: Case, good: Mapping[str, Any], year: int) -> Truth:
    return some([case.rated(year, good["rating"]), *(case.held(code, year) for code in good.get("awards", ()))])


def _run_ends(case: Case, given: Mapping[str, Any], good: Mapping[str, Any]) -> list[int]:
    """Up to the proposal: the award year, or the year before while the award year is not rated yet."""
    year = case.record.award_year
    if given.get("ending") == "any":
        years = {*(case.record.ratings or {}), *(a.year for a in case.record.awards or ())}
        return sorted((y for y in {*years, year} if y <= year), reverse=True)
    return [year, year - 1] if _is_good(case, good, year) is None else [year]


def _run_line(run: Run) -> tuple[str, ...]:
    return (f"Các năm liên tục: {listing(sorted(run.sure))}",) if run.sure else ()


def _describe(case: Case, good: Mapping[str, Any]) -> str:
    titles = [f"hoặc đạt {case.law.name_of(code)}" for code in good.get("awards", ())]
    return " ".join([f"được xếp loại {up_to_best(good['rating'])}", *titles])


def _names(case: Case, codes: list[str]) -> str:
    return " hoặc ".join(case.law.name_of(code) for code in codes)
