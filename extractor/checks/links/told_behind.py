"""Changes of which the old figure is told apart, in a clause or sentence of an earlier time.

"sâu hơn năm ngoái 11 km. Năm ngoái, ranh mặn dừng ở 61 km", "đắt thêm 190 đồng lên 18.640 đồng; giá cũ là 18.450 đồng",
"Tháng 8 xảy ra 45 vụ. Tháng 7 là 50 vụ, như vậy đã giảm 5 vụ".
"""

import re

from extractor.checks.cues import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links import distant
from extractor.checks.links.bases import base_behind, is_base_before
from extractor.checks.links.called import CLAUSE
from extractor.checks.links.directions import changed_by, compared_before, goes_on, is_change, verbs_between
from extractor.checks.links.one_thing import BODIES, is_price
from extractor.checks.links.pairs import comparable, is_pair, relation
from extractor.checks.relations import Claim
from extractor.checks.units import is_count, is_duration, is_percent
from extractor.rules.vocabulary import pattern

NAMED = (
    r"(?:(?:\d{1,2} tháng|nửa đầu) )?(?:cùng kỳ(?: năm (?:trước|ngoái|\d{4}))?|(?:{spans}|{rounds}) (?:liền )?(?:trước|ngoái))"
    r"|{day_before}|đầu (?:năm|kỳ)|(?:thời điểm |ngày )?31/12(?: năm (?:trước|ngoái)|/\d{4})"
    r"|tháng \d{1,2}(?:/\d{4})?|năm \d{4}|quý [IVX]+"
)
POINTING = r"{back_then}|trước khi|(?:{levels}) (?:cũ|trước (?:đó|đây)|đang áp dụng|hiện hành)"
TIME = pattern(rf"\b(?:{NAMED})\b", re.IGNORECASE)
# From the change, or the new figure that it led to, to the old one: "; giá cũ là ", ". Năm ngoái, ranh mặn này dừng ở ".
BEHIND = pattern(
    rf"[^.,;:()]{{0,70}}(?:[;,.]| [-–])\s+(?:(?:trong khi|còn|mà|vào|hồi|vì|do) )?((?:{NAMED})|({POINTING}))\b"
    r",?((?: [^\W\d]+,?){0,9}) ",
    re.IGNORECASE,
)
# "Tỷ lệ này tháng 6 là 31,5%, nghĩa là đã xấu đi 4,5 điểm": the sentence of the change tells the old figure first.
OPENED = pattern(
    r"\s*(?:(?:{levels})(?: (?:này|đó|ấy))? )?(?:(?:của|hồi|vào|trong) )?"
    rf"({NAMED}),?((?: [^\W\d]+){{0,6}}) ",
    re.IGNORECASE,
)
CONCLUDES = pattern(r"(?: [^\W\d]+){0,4}[,;]? (?:(?:có )?(?:{says_again})|{thus}|do đó|hay) ", re.IGNORECASE)
NAME = re.compile(r" (?:so với |hẳn |nhiều )?([^\W\d]+(?: [^\W\d]+){1,5})(?: tới| đến| khoảng| gần)? ")
ONE_TIME = (
    ("cùng kỳ", "năm trước", "năm liền trước", "năm ngoái"),
    ("hôm qua", "hôm trước", "ngày trước"),
    ("đầu năm", "31/12"),
)
"""Names of one time: what is told of the year before may be against "cùng kỳ", of its last day against "đầu năm"."""
LED = re.compile(
    r"(?: [^\W\d]+){0,4},? (?:chỉ )?(?:còn|lên|xuống(?: còn)?|lên (?:tới|đến|mức)|đạt|xuống mức|về(?: mức| còn)?) (?:mức )?",
    re.IGNORECASE,
)
REPORTERS = re.compile(r"\b(?:Thường trực )?(?:HĐND|UBND)\b")
"""Bodies that collect what is told, and are no other owner of it: "Kỳ trước, Thường trực HĐND tổng hợp được 75 kiến nghị"."""
AGAINST = re.compile(r"(?: [^\W\d]+){0,4}(?:/[^\W\d]+)?,? so với (?:mức |con số |cùng kỳ \()?(?:[^\W\d]+ ){0,2}")
OPENING = 12
"""Within how many characters a sentence that a change opens has its verb."""
BASE_REACH = 40


