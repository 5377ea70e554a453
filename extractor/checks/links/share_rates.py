"""Rates that a noun names behind the counts they are of, and how far a target has been reached.

"3.618 hộ nghèo trên tổng số 20.100 hộ. Tỷ lệ nghèo là 18%"; "lấy chỉ tiêu chia số học sinh, tỷ lệ đạt 63,4%"; "mục tiêu
là xóa 560 hộ nghèo, như vậy huyện mới đi được 47% chặng đường".
"""

import re

from extractor.checks.facts import Facts, Mention
from extractor.checks.links.directions import is_change
from extractor.checks.links.distant import telling
from extractor.checks.links.fractions import fraction
from extractor.checks.links.names import WORD, clause_words, own_words
from extractor.checks.links.share_explained import ANY, explained
from extractor.checks.links.share_hedges import reckoned
from extractor.checks.links.share_kinds import is_other
from extractor.checks.links.share_leads import AMONG, again
from extractor.checks.links.share_words import is_against_base
from extractor.checks.links.sums import share_of
from extractor.checks.links.wholes import names_unit, noun_named
from extractor.checks.relations import Claim, Relation, certain
from extractor.checks.roundness import significant
from extractor.checks.units import exceeds, is_duration, is_measure, is_percent, one_noun
from extractor.rules.vocabulary import pattern

RATE = pattern(
    r"(?:.*[.;,:–]|.*\s-)?\s*(?:(?:{thus}|{hence})[, ]*)?"
    r"(?:đưa |nâng |kéo |(?:[^\W\d]+ ){1,6}?(?:có|đạt) )?"
    r"(?:t[ỷỉ] (?:lệ|trọng)|độ|mức độ|mức|diện)\b([^.;:()\d]*)",
    re.IGNORECASE | re.DOTALL,
)
DIVIDES = re.compile(
    r"\b(?:lấy|đem) (?:tổng )?(?:số )?([^,;.\d]+?) chia (?:cho )?(?:tổng )?(?:số )?([^,;.\d]+?)(?:,| thì| ra| được)",
    re.IGNORECASE,
)
REACHED = pattern(
    r"[^,;.()]*[,;.–] (?:(?:{thus}|{hence}|{says_again}|đến nay|nay)\b,? )?"
    r"(?:(?:tiến độ |khối lượng |(?!t[ỷỉ] lệ)(?:[^\W\d]+ ){0,4}?(?:mới|chỉ|đã|cũng)(?: (?:mới|chỉ))? )?(?:{gets_done})"
    r"|(?:đạt )?t[ỷỉ] lệ) "
    r"|[^,;.()]*(?:,| [-–]) tức(?: là)? (?:chỉ |mới )?(?:(?:bằng|đạt|được) )?"
    r"|[^,;.()]*? (?:mới|chỉ|đã)(?: (?:mới|chỉ))? (?:{gets_done}) ",
    re.IGNORECASE,
)
WAY = pattern(
    r"\s*(?:[.;,)”\"]|$|nhu cầu(?! (?:giai|đợt|năm|quý|vốn))|{aims}|nhiệm vụ|yêu cầu|chặng đường|quãng đường"
    r"|con số (?:{aforesaid}))"
)
WAY_ENDS = re.compile(
    rf"(?:{WAY.pattern})(?<=[.;,)”])|{WAY.pattern}"
    r"(?: (?:chung|(?:cả )?năm(?: nay)?|đề ra|(?:được |tỉnh |huyện )?giao))*\s*(?:[.;,)”]|$)"
)
# The plan of all, of which a part with a plan of its own is told as a share: "cá ngừ 3.960 tấn – tức 6% kế hoạch chung".
COMMON = pattern(r"\s*(?:tổng (?:{aims})|(?:{aims})(?: [^\W\d]+)? chung)\b")
# Words of a kind of money or a time that a plan of all does not name.
SOME = re.compile(r"\b(?:(?:vốn|nguồn|thuế|phí|tiền) [^\W\d]+|nội địa|năm (?:20\d\d|trước|ngoái))")
AIM = pattern(
    r"(?<!% )(?<!vượt )(?<!hoàn thành )\b(?:(?!dự toán)(?:{aims})|nhiệm vụ|phấn đấu|nhu cầu"
    r"|(?:đề án|dự án|công trình|kế hoạch|ngành|{territories}) cần)\b(?:[^,;.()\d]|\b20\d\d\b)*$",
    re.IGNORECASE,
)
SET = re.compile(r"(?: (?:vắc xin|vốn))? được (?:giao|phân bổ)(?=,| thì| từ đầu năm|;)")
LOWERS = re.compile(r"\b(?:giảm|dưới|không quá|kiềm chế|kéo giảm)\b")
WHOSE = pattern(r"\b(?i:{territories}|TP|công ty|tập đoàn) [A-ZĐ]")
# Others than those who are told of have a rate of their own: "nhu cầu là 241 hộ, riêng thôn Đông mới đạt 20%".
OF_OTHERS = pattern(r"\briêng\b|[,;] (?:các|những|một số) |\b(?i:{territories}|{villages}) [A-ZĐ]")
# A part of what was planned has a plan of its own: "Riêng vụ xuân trồng 540 ha, đạt 98%".
OWN = pattern(r"\b(?:riêng|trong đó|{harvests}|(?<!đến )(?<!hết )quý|(?<!đến )(?<!hết )tháng \d+)\b", re.IGNORECASE)
NOW = re.compile(r"\b(?:lên|xuống|còn|về)(?: (?:đến|tới|còn|mức|hơn|gần|khoảng))* $")
ROUND = 1000
"""How many units of its last digit an amount has that may have been rounded to its first."""
BACK = 3
"""How many sentences before a rate or target its counts may stand."""


