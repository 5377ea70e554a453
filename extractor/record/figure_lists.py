"""Lists of parts: "12.005 hồ sơ, gồm 9.724 hồ sơ trực tuyến và 2.281 hồ sơ nộp trực tiếp".

A list opens after its whole with a word (gồm, trong đó), a bracket or a colon, or with the whole itself ("Trong 21 cơ sở
vi phạm, 9 …"). It runs to the end of the bracket or sentence; a figure that its metric keeps from being a part ends it.
"""

import re
from dataclasses import dataclass, field

from extractor.parsers.context import LIST_COLON
from extractor.record import metrics
from extractor.record.figure_page import Mention, Page
from extractor.record.figure_parts import Parts, can_hold
from extractor.record.figure_units import alike, kinds
from extractor.text import leaves_bracket

_MARKS = re.compile(rf"[();]|{LIST_COLON}")
_HAS = re.compile(r"\(\s*(?:có|gồm|bao gồm|trong đó)\s")
_ON_TOTAL = re.compile(r"[^,;.()\n]{0,60} trên tổng số ")
_DIVIDES = re.compile(r"(?:chia|phân) ", re.IGNORECASE)
ANNOUNCE_REACH = 24
EXPLICIT = frozenset({"parts", "bracket", "of"})
"""Kinds of list whose words are so plain that a metric does not speak against a member."""


@dataclass(slots=True)
class Frame:
    """An open list. `kind`: bracket, bare, colon, parts, within or of; `bare` holds one figure and opens nothing."""

    kind: str
    start: int
    whole: Mention | None = None
    members: list[Mention] = field(default_factory=list)
    by_semicolon: bool = False
    group: int = 0


