"""How far the name of a body goes behind its head: part by part, as long as each part is one that names are made of.

`read` walks through the steps in order; each step either takes a part and says what it was, or leaves the name alone.
"""

from collections.abc import Callable
from dataclasses import dataclass

from extractor.parsers.body_heads import HeadHit, head_at
from extractor.parsers.body_words import acronym_end, field_at, in_comma_name, keys_of, levels, stands_alone
from extractor.parsers.names import begins_like_name
from extractor.parsers.nouns import Words
from extractor.parsers.syllables import Syllables, forms_of
from extractor.rules.organizations import Level, vocabulary
from extractor.schema.values import PlaceMention

LONGEST_QUOTE = 8
COMMITTEE = frozenset(forms_of("ủy uỷ"))
"""Behind a level it makes the party committee of that level."""
ENDS = frozenset({"place", "level", "body"})
"""The parts with which a name ends."""
_ROMAN = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii"}


@dataclass(frozen=True, slots=True)
class Page:
    """What names are read from: the syllables, the places by their first syllable with their end, the segmented words."""

    syllables: Syllables
    places: dict[int, tuple[int, PlaceMention]]
    words: Words


@dataclass(slots=True)
class Name:
    """A name being read: it ends before `end`; `last` is the part taken last, `specific` whether it names one body."""

    hit: HeadHit
    end: int
    last: str = "head"
    specific: bool = False
    level: Level | None = None
    place: str | None = None

    def takes(self, *parts: str) -> bool:
        """Whether the head can be followed by one of `parts`."""
        return any(part in self.hit.head.takes for part in parts)

    def take(self, end: int, last: str, *, specific: bool = True) -> bool:
        """Lengthens the name by a part; always True."""
        self.end, self.last, self.specific = end, last, self.specific or specific
        return True


def read(page: Page, hit: HeadHit) -> Name:
    """The name that the head begins, as long as it goes; it may hold nothing but the head."""
    name = Name(hit, hit.end, level=hit.head.level)
    if hit.head.kind == "báo chí" and not hit.capital and head_at(page.syllables, hit.end):
        return name  # "báo Công an": the police are told
    while (name.last not in ENDS or _about(page, name)) and any(step(page, name) for step in STEPS):
        pass
    return name


def is_named(page: Page, name: Name) -> bool:
    """Whether the name is that of one body and not of a kind of bodies ("công ty", "UBND các xã")."""
    behind = page.syllables.name(name.end, name.end + 2)
    if (name.last == "small" and not name.hit.capital) or behind in keys_of("many"):
        return False
    return name.specific or (name.hit.head.alone and name.hit.capital)


def _place(page: Page, name: Name) -> bool:
    """ "… tỉnh Long An", "… Lâm Đồng"."""
    if name.end not in page.places:
        return False
    end, mention = page.places[name.end]
    name.place = mention.name
    name.level = level_of(mention) or name.level
    return name.take(end, "place")


def level_of(mention: PlaceMention) -> Level | None:
    """The level of a place: by its code once that is settled, else by its type."""
    if mention.candidates:
        return ("tỉnh", "huyện", "xã")[(len(mention.candidates[0]) > 2) + (len(mention.candidates[0]) > 3)]
    return vocabulary().levels.get(mention.type or "")


def _level(page: Page, name: Name) -> bool:
    """ "… huyện" without a place: a level word that opens no list of levels."""
    syllables = page.syllables
    for length in (2, 1):
        level = levels().get(syllables.name(name.end, name.end + length))
        if level and not _is_capital_word(syllables, name.end):
            name.level = level
            committee = syllables.form(name.end + length) in COMMITTEE  # "UBKT huyện ủy Đô Lương"
            return name.take(name.end + length + committee, "acronym" if committee else "level")
    return False


def _is_capital_word(syllables: Syllables, index: int) -> bool:
    """ "Xã hội" begins with a level word only in appearance; "TP" and "Trung ương" are written so."""
    return syllables.capital[index] and syllables.form(index) in {"xã", "huiện", "phường", "quận"}


def _body(page: Page, name: Name) -> bool:
    """ "Phòng … Công an tỉnh", "Thanh tra Sở Nội vụ", "Phòng PA03 - Công an TP"."""
    if not name.takes("body"):
        return False
    start = _behind_code(page.syllables, name.end)
    start += page.syllables.form(start) == "-" and name.last != "head"
    hit = head_at(page.syllables, start)
    if hit is None or not hit.capital or hit.head.kind in {"doanh nghiệp", "báo chí"}:
        return False
    inner = read(page, hit)
    if not is_named(page, inner):
        return False
    name.level, name.place = inner.level, inner.place
    return name.take(inner.end, "body")