def claim(facts: Facts, percent: Mention) -> Claim | None:
    """The claim of a percentage that is named so, or None."""
    told = again(facts, percent)
    pointed = AMONG.match(facts.text, percent.end) or not noun_named(facts, percent)
    if told is not None and (pointed or names_unit(facts, percent, told[0])):
        relation = Relation("A03", tuple(reckoned(m.figure) for m in told), (percent.figure,))
        return certain(relation)
    return aimed(facts, percent) or named(facts, percent) or divided(facts, percent) or explained(facts, percent)


def raised(facts: Facts, percent: Mention) -> Claim | None:
    """The claim of a rate that is told as what it came to: "… trên tổng số 60 xã, nâng tỷ lệ lên 66,7%"."""
    now = NOW.search(facts.before(percent)) and percent.figure.role != "target" and not is_against_base(facts, percent)
    return named(facts, percent) or explained(facts, percent) if now else None


def named(facts: Facts, percent: Mention) -> Claim | None:
    """The rate that a noun names right behind the fraction that it is of.

    It is sure where its name says what the part is; "40 trên tổng số 60 xã đạt chuẩn; tỷ lệ hộ nghèo là 5%" is another.
    """
    whole = facts.previous(percent)
    part = facts.previous(whole) if whole is not None else None
    if whole is None or part is None or whole.block != percent.block or percent.sentence - whole.sentence > 1:
        return None
    told = RATE.fullmatch(facts.text, whole.end, percent.start)
    if told is None or part.sentence != whole.sentence or not fraction(facts, part, whole):
        return None
    words = telling(told[1]) - ANY
    sure = words <= clause_words(facts, part)
    return Claim((share_of(percent, part, whole),), firm=sure, named=sure)


def divided(facts: Facts, percent: Mention) -> Claim | None:
    """The quotient of two counts that the sentence says were divided: "lấy chỉ tiêu chia số học sinh, tỷ lệ đạt 63,4%"."""
    start, _ = facts.sentences[percent.sentence]
    told = DIVIDES.search(facts.text, start, percent.start)
    if told is None or facts.by_sentence[percent.sentence][0] is not percent:
        return None
    part, whole = (counted(facts, percent, told[number]) for number in (1, 2))
    if part is None or whole is None or part is whole:
        return None
    return Claim((share_of(percent, part, whole),), firm=True, named=True)


def counted(facts: Facts, percent: Mention, name: str) -> Mention | None:
    """The one figure of the sentences before whose own words hold all those of a name."""
    words = set(WORD.findall(name.lower()))
    found = [m for m in facts.back(percent, BACK) if not is_percent(m.figure) and words <= own_words(facts, m)]
    found = [m for m in found if not is_change(facts, m) and m.figure.role != "comparison"]
    found = [m for m in found if set(WORD.findall(m.figure.unit or "")) <= words] or found
    return found[0] if len({m.figure.value for m in found}) == 1 else None


