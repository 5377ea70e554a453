"""Numbers spelled out as Vietnamese reads them aloud, for tests that read them back."""

from collections.abc import Callable

DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
SCALES = [(10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn")]
VARIANTS = {"linh": "lẻ", "nghìn": "ngàn", "tỷ": "tỉ", "bảy": "bẩy", "lăm": "nhăm"}


def below_hundred(number: int) -> list[str]:
    tens, units = divmod(number, 10)
    if tens == 0:
        return [DIGITS[units]]
    words = ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    if units:
        words.append(
            {1: "một" if tens == 1 else "mốt", 4: "bốn" if tens == 1 else "tư", 5: "lăm"}.get(units, DIGITS[units])
        )
    return words


def group(number: int, *, full: bool) -> list[str]:
    """A number below a thousand; `full` reads the zeros too, as behind a larger group: "không trăm linh năm"."""
    hundreds, rest = divmod(number, 100)
    words = [DIGITS[hundreds], "trăm"] if hundreds or full else []
    if rest and words and rest < 10:
        words.append("linh")
    return words + (below_hundred(rest) if rest or not words else [])


def spelled(number: int) -> str:
    """`number` (0 to 10^18) in words: 1005 is "một nghìn không trăm linh năm"."""
    for scale, word in SCALES:
        if number >= scale:
            whole, rest = divmod(number, scale)
            head = f"{spelled(whole)} {word}"
            return f"{head} {_rest(rest, scale)}" if rest else head
    return " ".join(group(number, full=False))


def _rest(number: int, scale: int) -> str:
    if number < 1000:
        return " ".join(group(number, full=True))
    for smaller, word in SCALES:
        if smaller < scale and number >= smaller:
            whole, rest = divmod(number, smaller)
            head = " ".join(group(whole, full=True)) if whole < 1000 else spelled(whole)
            return f"{head} {word} {_rest(rest, smaller)}" if rest else f"{head} {word}"
    raise ValueError(number)


def mixed(number: int) -> str:
    """`number` in digits and scale words, every group written: 1005 is "1 nghìn 05"."""
    parts = []
    for scale, word in SCALES:
        whole, number = divmod(number, scale)
        if whole or parts:
            parts.append(f"{whole:02d} {word}" if parts else f"{whole} {word}")
    return " ".join([*parts, f"{number:02d}"] if number or not parts else parts)


def grouped(separator: str) -> Callable[[int], str]:
    """Writes numbers in groups of three with `separator` between them."""
    return lambda number: f"{number:,}".replace(",", separator)


def otherwise(words: str) -> str:
    """The same words in the other habit: ngàn, lẻ, tỉ, bẩy, nhăm."""
    return " ".join(VARIANTS.get(word, word) for word in words.split())
