"""Changes of two figures of which words, years or a pair "từ … lên …" tell which is the old one.

"đầu tháng còn 128.000 đồng/kg, nay chỉ 96.000 đồng/kg, mất 25%", "2021: 18,5 tỷ đồng; 2024: 29,6 tỷ đồng (tăng 60%)";
the change may stand first, too: "tăng thêm 4.115 em. Cụ thể, năm học này có 128.640 em, năm học trước là 124.525 em".
"""

import re
from collections.abc import Iterator, Sequence

from extractor.checks.facts import Facts, Mention
from extractor.checks.links import counterparts, distant, earlier, told_behind
from extractor.checks.links.bases import base_behind
from extractor.checks.links.directions import compared_before, goes_on, is_change
from extractor.checks.links.pairs import can_change, counts_alike, from_to_pairs, relation
from extractor.checks.relations import Claim
from extractor.checks.units import is_count, is_duration, is_percent, is_points, norm, one_noun, same

OLD = re.compile(
    rf"{earlier.EARLIER.pattern}|\b(?:hôm (?:qua|trước)|ngày hôm trước|trước (?:đây|đó|kia)"
    r"|(?:\d{1,2}|một|hai|ba|bốn|năm|mười|vài) (?:năm|tháng|tuần|ngày|vụ) trước|thời hoàng kim"
    r"|cách đây (?:\d{1,2}|một|hai|ba|bốn|năm|mười|vài|hơn|gần) \w+|kỷ lục cũ"
    r"|hồi (?:đầu|cuối|giữa|tháng|năm|quý|mới|ấy|đó|còn|chưa)|(?:lúc|khi|ngày) (?:mới|đầu)"
    r"|ban đầu|từ chỗ|thay vì|đầu (?:năm|tháng|vụ|kỳ|quý|mùa|tuần|nhiệm kỳ)|cuối (?:năm|tháng|vụ|quý) (?:trước|ngoái)"
    r"|(?:bảng giá|giá|mức|lệ phí|con số|quy định|tỷ lệ|số|biểu phí) cũ|tuần trước|mùa trước"
    r"|trung bình nhiều năm|đang áp dụng)\b",
    re.IGNORECASE,
)
OLD_BEHIND = re.compile(
    r"[^,;.:()\d]{0,20}\b(?:như trước|trước đây|trước đó|của (?:tháng|quý|năm|kỳ|vụ|tuần|mùa|lần) (?:trước|ngoái))\b",
    re.IGNORECASE,
)
# Words of an earlier time only beside one of this: "trước khi sáp nhập có 24 trường, nay còn 18 trường".
BEFORE = re.compile(r"\b(?:trước khi|trước|nếu (?:như )?(?:trước|ban đầu)|có lúc|đỉnh điểm|cao điểm)\b", re.IGNORECASE)
NOW = re.compile(
    r"\b(?:nay|hiện|giờ|bây giờ|vừa (?:rồi|qua)|(?:mới(?! (?:là|chỉ|có|được|đạt|nuôi|ở|dừng))|sẽ)(?= ))\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:(?<![\d/-])|(?<=\d/))(?:19|20)\d\d(?![\d/])")