def claim(facts: Facts, change: Mention, direction: int) -> Claim | None:
    """The claim of a change by an old figure that is told apart from it, where no other base is printed beside it."""
    if base_behind(facts, change) is not None or compared_before(facts, change) is not None:
        return None
    found = behind(facts, change) or before(facts, change)
    if found is None:
        return None
    new, old, firm = found
    return Claim((relation(change, new, old, direction),), firm=firm)


def behind(facts: Facts, change: Mention) -> tuple[Mention, Mention, bool] | None:
    """New and old figure where the old one stands behind, and whether its clause brings up no other name."""
    new = led_to(facts, change) or opened_to(facts, change)
    old = value_behind(facts, new or change)
    if old is None or old.sentence - change.sentence > 1 or old.block != change.block or is_change(facts, old):
        return None
    if new is not None and AGAINST.fullmatch(facts.text, new.end, old.start) and is_pair(old, new, change):
        return new, old, True  # "giảm 15%, còn 34.000 lượt so với 40.000 lượt của năm ngoái"
    told = BEHIND.fullmatch(facts.text, (new or change).end, old.start)
    again = None if told else named_again(facts, change, old)
    if not again and (told is None or not (told[2] or is_one_time(facts, change, told[1], told.start(1)))):
        return None
    new = new or next(iter(news(facts, change, old)), None)
    if new is None or not is_pair(old, new, change):
        return None
    words = again[1] if again else told[3] if told else ""
    of_one = tells_no_more(facts, change, old) if again else is_of_one(facts, change, old, words)
    firm = (bool(again) or not names_another(words)) and of_one and goes_on_or_led(facts, change, new)
    return new, old, firm


def named_again(facts: Facts, change: Mention, old: Mention) -> re.Match[str] | None:
    """The words between the name of what a change is against, told again behind it, and its figure.

    "nhiều hơn phường Tây Sơn 158 cụ. Phường Tây Sơn đạt 888 cụ", "cao hơn giá khởi điểm 34 tỷ đồng (giá khởi điểm 42 tỷ đồng)".
    """
    start = change.start - len(facts.before(change))
    cues = verbs_between(facts, start, change.start, "rise", "fall", "than", "below")
    name = NAME.fullmatch(facts.text, max(cues)[1], change.start) if cues else None
    if name is None:
        return None
    proper = re.search(r"\b(?=[^\W\d_a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]).*", name[1])
    called = re.escape(proper[0] if proper else name[1])
    lead = "(?:(?:còn|trong khi|tại|ở|riêng) )?(?:[^\\W\\d]+ )?" if proper else "(?:còn |trong khi )?"
    again = re.compile(rf"[^.,;:()]{{0,40}}[.;,(]\s*{lead}{called},?((?: [^\W\d]+){{0,9}}):? ", re.IGNORECASE)
    return again.fullmatch(facts.text, change.end, old.start)


def before(facts: Facts, change: Mention) -> tuple[Mention, Mention, bool] | None:
    """New and old figure where the old one opens the sentence of the change and the new one stands in the one before."""
    old = facts.previous(change)
    start, _ = facts.sentences[change.sentence]
    if old is None or old.sentence != change.sentence or facts.by_sentence[change.sentence][0] is not old:
        return None
    opened = OPENED.fullmatch(facts.text, start, old.start)
    if opened is None or is_change(facts, old) or not goes_on(facts, change):
        return None
    if not CONCLUDES.match(facts.text, old.end) or facts.cues.any("base", change.end, change.end + BASE_REACH):
        return None  # "Tháng 6, quận xử lý 48 vụ, giảm 6 vụ so với tháng 5": of June, and not of July
    above = facts.by_sentence.get(change.sentence - 1, [])
    told = [m for m in above if m.block == change.block and comparable(old, m, change) and not is_change(facts, m)]
    if (
        len(told) != 1
        or opened[1].lower() in facts.text[facts.sentences[change.sentence - 1][0] : told[0].start].lower()
    ):
        return None
    return told[0], old, not names_another(opened[2])


def value_behind(facts: Facts, mention: Mention) -> Mention | None:
    """The next figure that is no stretch of time: "so với hôm qua. Một ngày trước đó, giá dừng ở 117.800 đồng/kg"."""
    found = facts.following(mention)
    return facts.following(found) if found is not None and is_duration(found.figure) else found


