"""The long standards: an earlier award, then years in a row, and within them further awards."""

from collections.abc import Mapping
from typing import Any

from ..case import Case, Run
from ..logic import Truth, at_least, every, some
from ..record import PastAward
from ..terms import EXCELLENT, RATINGS, label
from .outcome import Outcome, award_line, listing, sentence

BEST = {True: 2, None: 1, False: 0}


def standing(case: Case, given: Mapping[str, Any]) -> Outcome:
    """An earlier award, then an unbroken run of good years, and within it further awards."""
    if not given.get("prior"):
        return _standing_after(case, given, None)
    if case.record.awards is None:
        return Outcome(None, f"Chưa có lịch sử khen thưởng; cần đã được tặng {_names(case, given['prior'])}.")
    priors = [row for code in given["prior"] for row in case.given(code, as_basis=False)]
    if not priors:
        return Outcome(False, f"Chưa được tặng {_names(case, given['prior'])}; đủ điều kiện xét sau khi được tặng.")
    tried = [_with_prior(case, given, award, truth) for award, truth in priors]
    return max(tried, key=lambda o: BEST[o.met])


def years_since(case: Case, given: Mapping[str, Any]) -> Outcome:
    """So many years since an earlier award; longer since the last award of the same kind."""
    if case.record.awards is None:
        return Outcome(None, f"Chưa có lịch sử khen thưởng; cần đã được tặng {_names(case, given['prior'])}.")
    again = case.given(case.record.award, as_basis=False) if "again_years" in given else []
    rows = again or [row for code in given["prior"] for row in case.given(code, as_basis=False)]
    if not rows:
        return Outcome(False, f"Chưa được tặng {_names(case, given['prior'])}; đủ điều kiện xét sau khi được tặng.")
    needed = given["again_years"] if again else given["years"]
    prior, truth = (max if again else min)(rows, key=lambda row: row[0].year)
    passed = case.record.award_year - prior.year
    evidence = (f"{case.law.name_of(prior.code)} – {award_line(prior)}",)
    if passed < needed:
        message = f"Mới {passed}/{needed} năm kể từ lần khen thưởng trước; có thể xét năm {prior.year + needed}."
        return Outcome(False, message, evidence)
    return Outcome(truth, f"Đã {passed} năm kể từ lần khen thưởng trước.", evidence)


def _with_prior(case: Case, given: Mapping[str, Any], prior: PastAward, truth: Truth) -> Outcome:
    rest = _standing_after(case, given, prior.year if given.get("after_prior") else None)
    name = case.law.name_of(prior.code)
    evidence = (f"{name} – {award_line(prior)}", *rest.evidence)
    return Outcome(every((truth, rest.met)), sentence(f"Đã được tặng {name} ({prior.year})", rest.message), evidence)


def _standing_after(case: Case, given: Mapping[str, Any], after: int | None) -> Outcome:
    good, needed, year = given["good"], given["years"], case.record.award_year
    runs = [case.run(end, lambda y: _is_good(case, good, y), after=after) for end in _run_ends(case, given, good)]
    judged = [(r, *_within(case, given.get("within", ()), r)) for r in runs]
    mets = [every((at_least(needed, sure=len(r.sure), possible=len(r.possible)), m)) for r, m, _, _ in judged]
    if not judged:
        return Outcome(False, f"Chưa có năm nào đạt yêu cầu; cần {needed} năm liên tục.")
    best, met = max(zip(judged, mets, strict=True), key=lambda pair: (BEST[pair[1]], len(pair[0][0].sure)))
    run, _, within, evidence = best
    wanted = f"{len(run.sure)}/{needed} năm liên tục {_describe(case, good)}"
    lacking = "" if len(run.sure) >= needed else _years_lacking(met, needed - len(run.sure), year)
    return Outcome(met, sentence(f"Có {wanted}", lacking, within), (*_run_line(run), *evidence))


def _within(case: Case, options: tuple | list, run: Run) -> tuple[Truth, str, tuple[str, ...]]:
    """Any of the options: counts of awards and of excellent years inside the run."""
    if not options:
        return True, "", ()
    tried = [_option(case, option, run) for option in options]
    return max(tried, key=lambda t: BEST[t[0]])


def _option(case: Case, option: Mapping[str, Any], run: Run) -> tuple[Truth, str, tuple[str, ...]]:
    mets: list[Truth] = [case.record.declared.get(option["if"])] if "if" in option else []
    said, evidence = [], []
    for code, needed in option.get("awards", {}).items():
        rows = [(a, t) for a, t in case.given(code) if a.year in run.possible]
        sure = sum(t is True and a.year in run.sure for a, t in rows)
        unknown = case.record.awards is None
        mets.append(at_least(needed, sure=sure, possible=needed if unknown else len(rows)))
        said.append(f"{sure}/{needed} lần {case.law.name_of(code)}")
        evidence += [f"{case.law.name_of(code)} – {award_line(a)}" for a, _ in rows]
    if "excellent_years" in option:
        needed, good = option["excellent_years"], {y: case.rated(y, EXCELLENT) for y in run.possible}
        sure = sum(good[y] is True for y in run.sure)
        mets.append(at_least(needed, sure=sure, possible=sum(t is not False for t in good.values())))
        said.append(f"{sure}/{needed} năm {label(EXCELLENT, RATINGS)}")
    if "initiatives" in option:
        rows = [i for i in case.record.initiatives or () if i.year in run.possible]
        sure = sum(i.year in run.sure for i in rows)
        needed = option["initiatives"]
        unknown = case.record.initiatives is None
        mets.append(at_least(needed, sure=sure, possible=needed if unknown else len(rows)))
        said.append(f"{sure}/{needed} sáng kiến, đề tài được công nhận")
    return every(mets), f"trong thời gian đó có {' và '.join(said)}", tuple(evidence)


def _is_good(case: Case, good: Mapping[str, Any], year: int) -> Truth:
    return some([case.rated(year, good["rating"]), *(case.held(code, year) for code in good.get("awards", ()))])


def _run_ends(case: Case, given: Mapping[str, Any], good: Mapping[str, Any]) -> list[int]:
    """Up to the proposal: the award year, or the year before while the award year is not rated yet."""
    year = case.record.award_year
    if given.get("ending") == "any":
        years = {*(case.record.ratings or {}), *(a.year for a in case.record.awards or ())}
        return sorted((y for y in {*years, year} if y <= year), reverse=True)
    return [year, year - 1] if _is_good(case, good, year) is None else [year]


def _years_lacking(met: Truth, lacking: int, year: int) -> str:
    if met is None:
        return "chưa đủ kết quả xếp loại các năm để kết luận"
    return f"cần thêm {lacking} năm; sớm nhất xét năm {year + lacking}"


def _run_line(run: Run) -> tuple[str, ...]:
    return (f"Các năm liên tục: {listing(sorted(run.sure))}",) if run.sure else ()


def _describe(case: Case, good: Mapping[str, Any]) -> str:
    titles = [f"hoặc đạt {case.law.name_of(code)}" for code in good.get("awards", ())]
    more = "" if good["rating"] == EXCELLENT else " trở lên"
    return " ".join([label(good["rating"], RATINGS) + more, *titles])


def _names(case: Case, codes: list[str]) -> str:
    return " hoặc ".join(case.law.name_of(code) for code in codes)