MONTH = re.compile(r"\btháng (\d{1,2})(?![\d/])", re.IGNORECASE)
COMPARED = re.compile(
    r"\b(?:cao|thấp|nhiều|ít|đông|lớn|nhỏ|dài|ngắn|đắt|rẻ) hơn(?: tới| đến| gần| khoảng)? $", re.IGNORECASE
)
CONTRAST = re.compile(r"[,;] (?:còn|trong khi)\b|\bthì\b", re.IGNORECASE)
PIECE = re.compile(
    r"[;(]|:(?= [^\W\d])|,(?= )| [-–] |\bvà\b|\bthì\b|\bnhưng\b|\bcòn(?= (?:năm|tháng|kỳ|vụ|quý)\b)|(?=\bthay vì\b)"
)
CONCLUDES = re.compile(
    r"\s*(?:như vậy|vậy|như thế|thế|tính ra|nghĩa là|có nghĩa là|tức là|tức|hay|đồng nghĩa)\b", re.IGNORECASE
)
EXPLAINS = re.compile(r"[^.;:()\d]{0,60}(?::| \(| [–-]|\. (?:Cụ thể|Trong khi)\b,?:?)[^.;:()]*?", re.IGNORECASE)
FROM = re.compile(r"\b(?:từ chỗ|nếu như|trước khi)\b", re.IGNORECASE)
"""Words that open a clause about how the very same thing was before."""
THAN = re.compile(r"\b(?:hơn|kém|gấp|thua)(?: tới| đến| khoảng| gần)? $", re.IGNORECASE)
MORE = re.compile(r"\s*(?:phần|mức|số|khoản|lượng)(?: [^\W\d]+){0,4}? (?:tăng|giảm|chênh|hụt|dôi)\b", re.IGNORECASE)
OTHERWISE = re.compile(
    r"\b(?:bình quân|trung bình|riêng|trong đó|tổng|lũy kế|cộng dồn|cả nước|về (?:lượng|giá trị|khối lượng))\b"
)
AGAINST = re.compile(
    r"[^.,;()]{0,24}?\b(?:so (?:với )?|của )?((?:cùng kỳ|năm|kỳ|quý|tháng|vụ|mùa|tuần|đầu|cuối|hôm|thời điểm|trước)\b[^.,;()]*)"
)
LITTLE = frozenset({
    "so", "với", "thêm", "mức", "tức", "là", "tính", "nhiều", "cao", "thấp", "ít", "hơn", "gấp", "nghĩa", "hay",
    "còn", "chỉ", "tháng", "năm", "kỳ", "này", "vẫn", "đã", "lên", "xuống", "đạt", "tỷ", "lệ", "con", "số", "cuối",
    "đầu", "giữa", "quý", "vụ", "mùa", "tuần", "học", "nay", "đến", "tới", "thì", "lúc", "khi", "nếu", "như", "sẽ",
    "phá", "ở", "nên", "vì", "do", "mỗi", "một", "đà", "dù", "lãi", "tốc", "độ", "cả", "thế", "vậy", "đó", "ấy",
    "qua", "rồi", "sau", "trong", "ghi", "nhận",
})  # fmt: skip
PRICED = frozenset({"giá", "thịt", "phí", "tiền", "lương", "thuế", "cước"})
"""Words by which a price is told to be another one's: "giá heo hơi 62.000 đồng/kg, giá thịt nay 120.000 đồng/kg"."""
Pair = tuple[Mention, Mention]


def claim(facts: Facts, change: Mention, direction: int) -> Claim | None:
    """The claim of a change by the one pair that its sentence, the one before or what it introduces tells."""
    if compared_before(facts, change) is not None or base_behind(facts, change) is not None:
        return None
    found = next((pair for pair in windows(facts, change) if pair is not None), None)
    if found is None:
        return None
    new, old = found
    if not is_against(facts, change, old) or (is_percent(new.figure) and not is_points(change.figure)):
        return None
    rises = (new.figure.value or 0) > (old.figure.value or 0)
    sign = direction or ((1 if rises else -1) if is_points(change.figure) or is_percent(change.figure) else 0)
    told = relation(change, new, old, sign)
    sure = one_noun(new.figure, old.figure) and all(figure.modifier == "exact" for figure in told.figures)
    return Claim((told,), firm=True, borne_out=sure)


def is_against(facts: Facts, change: Mention, old: Mention) -> bool:
    """Whether the change names no time or plan to be against, or the one at which the old figure is told."""
    named = AGAINST.match(facts.after(change))
    if named is None:
        return not counterparts.OTHER_BASE.match(facts.after(change))
    told = f"{facts.before(old)} {OLD_BEHIND.match(facts.after(old)) or ''}".lower()
    times = [found[0].lower() for found in (*OLD.finditer(named[1]), *YEAR.finditer(named[1]))]
    return bool(times) and all(one in told for one in times)


def windows(facts: Facts, change: Mention) -> Iterator[Pair | None]:
    """The pair before the change in its sentence, with the sentence before, and the one that the change introduces."""
    sentence = facts.by_sentence[change.sentence]
    place = sentence.index(change)
    here = of_change(facts, change, sentence[:place])
    if concludes(facts, change, here):
        above = facts.by_sentence.get(change.sentence - 1, ())
        told = of_change(facts, change, [m for m in above if m.block == change.block])
        yield (
            marked(facts, here, sure=bool(CONCLUDES.match(PIECE.split(facts.before(change))[-1])))
            if len(here) == 2
            else None
        )
        yield set_against(facts, change, here) if len(here) == 2 else None
        yield (
            (marked(facts, [*told, *here]) or compared(facts, change, told[0], here[0]))
            if len(here) == len(told) == 1
            else None
        )
        yield pair_of(facts, change.sentence - 1, told) if not here and len(told) == 2 else None
    behind = facts.mentions[change.index + 1 : change.index + 3]
    if (
        len(behind) == 2
        and behind[0].sentence == change.sentence
        and told_behind.LED.fullmatch(facts.text, change.end, behind[0].start)
    ):
        rivals = of_change(facts, change, sentence[:place])
        yield marked(facts, behind) if len(of_change(facts, change, behind)) == 2 and not rivals else None
    if place == 0 and len(behind) == 2 and EXPLAINS.fullmatch(facts.text, change.end, behind[0].start):
        here = of_change(facts, change, behind)
        ended = (m for m in facts.by_sentence[behind[0].sentence] if m not in behind and m is not change)
        alone = not any(counts_alike(m.figure, here[0].figure) for m in of_change(facts, change, list(ended)))
        yield marked(facts, here) if len(here) == 2 and alone else None