def aimed(facts: Facts, percent: Mention) -> Claim | None:
    """How much of a target has been done: "mục tiêu là xóa 560 hộ, như vậy mới đi được 47% chặng đường"."""
    last = facts.previous(percent)
    if last is None or last.block != percent.block or percent.sentence - last.sentence > 1:
        return None
    if not REACHED.fullmatch(facts.text, last.end, percent.start) or not WAY.match(facts.text, percent.end):
        return None
    if OF_OTHERS.search(facts.before(percent)):
        return None
    upper = facts.previous(last)
    over = upper is not None and fraction(facts, upper, last)
    if over or is_percent(last.figure) or is_duration(last.figure):
        return None
    if is_aim(facts, last):
        less = [m for m in above(facts, last) if not exceeds(m.figure, last.figure)]
        done = {m.figure.value: m for m in less if m.figure.role in {"reported", "comparison"}}
        firm = len(done) == 1 and all(m.figure.role == "reported" for m in done.values()) and not is_round(last)
        return of_aim(facts, percent, [(m, last) for m in done.values()], firm=firm)
    # "Kế hoạch 900 ha, gieo được 700 ha, đã gặt 540 ha, đạt 77%" is of what was sown.
    larger = [m for m in above(facts, last) if exceeds(m.figure, last.figure)][:1]
    targets = [m for m in larger if is_aim(facts, m)]
    of_all = COMMON.match(facts.text, percent.end)
    firm = bool(targets) and last.sentence - targets[0].sentence <= 1
    firm = firm and bool(of_all or is_of_same(facts, last, targets[0]))
    return of_aim(facts, percent, [(last, target) for target in targets], firm=firm)


def is_of_same(facts: Facts, part: Mention, target: Mention) -> bool:
    """Whether what was done is told of nobody in particular: "Mục tiêu là 6.000 ha. Huyện Hòa trồng 900 ha, đạt 90%" is.

    Behind "trong đó", or where how much of the target is done has been told, a part has a plan of its own; so may have a
    kind: "cần 900 giáo viên, đã có 300 giáo viên mầm non, đạt 80% nhu cầu".
    """
    between = facts.mentions[target.index + 1 : part.index]
    apart = any(is_percent(m.figure) for m in between) or facts.cues.any("within", target.end, part.start)
    if apart or is_round(target) or is_other(facts, part, target):
        return False
    lowering = LOWERS.search(facts.before(target)) and not is_change(facts, part)
    return not (lowering or OWN.search(facts.before(part)) or WHOSE.search(facts.before(part)))


def is_round(target: Mention) -> bool:
    """Whether a target is told by one digit and zeros: of "5.000 tỷ đồng" the plan may well have been 5.068."""
    value, step = target.figure.value, target.figure.resolution
    if not is_measure(target.figure) or value is None:
        return False
    return significant(target.figure) == 1 and value >= ROUND * step


def of_aim(facts: Facts, percent: Mention, pairs: list[tuple[Mention, Mention]], *, firm: bool) -> Claim | None:
    """The claim that a percentage is the share of what was done in its target."""
    readings = tuple(share_of(percent, part, target, rule="B06") for part, target in pairs)
    tied = firm and is_tied(facts, percent, *pairs[0])
    return Claim(readings, firm=firm, borne_out=tied) if readings else None


def is_tied(facts: Facts, percent: Mention, part: Mention, target: Mention) -> bool:
    """Whether target, part and percentage follow one another and no words speak of another plan or of some of the part.

    "Theo chỉ tiêu được giao trên 172 tỷ đồng, tăng 7,6 tỷ đồng, hoàn thành 68% kế hoạch tăng trưởng" has another plan, and so
    may "kế hoạch vốn 300 tỷ đồng, giải ngân vốn trung ương 90 tỷ đồng, đạt 75%".
    """
    first, last = sorted((part, target), key=lambda m: m.start)
    if last.index != first.index + 1 or percent.index != last.index + 1 or not WAY_ENDS.match(facts.text, percent.end):
        return False
    told = facts.text[facts.sentences[target.sentence][0] : target.start].lower()
    narrower = any(found not in told for found in SOME.findall(facts.before(part).lower()))
    return not narrower and is_settled(facts, part) and is_settled(facts, target)


def is_settled(facts: Facts, mention: Mention) -> bool:
    """Whether a figure is told exactly and is no change."""
    return mention.figure.modifier in {"exact", "about"} and not is_change(facts, mention)


def is_aim(facts: Facts, mention: Mention) -> bool:
    """Whether the words before a figure call it a target, or those behind: "70.000 liều được giao"."""
    if SET.match(facts.text, mention.end):
        return True
    return bool(AIM.search(facts.text, facts.sentences[mention.sentence][0], mention.start))


def above(facts: Facts, mention: Mention) -> list[Mention]:
    """The figures before one that count the same and are not of a time before; "giảm 263 hộ nghèo" may be an aim too."""
    near = (m for m in facts.back(mention, BACK) if mention.block - m.block <= 1)
    told = [m for m in near if one_noun(m.figure, mention.figure)]
    return [m for m in told if m.figure.role != "comparison" or is_change(facts, m) or opens_as_aim(facts, m)]


def opens_as_aim(facts: Facts, mention: Mention) -> bool:
    """Whether a sentence begins with a target: "So với mục tiêu 300 hộ, xã mới đạt 186 hộ"."""
    return facts.by_sentence[mention.sentence][0] is mention and is_aim(facts, mention)
