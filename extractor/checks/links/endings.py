"""Whether a list of parts names them all: words that leave some out, name the others, or count one thing twice."""

import re
from decimal import Decimal

from extractor.checks.catalogue import rules
from extractor.checks.facts import Facts, Mention
from extractor.checks.links.openings import Opening
from extractor.checks.links.sums import total
from extractor.checks.relations import Relation
from extractor.checks.units import alike, is_duration, is_measure, is_percent
from extractor.rules.vocabulary import pattern

OTHERS = re.compile(r"(?:\bvà\s[^,;()]*|[,;]\s(?:các|những|số|phần)\s[^,;()\d]*)\bkhác(?: là| đạt| chiếm| có)?:? ?$")
# "31 vụ cháy nhà, … và 8 vụ thuộc loại hình khác"; but "8 vụ chuyển cơ quan khác" and "8 vụ khác bị đình chỉ" name no others.
OTHERS_BEHIND = pattern(r"(?: thuộc| về| do| ở)?(?: (?:các|những|{sorts}))* khác\s*(?:[.;,)]|$)")
IN_WORDS = pattern(r"[^,;.:()\d]*, (?:một|{several}) |\s?và [^,;.:()\d]{2,24}\)")
EACH = re.compile(r"\b(?:mỗi|(?:cùng|đều) có)\b", re.IGNORECASE)
# "5 dự án còn lại tăng vốn thêm 104 triệu USD": the money is no rest.
OTHERS_REST = re.compile(r"\s*còn lại (?:\w+ ){2,}")
# "từ 3 tháng trở lên 118 tỷ đồng, từ 6 tháng trở lên 74 tỷ đồng": the first holds the second.
NESTED = re.compile(r"\b(trở (?:lên|xuống))\b.*\b\1\b", re.DOTALL)
# "9 quán vi phạm còn lại bị nhắc nhở": words of the noun before "còn lại".
NOUN_REST = re.compile(
    r"(?: (?!(?:số|phần|của|trong|với|và|các|những|ở|tại|so|đã|thì|là|có|được|bị|chưa|không)\b)[^\W\d]+){0,3} còn lại\b(?! \d)"
)
COMMA = re.compile(r"[,;:.()]")
COMES = pattern(r"\b(?:thêm|{comes_in})\b", re.IGNORECASE)
REST_REACH = 30
"""Characters before a figure in which it can be called the rest."""
CLAUSE = re.compile(r";|\.(?=\s|$)|\n")
# "…, ngoài ra không có khoản nào khác" says that the list is complete.
NOTHING = re.compile(
    r"[^,;.\d]{0,40}\b(?:không (?:còn|có|phát sinh|ghi nhận|thu|chi)|chẳng)\b[^,;.\d]*\b(?:nào|gì)\b", re.IGNORECASE
)
SLACK = 2
"""Points by which the shares of all parts may miss a hundred through rounding."""
OWN_NOUN = re.compile(r"(?: [^\W\d]+){0,2} ")
"""What a rest counts, between its number and "còn lại"."""


def counts_twice(facts: Facts, whole: Mention, mentions: list[Mention]) -> bool:
    """Whether a part stands for several: "xã An và xã Bình mỗi xã 1 vụ"."""
    return any(alike(m.figure, whole.figure) and EACH.search(facts.before(m)) for m in mentions)


def unread(facts: Facts, start: int, last: Mention) -> bool:
    """Whether a number was not read that may be a part, up to the end of the clause: "thi trong sân 38, trên đường 14"."""
    rest = CLAUSE.split(facts.after(last), maxsplit=1)[0]
    return facts.unread(start, last.end + len(rest))


def goes_on_in_words(facts: Facts, last: Mention) -> bool:
    """Whether an item without a figure follows: "khiển trách 4, cảnh cáo 2, một người xin từ chức".

    A bracket may end with one: "(gồm 922 ô tô, 64 tàu, 633 xuồng và máy bay)".
    """
    return bool(IN_WORDS.match(facts.text, last.end))


def is_bracketed_item(facts: Facts, mention: Mention) -> bool:
    """Whether a number in a bracket behind a name goes on with such items: "…, Quảng Nam (11 ca); Vĩnh Phúc (11 ca), …"."""
    previous = facts.previous(mention)
    both = (mention,) if previous is None else (previous, mention)
    return all(is_in_own_bracket(facts, m) for m in both)


def is_in_own_bracket(facts: Facts, mention: Mention) -> bool:
    """Whether a bracket holds a figure and nothing else: "đường bộ (71,5%)"."""
    return facts.text[mention.start - 1] == "(" and facts.text[mention.end : mention.end + 1] == ")"


def is_open_sum(facts: Facts, relation: Relation) -> bool:
    """Whether parts told behind their whole leave a rest without its number, so that they cannot make it up."""
    told = [facts.by_id[figure.id] for figure in relation.figures if figure.id in facts.by_id]
    if relation.rule != "A01" or len(told) < len(relation.figures):
        return False
    whole, *parts = told
    last = max(parts, key=lambda m: m.index)
    return whole.index < last.index and leaves_rest(facts, last, facts.sentences[last.sentence][1])


def leaves_rest(facts: Facts, last: Mention, end: int) -> bool:
    """Whether words behind the last part tell of a rest without its number: "…, số còn lại phải khắc phục trong 15 ngày"."""
    for start, told in facts.cues.between("rest", last.end, end):
        if OWN_NOUN.fullmatch(facts.text, last.end, start):
            continue  # "41 vụ còn lại": the last part is the rest
        following = next((m for m in facts.mentions[last.index + 1 :] if m.start >= told), None)
        if following is None or following.sentence != last.sentence or not alike(following.figure, last.figure):
            return True
    return False


