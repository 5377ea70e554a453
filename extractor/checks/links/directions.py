"""Whether a figure says by how much something changed, and which way: words for a rise, a fall, a gap or a number of times."""

import re

from extractor.checks.facts import Facts, Mention, remembered
from extractor.checks.units import is_change_in, is_percent, is_points, norm
from extractor.parsers.asides import joins_changes
from extractor.rules.vocabulary import pattern
from extractor.schema.record import Figure

IS = re.compile(r"\b(?:là|có|được)\b")
"""Words after which a verb of change no longer speaks of the figure: "diện tích vượt phép là 1.240 m2"."""
LEVEL = re.compile(r"^ ?(?:xa |qua |hẳn )?(?:con số|mốc|kỷ lục|thành tích)(?: cũ)? $", re.IGNORECASE)
# "vượt mục tiêu 9,5 tỷ USD đề ra" tells the target, "vượt mục tiêu 0,5 tỷ USD" by how much.
AIM = pattern(r"^ ?(?:xa )?(?:{aims})(?: [^\W\d]+){0,3} $", re.IGNORECASE)
AIM_SET = re.compile(
    r"(?: [^\W\d]+){0,2} (?:đề ra|đặt ra|được giao|đã (?:đề|đặt|giao)|ban đầu|của (?:cả )?năm)\b", re.IGNORECASE
)
ALARM = re.compile(r"(?:trên|dưới) (?:mức )?báo động \w+(?: là)?", re.IGNORECASE)
RATE_IS = re.compile(
    r"\b(?:mức|tốc độ|tỷ lệ|tỉ lệ|phần|số|lượng|khoản) (?:tăng|giảm)(?: trưởng| thêm| đi)?"
    r"(?: (?:vì thế|vì vậy|do đó|do vậy|như vậy|như thế|theo đó|tính ra|tương ứng|chung))? là $",
    re.IGNORECASE,
)
VERB_REACH = 36
SIGNS = (("rise", 1), ("than", 1), ("fall", -1), ("below", -1))
CLAUSE = re.compile(r"[,;()–]|\s-\s")
AIMED = pattern(
    r"(?<!so với )(?<!so với cùng )\b(?:{aims}|phấn đấu|đặt ra)(?: là)?\s(?:tăng|giảm)(?: thêm)?\s$", re.IGNORECASE
)
LEADS = pattern(
    r"\s*(?:so(?: với)? (?:cùng kỳ|(?:đầu |cuối )?(?:{spans}))(?: [\w/]+){0,4}? )?"
    r"(?:(?:{thus}|{says_again}|hay|nghĩa|đã|lại|cũng|là|với|đều|và|có|chỉ|mức|tốc độ)\s+)*",
    re.IGNORECASE,
)
VERB_FIRST = re.compile(
    rf"{LEADS.pattern}(?:tăng|(?:(?:cắt|kéo|tiết|suy) )?giảm|vượt|cao|thấp|nhiều|ít|(?:đắt |mạnh |lớn |rẻ )?gấp|bằng|hụt|sụt"
    r"|chênh|phần chênh|từ)\b",
    re.IGNORECASE,
)
BY_BRACKET = re.compile(r"\)(?: (?:tới|đến|khoảng|gần|hơn|chừng|những|là|tận|cỡ|đúng|cả|được))* ", re.IGNORECASE)
THAN_NOW = pattern(r"\bhơn (?:hẳn |nhiều )?(?:so với )?(?:{spans}|đợt|hiện) (?:nay|này)\b", re.IGNORECASE)
THEN = pattern(
    r"\s*(?:{earlier_times}|cùng thời (?:điểm|gian))[^,;.\d]*, [^,;.\d]*(?:là|đạt) \d[\d.,]*[^,;.\d]*, \w+ hơn \d",
    re.IGNORECASE,
)
NOW = re.compile(r"\b(?:nay|này)\b")
# "cao hơn khu dân doanh (7 triệu) 3 triệu", "thấp hơn chỉ tiêu 65% được giao tới 2,5 điểm": the base stands before the change.
THAN = pattern(
    r"(?: (?!và\b)[^\W\d]+){0,10}?(?: (?:{spans}) [\d/]+(?: - \d{4})?)?(?: [^\W\d]+){0,4}?"
    r" (?:\((?:(?:đạt|là|có|chỉ|ở mức) )?|(?:{aims}|mức|con số|ngưỡng|mốc) )",
    re.IGNORECASE,
)
BY = re.compile(
    r"(?: (?!(?:và|hoặc|nhưng|song|dù|tốn|nhờ|do|khi|với|trong|mà|để|cho|có|là|vì|bởi|từ|nên|thì|còn|gồm|thu|nộp|phạt)\b)"
    r"[^\W\d]+){0,7}? ",
    re.IGNORECASE,
)
REPEATS = re.compile(
    r"^, $|^[^.;]*(?:\(\s*[-–+]?|\(bằng|=|\b(?:tương đương|tương ứng|hay|tức)\b(?: với)?)\s*(?:(?:tăng|giảm) )?$"
    r"|^[^.;]*, (?:với )?(?:tốc độ|mức|tỷ lệ|tỉ lệ) (?:(?:tăng|giảm)(?: trưởng)? )?(?:là |đạt )?$"
)