def _behind_code(syllables: Syllables, start: int) -> int:
    """The end of a code in brackets: "Phòng Cảnh sát kinh tế (PC03) | Công an tỉnh"; `start` where none stands."""
    if syllables.form(start) != "(":
        return start
    end = acronym_end(syllables, start + 1)
    return end + 1 if end > start + 1 and syllables.form(end) == ")" else start


def _coded(page: Page, name: Name) -> bool:
    """A code in brackets inside a name: "Phòng, chống thiên tai (PCTT) | và Tìm kiếm cứu nạn (TKCN) | tỉnh"."""
    before = name.end
    name.end = _behind_code(page.syllables, before)
    inside = name.end > before and name.last in {"field", "small"}
    if inside and any(step(page, name) for step in (_place, _level, _joined)):
        return True
    name.end = before
    return False


def _field(page: Page, name: Name) -> bool:
    """A field of work, with a capital or, where the part before allows it, written small."""
    end, verb = field_at(page.syllables, name.end)
    if end == name.end or not name.takes("field", "capital-field", "small-field", "works", "proper-behind"):
        return False
    legal = page.syllables.name(name.end, end) in keys_of("legal_forms")
    if page.syllables.capital[name.end]:
        return name.take(end, "field", specific=not legal)
    if not _may_be_small(page, name, end, verb=verb):
        return False
    at_once = name.last == "head" and name.hit.capital and end - name.hit.end > 1
    return name.take(end, "small", specific=at_once and not legal)


def _may_be_small(page: Page, name: Name, end: int, *, verb: bool) -> bool:
    """Whether a field written small goes on with the name: "Công ty Xăng dầu kinh doanh lỗ" ends before its verb."""
    if end - name.end == 1 and not (name.takes("works") or name.hit.head.kind == "trường học"):
        return False
    if name.last == "head" and name.takes("capital-field"):
        return False
    if name.last == "head":
        return (name.takes("small-field") or name.hit.capital) and (not verb or _leads_on(page, end))
    if name.last in {"proper", "number"}:
        return page.syllables.form(name.end) == "chi"
    return not verb or (name.takes("works", "small-field") and _leads_on(page, end))


def _leads_on(page: Page, index: int) -> bool:
    """Whether behind a verb, and the fields that follow it, a capital, a level, a place or its number is still to come."""
    while (end := field_at(page.syllables, index)[0]) > index and not page.syllables.capital[index]:
        if page.syllables.form(index) == "số" and page.syllables.form(index + 1).isdigit():
            return True
        index = end
        if page.syllables.form(end) == "và" and field_at(page.syllables, end + 1)[0] > end + 1:
            index = end + 1
    if index in page.places or levels().get(page.syllables.form(index)):
        return True
    return index < len(page.syllables) and page.syllables.capital[index] and head_at(page.syllables, index) is None


def _about(page: Page, name: Name) -> bool:
    """ "Ban Chỉ đạo … về chuyển đổi số", also behind the level: "Ban Chỉ đạo tỉnh về phòng, chống tham nhũng"."""
    if not name.takes("about") or page.syllables.form(name.end) != "về":
        return False
    end, _ = field_at(page.syllables, name.end + 1)
    return end > name.end + 1 and name.take(end, "small")


def _acronym(page: Page, name: Name) -> bool:
    """ "QLTT", "NN&PTNT", "VH-TT-DL", "PC03", a Roman number."""
    syllables = page.syllables
    if not name.takes("acronym", "field", "proper") or head_at(syllables, name.end):
        return False
    end = acronym_end(syllables, name.end)
    if end == name.end and not (syllables.form(name.end) in _ROMAN and syllables.capital[name.end]):
        return False
    end = max(end, name.end + 1)
    return name.take(end, "acronym", specific=syllables.name(name.end, end) not in keys_of("legal_forms"))


def _number(page: Page, name: Name) -> bool:
    """ "số 5", "389"; a number that counts what follows it belongs to the sentence."""
    syllables = page.syllables
    if not name.takes("number"):
        return False
    at = name.end + (syllables.form(name.end) == "số")
    if not syllables.form(at).isdigit():
        return False
    if at == name.end and not stands_alone(syllables, at):
        return False
    return name.take(at + 1, "number")