def is_unfinished(facts: Facts, last: Mention, *, bracketed: bool = False) -> bool:
    """Whether the list goes on in the next line, in more brackets, or in words for what no figure tells.

    "…, Quảng Nam (11 ca);" and a line of more; "…, Biên Hòa 8 kg, ngoài ra các nơi khác cũng thu một lượng ma túy".
    """
    end = facts.sentences[last.sentence][1]
    goes_on = facts.text[last.end : end].rstrip().endswith(";")
    following = facts.following(last)
    goes_on = goes_on or (
        following is not None and following.sentence == last.sentence and is_bracketed_item(facts, following)
    )
    goes_on = goes_on or (following is not None and is_planned_item(facts, last, following))
    aside = facts.cues.between("aside", last.end, end)
    return goes_on or (not bracketed and any(not NOTHING.match(facts.text, told, end) for _, told in aside))


def is_planned_item(facts: Facts, last: Mention, following: Mention) -> bool:
    """Whether a figure right behind the last part is one more that is still to be done: "…; sẽ bố trí 426 triệu đồng"."""
    told = following.figure.role == "target" and following.sentence == last.sentence
    between = facts.text[last.end : following.start]
    named = facts.cues.any("target", last.end, following.start) or facts.cues.any("aside", last.end, following.start)
    return told and alike(last.figure, following.figure) and "(" not in between and not named


def told_to_overlap(facts: Facts, start: int, last: Mention) -> bool:
    """Whether the article says that one thing stands in several of the groups: "8 hồ sơ cùng lúc vướng hai lỗi".

    A next sentence with figures of its own speaks of those. Groups that two bounds of one direction set hold each other.
    """
    if NESTED.search(facts.text, start, facts.sentences[last.sentence][1]):
        return True
    following = min(last.sentence + 1, len(facts.sentences) - 1)
    end = facts.sentences[last.sentence if following in facts.by_sentence else following][1]
    return facts.cues.any("overlap", start, end)


def overlap(facts: Facts, whole: Mention, parts: list[Mention]) -> bool:
    """Whether the parts' own percentages say that they do not make up the whole.

    "51 người, trong đó: nữ 19 (37,25%), trẻ tuổi 17 (33,33%), ngoài Đảng 7 (13,73%)" are three views of one whole.
    """
    shares = {m.figure.part: m.figure.value for m in facts.mentions if is_percent(m.figure) and m.figure.of == whole.id}
    values = [value for part in parts if (value := shares.get(part.id)) is not None]
    return len(values) == len(parts) and abs(sum(values, Decimal(0)) - 100) > SLACK


def names_others(facts: Facts, parts: list[Mention]) -> bool:
    """Whether the last part is all the others: "trong đó tăng thu 7 tỷ đồng, giảm chi 10 tỷ đồng và kiến nghị khác 44"."""
    last = parts[-1]
    return len(parts) > 2 and bool(OTHERS.search(facts.before(last)) or OTHERS_BEHIND.match(facts.after(last)))


def is_open(facts: Facts, opening: Opening, last: Mention | None = None) -> bool:
    """Whether the list, which ends with `last`, says that it leaves parts out: "và một số", "chủ yếu", dots."""
    limit = min(opening.limit + 4, len(facts.text))
    clause = facts.text.find(";", last.end, limit) if last is not None else -1  # "…; vi phạm chủ yếu về đất đai"
    return facts.cues.any("open", max(opening.start - 6, 0), limit if clause < 0 else clause)


def is_rest(facts: Facts, mention: Mention) -> bool:
    """Whether "còn lại" stands shortly before the figure or right after it, so that it is all that was not told before."""
    if is_percent(mention.figure) or is_duration(mention.figure) or mention.figure.value is None:
        return False  # "Đầm Dơi 11 vụ, Cái Nước 7 vụ; các huyện còn lại từ 1 đến 3 vụ" tells of each
    if OTHERS_REST.fullmatch(facts.before(mention)):
        return False
    if is_measure(mention.figure) and facts.after(mention) == " có ":
        return False  # "cự ly 21 km có 3.960 người, 10 km 3.600 người, còn 5 km có 1.800 người" counts the runners
    start = max(mention.start - len(facts.before(mention)), mention.start - REST_REACH)
    return facts.cues.any("rest", start, mention.start) or bool(NOUN_REST.match(facts.text, mention.end))


def comes(facts: Facts, mention: Mention) -> bool:
    """Whether a figure comes on top of what there was: "phát sinh 12 hộ", "12 hộ tái nghèo", "sau có thêm 35 hộ"."""
    before, after = facts.clause(mention, COMMA)
    told = facts.cues.any("stock:came", mention.start - len(before), mention.end + len(after))
    return told or bool(COMES.search(f"{before} | {after}"))


def makes_up(parts: list[Mention], whole: Mention) -> bool:
    """Whether the parts come to nearly all of a whole told sentences before, or to a little more."""
    value = whole.figure.value or Decimal(0)
    return abs(total(parts) - value) <= value * rules().tolerances.close / 100


def is_exact(parts: list[Mention], whole: Mention) -> bool:
    """Whether the parts are the whole to the last digit printed."""
    return total(parts) == whole.figure.value


def falls_short_of(whole: Mention, parts: list[Mention]) -> bool:
    """Whether two parts are less than the whole."""
    return len(parts) == 2 and total(parts) < (whole.figure.value or 0)
