"""Amounts in Vietnamese words, as papers about money write them beside the figures."""

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
GROUPS = ("", "nghìn", "triệu")
BILLION = 1_000_000_000


def in_words(number: int) -> str:
    """A whole number read aloud: 3.800.000 → “ba triệu tám trăm nghìn”; below zero with “âm”."""
    if number < 0:
        return f"âm {in_words(-number)}"
    return " ".join(_large(number, leads=True)) or DIGITS[0]


def money_in_words(amount: int) -> str:
    """An amount of đồng as the last line of a list has it: “Ba triệu tám trăm nghìn đồng”."""
    words = f"{in_words(amount)} đồng"
    return words[0].upper() + words[1:]


def _large(number: int, *, leads: bool) -> list[str]:
    """Words by thousand millions (tỷ); above them the count of tỷ is read like a number of its own."""
    high, low = divmod(number, BILLION)
    if not high:
        return _below_billion(low, leads=leads)
    return [*_large(high, leads=leads), "tỷ", *_below_billion(low, leads=False)]


def _below_billion(number: int, *, leads: bool) -> list[str]:
    words: list[str] = []
    for power in (2, 1, 0):
        group = number // 1000**power % 1000
        if group:
            words += [*_group(group, leads=leads and not words), *([GROUPS[power]] if power else [])]
    return words


def _group(number: int, *, leads: bool) -> list[str]:
    """Up to 999; one that does not lead is read with all its places: “không trăm linh năm”."""
    hundreds, rest = divmod(number, 100)
    words = [] if leads and not hundreds else [DIGITS[hundreds], "trăm"]
    return words + _below_hundred(rest, follows=bool(words))


def _below_hundred(number: int, *, follows: bool) -> list[str]:
    tens, ones = divmod(number, 10)
    if not number:
        return []
    if not tens:
        return ["linh", DIGITS[ones]] if follows else [DIGITS[ones]]
    words = ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    if not ones:
        return words
    special = {5: "lăm"} if tens == 1 else {1: "mốt", 4: "tư", 5: "lăm"}
    return [*words, special.get(ones, DIGITS[ones])]