@dataclass(slots=True)
class Lists:
    """Follows the lists of one sentence and links their members."""

    parts: Parts
    frames: list[Frame] = field(default_factory=list)

    @property
    def page(self) -> Page:
        return self.parts.page

    def read(self, mentions: list[Mention]) -> None:
        """Links the figures of one sentence that stand in lists."""
        self.frames = []
        for mention in mentions:
            last = ""
            for start, kind in self.markers(mention):
                # A colon in "97 nhà, sau đó là các tỉnh: …" or "12 vụ; năm 2020: 15 vụ" starts an item of its own.
                if kind != "next" and not (kind == ":" and last in {"next", ";"}):
                    self.turn(start, kind, mention)
                last = kind
            self.place(mention)
            if announces(self.page, mention):
                self.frames.append(Frame("of", mention.end, mention))

    def markers(self, mention: Mention) -> list[tuple[int, str]]:
        """The brackets, colons, semicolons and list words between the previous figure and this one, in order."""
        start, end = self.page.gap_before(mention)
        marks = [(found.start(), found[0]) for found in _MARKS.finditer(self.page.text, start, end)]
        cues = self.page.cues.between(start, end, "parts", "within", "aside", "next", "of", "results")
        return sorted([*marks, *((cue.start, str(cue.value)) for cue in cues)])

    def turn(self, start: int, kind: str, mention: Mention) -> None:
        """Opens or closes lists at one marker."""
        if kind == ")":
            opened = [depth for depth, frame in enumerate(self.frames) if frame.kind in {"bracket", "bare"}]
            del self.frames[opened[-1] if opened else len(self.frames) :]
        elif kind == "aside":
            self.frames = [frame for frame in self.frames if frame.kind in {"bracket", "bare"}]
        elif kind == ";":
            self.semicolon(start, mention)
        elif kind == "(":
            self.bracket(start, mention)
        elif kind == "of":
            self.named(start, mention)
        elif kind == "results":
            self.results(start, mention)
        else:
            self.frames.append(Frame("colon" if kind == ":" else kind, start))

    def semicolon(self, start: int, mention: Mention) -> None:
        """A semicolon ends a list whose parts were set apart by commas, and goes on in one set apart by semicolons.

        It also ends one behind "trong đó" where another follows: "kiểm tra 30 xã, trong đó có 2 phường; giám sát 19 xã,
        trong đó có 5 phường", and all that cannot hold what follows.
        """
        frame = self.frames[-1] if self.frames else None
        if frame is None or frame.kind in {"bracket", "bare"}:
            return
        by_comma = len(frame.members) > 1 and not frame.by_semicolon
        if self.begins_another(frame, mention):
            self.frames = [frame for frame in self.frames if frame.kind in {"bracket", "bare"}]
        elif by_comma or (frame.kind == "within" and len(frame.members) == 1 and self.opens_another(start, mention)):
            self.frames.pop()
        elif frame.members:
            frame.by_semicolon = True

    def begins_another(self, frame: Frame, mention: Mention) -> bool:
        """Whether the figure behind a semicolon is more than the whole of the list, and so the head of the next.

        "Khối HĐND có 6 người, gồm 2 phó chủ tịch và 4 trưởng ban; khối UBND có 23 người, gồm …".
        """
        return frame.whole is not None and alike(frame.whole, mention) and not can_hold(frame.whole, mention)

    def opens_another(self, start: int, mention: Mention) -> bool:
        """Whether "trong đó" follows a semicolon before the next one."""
        _, sentence_end = self.page.sentences[mention.sentence]
        behind = self.page.text.find(";", start + 1, sentence_end)
        return bool(self.page.cues.between(start, sentence_end if behind < 0 else behind, "within"))

    def bracket(self, start: int, mention: Mention) -> None:
        """Opens a bracket, about the last figure before it."""
        text, page = self.page.text, self.page
        bare = text[start + 1 : mention.start].strip() == "" and text[mention.end : mention.end + 1] == ")"
        earlier = [
            m for m in page.by_sentence[mention.sentence]
            if m.end <= start and m.is_countable and not self.is_denominator(m) and not leaves_bracket(text[m.end : start])
        ]  # fmt: skip
        self.frames.append(Frame("bare" if bare else "bracket", start, earlier[-1] if earlier else None))

    def named(self, start: int, mention: Mention) -> None:
        """Opens a list whose whole is named by what it counts: "Trong số người vắng, 3 người có lý do"."""
        end = min((begin for begin, _ in self.page.boundaries_in(start + 1, mention.start)), default=None)
        if end is None:
            return
        whole = self.by_words(start, end, mention)
        if whole is not None:
            self.frames.append(Frame("of", start, whole))

    def results(self, start: int, mention: Mention) -> None:
        """Opens the results of an inspection, about what was inspected: "Kết quả: 21 cơ sở chấp hành tốt, 9 …"."""
        sentence, _ = self.page.sentences[mention.sentence]
        whole = self.parts.named("inspected", mention, blocks=1) if start == sentence else None
        if whole is not None and whole.sentence < mention.sentence:
            self.frames.append(Frame("results", start, whole))

    def by_words(self, start: int, end: int, mention: Mention) -> Mention | None:
        """The figure before, of a metric that the stretch names."""
        found = self.page.metrics.between(start, end)
        named = (self.parts.named(match.value, mention, blocks=1) for match in reversed(found))
        return next((whole for whole in named if whole is not None), None)

    def place(self, mention: Mention) -> None:
        """Links a figure to the innermost list that can hold it; a list that its metric speaks against is over."""
        if not self.parts.is_free(mention) or self.is_denominator(mention):
            return
        for depth in range(len(self.frames) - 1, -1, -1):
            frame = self.frames[depth]
            if frame.kind == "bare":
                continue
            whole = frame.whole or (None if self.divides_rate(frame, mention) else self.choose(frame, mention))
            if whole is not None and self.holds(frame, whole, mention):
                self.join(frame, whole, mention)
                return
            if frame.kind == "bracket" or (whole is not None and not self.comparable(frame, whole, mention)):
                return
            del self.frames[depth]

    def is_denominator(self, mention: Mention) -> bool:
        """Whether the figure is the lower of "thiếu 14 bác sĩ (42/56 bác sĩ)", a whole of its own and no part.

        What follows tells of the upper: "145/151 xã thuộc vùng cao, trong đó 59 xã khu vực III", "85 đại biểu Hội đồng trên
        tổng số 144 đại biểu ứng cử, trong đó 18 nữ".
        """
        upper = self.page.mentions[mention.index - 1]
        if mention.index == 0 or not alike(upper, mention):
            return False
        return self.page.is_slashed(upper, mention) or bool(
            _ON_TOTAL.fullmatch(self.page.text, upper.end, mention.start)
        )

    def join(self, frame: Frame, whole: Mention, mention: Mention) -> None:
        """Makes a figure a member of the list."""
        frame.group = frame.group or self.parts.new_group()
        frame.whole = whole
        frame.members.append(mention)
        self.parts.link(mention, whole, frame.group)

    def comparable(self, frame: Frame, whole: Mention, part: Mention) -> bool:
        """Whether the units let the list hold the part; a list may count its parts under other nouns than the whole."""
        lists_kinds = frame.kind not in {"of", "bracket", "results"} or bool(_HAS.match(self.page.text, frame.start))
        if frame.kind == "of" and not lists_kinds:
            lists_kinds = self.mixes(frame, whole, part)
        # "9 xã, trong đó 3 xã ven biển có 3.320 hộ": a list of communes holds no households.
        one_noun = frame.kind != "of" and any(alike(whole, member) for member in frame.members)
        return alike(whole, part) or (lists_kinds and not one_noun and kinds(whole, part))

    def mixes(self, frame: Frame, whole: Mention, part: Mention) -> bool:
        """Whether a list counts its parts under several nouns, one of them that of the whole.

        "Trong 30 cơ sở có 12 phòng khám, 13 quầy thuốc và 6 cơ sở dịch vụ".
        """
        start, end = self.page.gap_after(whole)
        has = self.page.text[start:end].rstrip().endswith("có") and whole.end == frame.start
        later = (m for m in self.page.by_sentence[part.sentence] if m.index > part.index)
        return has and any(alike(whole, m) for m in later)

    def holds(self, frame: Frame, whole: Mention, part: Mention) -> bool:
        """Whether a figure can be a member of the list about `whole`."""
        if not self.comparable(frame, whole, part):
            return False
        if frame.kind == "results" and not metrics.is_part(self.parts.metric(part), self.parts.metric(whole)):
            return self.parts.metric(part) is None and can_hold(whole, part)
        if self.parts.accepts(whole, part):
            return True
        related = metrics.is_part(self.parts.metric(whole), self.parts.metric(part))
        plain = frame.kind in EXPLICIT or related or self.is_direct(frame, whole)
        return plain and self.parts.is_reported(whole) and can_hold(whole, part)

    def choose(self, frame: Frame, part: Mention) -> Mention | None:
        """The whole of a list that has named none: the nearest figure before it that counts the same.

        A list word that starts a sentence looks back to the sentence before. Where the sentence names the whole only by
        what it counts ("Các hồ sơ trễ rơi vào hai lĩnh vực: đất đai 9, xây dựng 3"), that figure is meant. A bracket
        tells of the words before it.
        """
        back = 0 if frame.kind == "bracket" else 2
        told = [sentence for sentence in self.page.by_sentence if part.sentence - back <= sentence < part.sentence]
        for sentence in (part.sentence, *told[-1:]):
            earlier = [
                m for m in reversed(self.page.by_sentence.get(sentence, ()))
                if m.end <= frame.start and m.is_countable and part.block - m.block in (0, 1)
                and not self.is_denominator(m) and not leaves_bracket(self.page.text[m.end : frame.start])
            ]  # fmt: skip
            if frame.kind in {"within", "parts", "colon"} and sentence == part.sentence:
                opened = self.page.text.rfind(";", 0, frame.start)
                earlier = [m for m in earlier if m.start > opened] or earlier
            same = [m for m in earlier if alike(m, part) and (self.is_direct(frame, m) or self.parts.accepts(m, part))]
            if same:
                if sentence < part.sentence and self.divides(frame):
                    return next((self.divided_again(m) for m in same if can_hold(m, part)), None)
                if self.divides(frame) and self.page.text[: frame.start].rstrip().endswith(";"):
                    same = [self.divided_again(m) for m in same]  # "chia theo cấp, …, 9 vụ cấp xã; chia theo loại, …"
                return next((m for m in same if can_hold(m, part)), same[0])
            if sentence == part.sentence and frame.kind != "within":
                named = self.by_words(self.page.sentences[sentence][0], frame.start, part)
                if named is not None:
                    return named
            if earlier:
                return next((m for m in earlier if kinds(m, part) and self.parts.accepts(m, part)), None)
            if frame.kind == "colon":
                return None
        return None

    def is_direct(self, frame: Frame, whole: Mention) -> bool:
        """Whether "trong đó" follows its whole and nothing else: "phạt 165 tỷ đồng, trong đó truy thu 131 tỷ đồng"."""
        listed = whole.index in self.parts.wholes  # else the metrics know better which figure is divided
        return frame.kind == "within" and listed and self.page.text[whole.end : frame.start].strip() in {"", ","}

    def divides_rate(self, frame: Frame, part: Mention) -> bool:
        """Whether the list is about an amount per head: "40 triệu đồng/hộ, gồm 25 triệu đồng của tỉnh và 15 triệu …"."""
        before = [m for m in self.page.by_sentence[part.sentence] if m.end <= frame.start]
        rate = before[-1].quantity if before else None
        return (
            rate is not None and bool(rate.per) and rate.dimension == part.quantity.dimension and not part.quantity.per
        )

    def divides(self, frame: Frame) -> bool:
        """Whether the list divides a whole once more: "Chia theo nguồn, nuôi 40 tấn, đánh bắt 37 tấn"."""
        return bool(_DIVIDES.match(self.page.text, frame.start))

    def divided_again(self, part: Mention) -> Mention:
        """The whole of which the sentence before told parts: these are not what is divided."""
        whole = self.parts.wholes.get(part.index)
        return part if whole is None else self.page.mentions[whole]


def announces(page: Page, mention: Mention) -> bool:
    """Whether a figure is announced as a whole: "Trong 21 cơ sở vi phạm, 9 bị phạt", "Trên diện tích 5 ha …"."""
    start, _ = page.piece_before(mention)
    cues = page.cues.between(max(start - 1, 0), mention.start, "of")
    return mention.is_countable and bool(cues) and mention.start - cues[-1].end <= ANNOUNCE_REACH
