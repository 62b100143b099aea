"""The twelve digits of a citizen id: birthplace, sex with century, year, six more (Thông tư 59/2021/TT-BCA, Điều 4)."""

import json
import re
from functools import cache
from importlib.resources import files

LENGTH = 12
MALE, FEMALE = "male", "female"
_GAPS = re.compile(r"[\s.\-]")
_LONG_RUN = re.compile(r"\d(?:[ .\-]?\d){8,}")
_DIGITS = re.compile(r"[0-9]{12}")
MASK = "•"
TAIL = 3
SHORTEST_RUN = 9


def bare(text: str) -> str:
    """The digits alone: spaces, dots and hyphens between them are how people write."""
    return _GAPS.sub("", text)


def masked(number: str) -> str:
    """The last three digits, the others hidden."""
    return MASK * (LENGTH - TAIL) + number[-TAIL:]


def hidden_in(text: str) -> str:
    """The text with every run of digits that could be a citizen id (9 or more) masked but for its end."""
    if len(text) < SHORTEST_RUN:
        return text
    return _LONG_RUN.sub(lambda found: MASK * (len(found[0]) - TAIL) + found[0][-TAIL:], text)


def born_in(number: str) -> int:
    """The year of birth that the fourth to sixth digits say."""
    return _first_century() + int(number[3]) // 2 * 100 + int(number[4:6])


def sex_in(number: str) -> str:
    """The sex that the fourth digit says: even is male."""
    return FEMALE if int(number[3]) % 2 else MALE


def problems(number: str, *, birth_year: int | None = None, sex: str = "") -> list[str]:
    """Why the number cannot be this person's; none when it may be. `number` as typed; unknown facts are not asked."""
    digits = bare(number)
    if not _DIGITS.fullmatch(digits):
        return ["Số định danh cá nhân (căn cước) phải có đúng 12 chữ số. Hãy kiểm tra lại trên thẻ."]
    found = []
    if not _place_is_known(digits[:TAIL]):
        found.append(f"Ba số đầu “{digits[:TAIL]}” không phải mã tỉnh, thành phố. Hãy kiểm tra lại trên thẻ.")
    if birth_year and born_in(digits) != birth_year:
        found.append(
            f"Số này là của người sinh năm {born_in(digits)}, nhưng ở đây ghi {birth_year}. "
            "Hãy kiểm tra lại số và ngày sinh."
        )
    if sex and sex_in(digits) != sex:
        said = "nữ" if sex_in(digits) == FEMALE else "nam"
        found.append(f"Số này là của người có giới tính {said}. Hãy kiểm tra lại số và giới tính.")
    return found


def _place_is_known(code: str) -> bool:
    """A province of the list, or a country (three digits from 100 on) for those born abroad."""
    return code in _facts()["provinces"] or int(code) >= _facts()["countries_from"]


def _first_century() -> int:
    return _facts()["first_century"]


@cache
def _facts() -> dict:
    return json.loads(files(__package__).joinpath("citizen_id.json").read_text(encoding="utf-8"))