def compared(facts: Facts, change: Mention, other: Mention, own: Mention) -> Pair | None:
    """A figure and the one of the sentence before that a conclusion sets it against: "… . Lúa thu 80 triệu, tức kém 15 lần"."""
    clause = PIECE.split(facts.before(change))[-1]
    concluded = CONCLUDES.match(clause) and THAN.search(clause) and facts.previous(change) is own
    alone = other.figure.value != own.figure.value and not is_part(facts, own) and not is_old(facts, own)
    return (own, other) if concluded and alone else None


def of_change(facts: Facts, change: Mention, told: Sequence[Mention]) -> list[Mention]:
    """The figures among these that can be new or old one of a change and count as the one nearest to it does."""
    near = sorted(told, key=lambda m: abs(m.index - change.index))
    kept = [m for m in near if m.cell is None and not is_change(facts, m) and can_change(m, change)]
    return sorted((m for m in kept if counts_alike(m.figure, kept[0].figure)), key=lambda m: m.index)


def concludes(facts: Facts, change: Mention, here: Sequence[Mention]) -> bool:
    """Whether the clause of a change brings up nothing but what was told: ", mất 25%", "như vậy giá gấp 2,5 lần"."""
    clause = PIECE.split(facts.before(change))[-1]
    if OTHERWISE.search(clause):
        return False
    opened = facts.by_sentence[change.sentence][0] is change and MORE.match(facts.before(change))
    return (
        goes_on(facts, change)
        or bool(opened)
        or bool(CONCLUDES.match(clause))
        or tells_nothing_new(facts, change, clause, here)
    )


def tells_nothing_new(facts: Facts, change: Mention, clause: str, here: Sequence[Mention]) -> bool:
    """Whether the words of a clause stand before, with the figures that it is of: "bảng giá mới …, giá gấp 2,5 lần"."""
    if here:
        start, end = facts.sentences[max(here[0].sentence - 1, 0)][0], here[-1].end
    else:  # "Tháng 8 chỉ ở mức 72 triệu USD. Như vậy, con số này đã tăng 20%"
        start, end = facts.sentences[max(change.sentence - 1, 0)]
    verbs = [
        span for role in ("rise", "fall") for span in facts.cues.between(role, change.start - len(clause), change.start)
    ]
    subject = clause[: verbs[0][0] - change.start] if verbs else clause
    return distant.telling(subject) <= distant.telling(facts.text[start:end]) | LITTLE


def set_against(facts: Facts, change: Mention, told: Sequence[Mention]) -> Pair | None:
    """Two places or things set against each other: "xã A 62 triệu đồng, còn xã B đạt 71 triệu đồng, cao hơn 9 triệu đồng"."""
    one, other = told
    between = facts.text[one.end : other.start]
    compared = COMPARED.search(facts.before(change)) or norm(change.figure.unit) == "lần"
    tied = compared and CONTRAST.search(between) and same(one.figure, other.figure) and facts.previous(change) is other
    if (
        not tied
        or is_old(facts, one)
        or is_old(facts, other)
        or is_part(facts, other)
        or facts.following(one) is not other
    ):
        return None
    return (other, one) if one.figure.value != other.figure.value else None


def marked(facts: Facts, told: Sequence[Mention], *, sure: bool = False) -> Pair | None:
    """New and old one of two figures, where their words or years tell which is which.

    `sure`: what follows is said to be concluded from both, so that the verbs of the two may differ.
    """
    one, other = told
    if one.block != other.block or one.figure.value == other.figure.value or is_part(facts, other):
        return None
    if any(is_change(facts, m) for m in facts.mentions[one.index + 1 : other.index]):
        return None  # "châu Mỹ 891 nghìn, tăng 7%, Hoa Kỳ 683 nghìn, tăng 8%": each has an earlier figure of its own
    if any({one, other} == set(pair) for pair in from_to_pairs(facts, other.sentence)):
        return None  # what "từ … lên …" tells is taken elsewhere
    olds = [is_old(facts, m) for m in told]
    if not is_of_one(facts, one, other) and not (sure and one_noun(one.figure, other.figure)):
        return None
    if not any(olds) and BEFORE.search(piece_of(facts, one)) and NOW.search(piece_of(facts, other)):
        return other, one
    if olds[0] != olds[1]:
        return (other, one) if olds[0] else (one, other)
    return by_years(facts, one, other)