OCCASION = re.compile(r" (?:tăng|giảm|điều chỉnh|thay đổi|sửa đổi|bổ sung)\b")


@remembered
def direction_of(facts: Facts, change: Mention) -> int | None:
    """1 after a word for a rise, -1 for a fall, 0 for a gap or a number of times, None where no change is stated."""
    if (compared := compared_before(facts, change)) is not None:
        return compared[1]
    if is_multiple(change.figure):
        return 0
    following = facts.following(change)
    compared = compared_before(facts, following) if following is not None else None
    if is_occasion(facts, change) or (compared is not None and compared[0] is change):
        return None
    start = max(change.start - len(facts.before(change)), change.start - VERB_REACH)
    hedge = len("hơn") if facts.text.startswith("hơn ", change.start) else 0  # "gấp hơn 3 lần" is one word for it
    found = {
        span: sign
        for role, sign in (("rise", 1), ("fall", -1), ("times", 0), ("gap", 0), ("moved", 0))
        for span in facts.cues.between(role, start, change.start + (hedge if role == "times" else 0))
        if not IS.search(facts.text, is_end(facts, span), change.start)
        or RATE_IS.search(facts.text, start, change.start)
    }
    if is_linked(facts, change) and not found:
        told = told_before(facts, change)
        return 0 if told is None else direction_of(facts, told)
    if not found and (told := joined_to(facts, change)) is not None:
        return direction_of(facts, told)
    last = max(found, default=(0, 0))
    # "nhích lên 7,1%" tells a change, "tăng lên 560 vụ" the new figure.
    if not found or facts.cues.governs("to", last[1], change.start) or facts.cues.governs("from", start, change.start):
        return None
    if tells_level(facts, last[1], change):
        return None
    return -found[last] if is_of_earlier(facts, change, last) else found[last]


def is_occasion(facts: Facts, change: Mention) -> bool:
    """Whether "lần" counts how often something was done: "đã qua năm lần điều chỉnh, ba lần tăng và hai lần giảm"."""
    return norm(change.figure.unit) == "lần" and OCCASION.match(facts.text, change.end) is not None


def tells_level(facts: Facts, cue: int, change: Mention) -> bool:
    """Whether a figure behind a verb is what was passed: "vượt xa con số 76.000 lượt", "vượt mục tiêu 9,5 tỷ USD đề ra"."""
    words = facts.text[cue : change.start]
    return bool(LEVEL.match(words) or (AIM.match(words) and AIM_SET.match(facts.text, change.end)))


@remembered
def compared_before(facts: Facts, change: Mention) -> tuple[Mention, int] | None:
    """The base between a word of comparison and the change, with the sign of the word.

    "10,2 triệu đồng, hơn khu dân doanh (7,1 triệu đồng) 3,1 triệu đồng", "65 vụ, thấp hơn mức 70 vụ của năm trước 5 vụ".
    """
    base = facts.previous(change)
    if base is None or base.sentence != change.sentence or not is_by(change.figure, base.figure):
        return None
    closed = facts.text.startswith(")", base.end)
    by = BY_BRACKET if closed else BY
    if not by.fullmatch(facts.text, base.end, change.start) or closed != ("(" in facts.before(base)):
        return None
    if any(facts.cues.any(role, base.end, change.start) for role in ("rise", "fall", "share", "to", "within")):
        return None
    start = base.start - len(facts.before(base))
    signs = ((span, sign) for role, sign in SIGNS for span in facts.cues.between(role, start, base.start))
    signs = ((span, sign) for span, sign in signs if THAN.fullmatch(facts.text, span[1], base.start))
    return next(((base, sign) for _, sign in signs), None)


def is_by(change: Figure, base: Figure) -> bool:
    """Whether a change can be told right behind its base, by what both measure."""
    if is_percent(change) or is_points(change):
        return not is_points(base)
    return is_change_in(change, base)


def is_of_earlier(facts: Facts, change: Mention, cue: tuple[int, int]) -> bool:
    """Whether a change is told from its other end: "năm ngoái chỉ 500 căn, ít hơn năm nay 140 căn".

    So it is where the sentence is one of the time before: "Cùng thời điểm năm trước, năng suất là 57,4 tạ/ha, thấp hơn 1,2".
    """
    start, _ = facts.sentences[change.sentence]
    told = bool(THEN.match(facts.text, start)) and not NOW.search(facts.text, start, change.start)
    return told or bool(THAN_NOW.search(facts.text, cue[0], change.start))