def led_to(facts: Facts, change: Mention) -> Mention | None:
    """The new figure right behind a change: "đắt thêm 190 đồng lên 18.640 đồng"."""
    new = facts.following(change)
    last = change
    if new is not None and is_percent(new.figure) and changed_by(facts, new) is change:
        last, new = new, facts.following(new)  # "mất 1,26 USD, tương đương 1,5%, còn 87,24 USD/thùng"
    if new is None or new.sentence != change.sentence:
        return None
    bare = not re.search(r"[,;:()]", facts.text[last.end : new.start]) and facts.cues.governs("to", last.end, new.start)
    return new if bare or LED.fullmatch(facts.text, last.end, new.start) else None


def opened_to(facts: Facts, change: Mention) -> Mention | None:
    """The figure behind a change that opens its sentence: "Ít hơn năm ngoái 37 vụ, số vụ cháy dừng ở 118 vụ"."""
    start, _ = facts.sentences[change.sentence]
    new = value_behind(facts, change)
    opens = facts.by_sentence[change.sentence][0] is change and any(
        facts.cues.any(role, start, min(start + OPENING, change.start)) for role in ("rise", "fall")
    )
    if not opens or new is None or new.sentence != change.sentence or is_change(facts, new):
        return None
    return new if re.fullmatch(r"[^.,;:()]*, [^.;:()]*", facts.text[change.end : new.start]) else None


def news(facts: Facts, change: Mention, old: Mention) -> list[Mention]:
    """The figures of the sentence before a change that can be its new one, the nearest first."""
    sentence = facts.by_sentence[change.sentence]
    return [
        m for m in reversed(sentence[: sentence.index(change)])
        if is_pair(old, m, change) and not is_change(facts, m) and not is_base_before(facts, m)
    ]  # fmt: skip


def goes_on_or_led(facts: Facts, change: Mention, new: Mention) -> bool:
    """Whether the change can only be of this figure: the one that it led to, or the one right before it."""
    last = next((m for m in facts.back(change, 0) if not is_duration(m.figure)), None)
    return new.index > change.index or (last is new and goes_on(facts, change))


def is_one_time(facts: Facts, change: Mention, named: str, end: int) -> bool:
    """Whether the change was told against the time at which the old figure is told, or against none."""
    start, _ = facts.sentences[change.sentence]
    since = change.start - len(facts.before(change))
    compared = [told[0].lower() for told in TIME.finditer(facts.text, max(start, since), end)]
    return not compared or any(one_class(named.lower(), other) for other in compared)


def one_class(one: str, other: str) -> bool:
    """Whether two names of a time can mean one: "năm ngoái" and "cùng kỳ năm ngoái", "năm trước" and "cùng kỳ"."""
    told = any(all(any(name in words for name in names) for words in (one, other)) for names in ONE_TIME)
    return told or one in other or other in one


def is_of_one(facts: Facts, change: Mention, old: Mention, words: str) -> bool:
    """Whether the clause of the old figure tells of nothing that the sentence of the change does not, or shares a word.

    "Phạt 128 trường hợp, tăng 14 trường hợp. Tháng trước, phường nhắc nhở 118 trường hợp": who was reminded was not fined.
    """
    known = distant.telling(facts.text[slice(*facts.sentences[change.sentence])])
    inside, behind_it = distant.telling(REPORTERS.sub(" ", words)), distant.telling(CLAUSE.split(facts.after(old))[0])
    if is_count(old.figure):
        return behind_it <= known and inside - known <= rules().units.little | BODIES
    return behind_it <= known and (inside <= rules().units.little | BODIES or bool(inside & known) or is_price(old))


def tells_no_more(facts: Facts, change: Mention, old: Mention) -> bool:
    """Whether what stands behind an old figure was told with the change: "888 cụ", and not "888 cụ bà"."""
    known = distant.telling(facts.text[slice(*facts.sentences[change.sentence])])
    return distant.telling(CLAUSE.split(facts.after(old))[0]) <= known


def names_another(words: str) -> bool:
    """Whether a name stands in the words, so that the old figure may be of another body: "Vụ trước, xã Tân An thu"."""
    return any(word[:1].isupper() for word in REPORTERS.sub(" ", words).split())