def by_years(facts: Facts, one: Mention, other: Mention) -> Pair | None:
    """New and old one of two figures by the years or months that their words name."""
    years = [years_of(facts, m) or months_of(facts, m) for m in (one, other)]
    if all(len(found) == 1 for found in years) and years[0] != years[1]:
        return (other, one) if years[0] < years[1] else (one, other)
    if not years[0] and years[1] and CONTRAST.search(facts.text, one.end, other.start):
        return one, other  # "thu hút 214 triệu USD, trong khi năm 2022 là 330 triệu USD"
    # "Nếu năm 2019 chỉ có 8 cơ sở thì nay đã có 52 cơ sở".
    return (other, one) if years[0] and not years[1] and NOW.search(piece_of(facts, other)) else None


def is_of_one(facts: Facts, one: Mention, other: Mention) -> bool:
    """Whether the later figure is told of what the earlier one is: its words bring up nothing but its time.

    "Đàn bò năm 2022 có 4.500 con, đàn trâu năm 2023 có 1.200 con" are two herds; a price has a verb for each time.
    """
    start, _ = facts.sentences[one.sentence]
    tail = PIECE.split(facts.after(one))[0]
    between = facts.text[one.end + len(tail) : other.start] if one.sentence == other.sentence else facts.before(other)
    told = distant.telling(facts.text[start : one.end + len(tail)]) | LITTLE | told_behind.BODIES
    behind = distant.telling(f"{other.figure.unit} {PIECE.split(facts.after(other))[0]}")
    if is_count(other.figure) and not behind <= told | distant.telling(one.figure.unit or ""):
        return False
    if FROM.search(facts.before(one)) and NOW.search(between):
        return True
    own = naming(MONTH.sub(" ", YEAR.sub(" ", NOW.sub(" ", OLD.sub(" ", between)))))
    return own <= told or (told_behind.is_price(other) and not own & PRICED)


def naming(words: str) -> set[str]:
    """The words that can name a thing, without numbers: "đến tháng 6/2025"."""
    return {word for word in distant.telling(words) if not word.isdigit()}


def is_part(facts: Facts, mention: Mention) -> bool:
    """Whether words make the figure a part: "trong đó"."""
    return mention.figure.of is not None or facts.cues.any(
        "within", mention.start - len(facts.before(mention)), mention.start
    )


def is_old(facts: Facts, mention: Mention) -> bool:
    """Whether the words beside a figure put it in an earlier time, and none in this one."""
    words = piece_of(facts, mention)
    words = earlier.COMPARES.sub("", words)
    behind = OLD_BEHIND.match(facts.after(mention))
    return bool(behind) or (bool(OLD.search(words)) and not NOW.search(OLD.sub("", words)))


def piece_of(facts: Facts, mention: Mention) -> str:
    """The words of its own before a figure: back to the beginning of its sentence, or behind another to the last break."""
    words = facts.before(mention)
    if facts.by_sentence[mention.sentence][0] is mention:
        return words
    first = next((m for m in facts.by_sentence[mention.sentence] if not is_duration(m.figure)), None)
    if first is mention:  # "Ba năm trước, cả xã mới nuôi 980 con"
        return facts.text[facts.sentences[mention.sentence][0] : mention.start]
    breaks = list(PIECE.finditer(words))
    return words[breaks[-1].end() :] if breaks else ""


def years_of(facts: Facts, mention: Mention) -> list[str]:
    """The years that the words before a figure name."""
    return YEAR.findall(piece_of(facts, mention))


def months_of(facts: Facts, mention: Mention) -> list[str]:
    """The months that the words before a figure name, where they name no year."""
    return [found.zfill(2) for found in MONTH.findall(piece_of(facts, mention))]


def pair_of(facts: Facts, sentence: int, told: Sequence[Mention]) -> Pair | None:
    """New and old figure of the one "từ … lên …" of the sentence before: "… . Phần tăng thêm 187 tỷ đồng"."""
    pairs = [(new, old) for old, new in from_to_pairs(facts, sentence) if new in told and old in told]
    return pairs[0] if len(pairs) == 1 else marked(facts, told)