def is_multiple(figure: Figure) -> bool:
    """Whether the figure itself says how many times as much there is: "gấp đôi", "tăng gấp rưỡi"."""
    return norm(figure.unit) == "lần" and bool(figure.evidence) and figure.evidence[0].quote.lower().startswith("gấp ")


def is_end(facts: Facts, cue: tuple[int, int]) -> int:
    """Where a word of change ends with the "được" behind it: "giảm được 5 vụ" tells the change, "vượt phép là 5 m2" none.

    What stands behind a height over an alarm is the change, too: "trên báo động III là 0,92 m".
    """
    alarm = ALARM.match(facts.text, cue[0])
    if alarm is not None:
        return alarm.end()
    return cue[1] + len(" được") if facts.text.startswith(" được ", cue[1]) else cue[1]


def is_linked(facts: Facts, change: Mention) -> bool:
    """Whether the record knows both figures of a change; in "cơ sở có 2 lối thoát tăng từ 58% lên 85%" it knows one."""
    new, base = (facts.by_id.get(one or "") for one in (change.figure.part, change.figure.base))
    return new is not None and base is not None and is_percent(new.figure) == is_percent(base.figure)


def joined_to(facts: Facts, change: Mention) -> Mention | None:
    """The change to which "và" joins another: "giảm 18 vụ (5,16%) và 11 người chết", "tăng 12% về lượng và 35% về giá trị"."""
    if change.figure.role != "comparison" or change.figure.base is not None:
        return None
    for before in reversed(facts.mentions[max(change.index - 2, 0) : change.index]):
        same = before.sentence == change.sentence and before.figure.role == "comparison"
        if same and joins_changes(facts.text[before.end : change.start]):
            return before
    return None


def told_before(facts: Facts, percent: Mention) -> Mention | None:
    """The change that a percentage tells again behind its base: "giảm 15 vụ so với quý I (108 vụ), tương đương 13,89%"."""
    if percent.index < 2 or not is_percent(percent.figure):
        return None
    change = facts.mentions[percent.index - 2]
    same = (change.figure.part, change.figure.base) == (percent.figure.part, percent.figure.base)
    return change if same and change.sentence == percent.sentence else None


def changed_by(facts: Facts, percent: Mention) -> Mention | None:
    """The change in numbers right before a percentage that repeats it."""
    gap = _change_before(facts, percent)
    return gap if gap is not None and REPEATS.search(facts.text[gap.end : percent.start]) else None


def may_repeat(facts: Facts, percent: Mention) -> Mention | None:
    """The change in numbers before ", bằng 16%", which may repeat it or say how much is left of last year's number."""
    gap = _change_before(facts, percent)
    return gap if gap is not None and facts.text[gap.end : percent.start] == ", bằng " else None


def _change_before(facts: Facts, percent: Mention) -> Mention | None:
    gap = facts.previous(percent) if is_percent(percent.figure) else None
    if gap is None or gap.sentence != percent.sentence or is_percent(gap.figure) or is_points(gap.figure):
        return None  # "giảm 0,15 điểm phần trăm so với năm 2021 (1,48%)"
    return gap if direction_of(facts, gap) else None


def is_aimed(facts: Facts, change: Mention) -> bool:
    """Whether a change is one that was planned: "đạt 2,6%, bằng một phần năm mục tiêu tăng 14%".

    "so với kế hoạch tăng 14%" tells what came of a plan.
    """
    return bool(AIMED.search(facts.text, max(change.start - VERB_REACH, 0), change.start))


def goes_on(facts: Facts, change: Mention) -> bool:
    """Whether the words between the figure before and the change start no subject of their own.

    ", tăng 12%" goes on with what was told; ", số tiền phạt tăng 12%" does not.
    """
    clause = CLAUSE.split(facts.before(change))[-1]
    led = change.start - len(clause)
    starts = {led + len(clause) - len(clause.lstrip()), led + (told.end() if (told := LEADS.match(clause)) else 0)}
    told_first = any(span[0] in starts for span in verbs_between(facts, led, change.start, "rise", "fall", "moved"))
    return told_first or bool(VERB_FIRST.match(clause))


def verbs_between(facts: Facts, start: int, end: int, *roles: str) -> list[tuple[int, int]]:
    """Where words of some roles stand between two offsets, role by role: those of a rise or a fall where none are named."""
    return [span for role in roles or ("rise", "fall") for span in facts.cues.between(role, start, end)]


@remembered
def is_change(facts: Facts, mention: Mention) -> bool:
    """Whether the figure says by how much something changed, and so is neither old nor new value of a change."""
    return direction_of(facts, mention) is not None or changed_by(facts, mention) is not None