def _quoted(page: Page, name: Name) -> bool:
    """Công ty "Hoa Sen"."""
    syllables = page.syllables
    if not name.takes("proper") or syllables.form(name.end) not in {'"', "“", "”"}:
        return False
    for end in range(name.end + 1, min(name.end + LONGEST_QUOTE, len(syllables))):
        if syllables.forms[end] in {'"', "”"}:
            return name.take(end + 1, "proper")
    return False


def _proper(page: Page, name: Name) -> bool:
    """A proper name, or a field of work that the lists do not know; never a person behind a post."""
    syllables, start = page.syllables, name.end
    if start >= len(syllables) or not syllables.capital[start] or head_at(syllables, start):
        return False
    run = syllables.run(start)
    behind = name.takes("proper-behind") and name.last != "head"
    if not (name.takes("proper") or behind or _ends_proper_field(syllables, name)):
        open_end = name.takes("unknown-field") and name.last == "head"
        person = begins_like_name(syllables.written(start, run))
        return open_end and not person and name.take(_word_end(page, start), "field")
    if _names_person(syllables, name, run):
        return False
    return name.take(_before_person(syllables, start, run), "proper")


def _ends_proper_field(syllables: Syllables, name: Name) -> bool:
    """Whether the last part is a field that a proper name follows: "… Vườn quốc gia | U Minh Thượng"."""
    ends = {syllables.name(name.end - length, name.end) for length in (1, 2, 3) if length <= name.end}
    return name.last in {"field", "small"} and bool(ends & keys_of("proper_fields"))


def _word_end(page: Page, index: int) -> int:
    """The end of the segmented word that begins with the syllable at `index`: "Tổng | hợp"."""
    offset = page.syllables.spans[index][0]
    word = page.words.at(offset)
    end = index + 1
    while word and end < len(page.syllables) and page.syllables.spans[end][1] <= word.end:
        end += 1
    return end


def _before_person(syllables: Syllables, start: int, run: int) -> int:
    """Where a personal name of three syllables begins in a run of capitals, else its end."""
    for cut in range(start + 2, run - 2):
        if begins_like_name(syllables.written(cut, run)):
            return cut
    return run


def _names_person(syllables: Syllables, name: Name, run: int) -> bool:
    """ "giám đốc công ty Nguyễn Văn Tám": schools alone are called after persons, companies not behind a small head."""
    start = name.end
    if name.hit.head.kind == "trường học" or not begins_like_name(syllables.written(start, run)):
        return False
    if name.takes("proper"):
        return not name.hit.capital and name.last == "head" and run - start > 2
    return run - start > 1


def _joined(page: Page, name: Name) -> bool:
    """ "và", "&", a dash or a comma that stands inside a name; what follows is taken by the next step."""
    syllables, mark = page.syllables, page.syllables.form(name.end)
    follows = name.end + 1
    if (name.last == "head" and not name.takes("works")) or follows >= len(syllables):
        return False
    if mark == "," and in_comma_name(syllables, name.end):
        return name.take(follows, name.last)
    ended = mark == "và" and name.last not in {"head", "field", "small", "acronym"}
    # "Đê điều và Phòng, chống lụt bão": a field of work begins like a head.
    another = head_at(syllables, follows) is not None and syllables.form(follows + 1) != ","
    if ended or another or mark not in {"và", "&", "-"} or follows in page.places:
        return False
    end, verb = field_at(syllables, follows)
    small = name.last in {"head", "small"} or (not verb and (mark == "-" or _is_owned(page, follows, end)))
    if end > follows and (syllables.capital[follows] or small):
        return name.take(end, "field" if syllables.capital[follows] else "small", specific=False)
    if name.takes("acronym", "field") and acronym_end(syllables, follows) > follows:
        return name.take(acronym_end(syllables, follows), "acronym")
    if mark != "và" and name.last == "proper" and syllables.capital[follows]:
        return name.take(syllables.run(follows), "proper")
    return False


def _is_owned(page: Page, start: int, end: int) -> bool:
    """Whether a field of two syllables or more stands before the level, place or body that the whole name belongs to."""
    if end - start < 2 or end >= len(page.syllables):
        return False
    owner = head_at(page.syllables, end)
    return end in page.places or page.syllables.form(end) in levels() or (owner is not None and owner.capital)


STEPS: tuple[Callable[[Page, Name], bool], ...] = (
    _place, _body, _field, _about, _level, _acronym, _number, _quoted, _proper, _joined, _coded,
)  # fmt: skip
