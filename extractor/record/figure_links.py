"""Of which figure another one is a part, by the words between them and never by what adds up.

A list opens after its whole with a word (gồm, trong đó), a bracket or a colon and runs to the end of the bracket or
sentence; a figure whose metric cannot be part of the whole ends it. Without a list, a figure belongs to a whole where
the two are written as a fraction, where the whole is announced ("Trong 21 cơ sở vi phạm, 9 …"), or where their metrics
say so (resolved on time, of those resolved).
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from extractor.record import metrics
from extractor.record.figure_labels import Meaning
from extractor.record.figure_owners import same_owner
from extractor.record.figure_page import Mention, Page
from extractor.record.figure_roles import Role
from extractor.record.figure_units import alike, kinds

_SLASH = re.compile(r"\s*/\s*")
_BRACKETS = re.compile(r"[():;]")
FRACTION_REACH = 24
REST_REACH = 30
BACK = 3
"""How many sentences before a part its whole may stand."""


@dataclass(slots=True)
class Frame:
    """An open list. `kind`: bracket, colon, parts, within or of ("trong 21 cơ sở"); `parts`: its members so far."""

    kind: str
    start: int
    whole: Mention | None = None
    parts: list[Mention] = field(default_factory=list)
    by_semicolon: bool = False


@dataclass(slots=True)
class Linker:
    """Walks through the figures of an article and notes the whole of each part, by index.

    `placed`: the figures that are labelled by nothing but a place or body ("huyện Sơn Bình 24 vụ").
    """

    page: Page
    meanings: dict[int, Meaning]
    roles: dict[int, Role]
    placed: frozenset[int]
    owners: dict[int, str | None]
    wholes: dict[int, int] = field(default_factory=dict)

    def run(self) -> dict[int, int]:
        """The index of the whole of each figure that has one."""
        for mentions in self.page.by_sentence.values():
            self.fractions(mentions)
            self.lists(mentions)
            self.totals(mentions)
            self.place_runs(mentions)
            for mention in mentions:
                self.remainder(mention)
                self.by_metric(mention)
        return self.wholes

    # --- what can be linked ---

    def is_free(self, mention: Mention) -> bool:
        """Whether a figure can still become a part: reported, countable and not yet linked."""
        return mention.is_countable and self.is_reported(mention) and mention.index not in self.wholes

    def is_reported(self, mention: Mention) -> bool:
        return self.roles[mention.index].role == "reported"

    def metric(self, mention: Mention) -> str | None:
        return self.meanings[mention.index].metric

    def accepts(self, whole: Mention, part: Mention) -> bool:
        """Whether nothing known speaks against the pair: neither units nor metrics, nor a chain back to the part."""
        if whole.index == part.index or not self.is_reported(whole) or self._inside(whole, part):
            return False
        return metrics.fits(self.metric(part), self.metric(whole))

    def _inside(self, whole: Mention, part: Mention) -> bool:
        step: int | None = whole.index
        while step is not None:
            if step == part.index:
                return True
            step = self.wholes.get(step)
        return False

    def link(self, part: Mention, whole: Mention) -> None:
        self.wholes[part.index] = whole.index

    # --- fractions: 18/44 trường hợp, 20 xã trên tổng số 23 xã ---

    def fractions(self, mentions: list[Mention]) -> None:
        """Links the upper figure of each fraction to the lower."""
        for part, whole in pairwise(mentions):
            if part.is_countable and alike(part, whole) and is_fraction(self.page, part, whole):
                self.link(part, whole)

    # --- lists with an opening ---

    def lists(self, mentions: list[Mention]) -> None:
        """Follows brackets, colons and list words through one sentence."""
        frames: list[Frame] = []
        for mention in mentions:
            for start, kind in self.markers(mention):
                self.turn(frames, start, kind, mention)
            self.place(frames, mention)
            if announces(self.page, mention):
                frames.append(Frame("of", mention.end, mention))

    def markers(self, mention: Mention) -> list[tuple[int, str]]:
        """The brackets, colons, semicolons and list words between the previous figure and this one, in order."""
        start, end = self.page.gap_before(mention)
        marks = [(found.start(), found[0]) for found in _BRACKETS.finditer(self.page.text, start, end)]
        cues = [(cue.start, cue.value) for cue in self.page.cues.between(start, end, "parts", "within", "aside")]
        return sorted([*marks, *cues])

    def turn(self, frames: list[Frame], start: int, kind: str, mention: Mention) -> None:
        """Opens or closes lists at one marker."""
        if kind == ")":
            opened = [depth for depth, frame in enumerate(frames) if frame.kind in {"bracket", "bare"}]
            del frames[opened[-1] if opened else len(frames) :]
        elif kind == "aside":
            frames[:] = [frame for frame in frames if frame.kind == "bracket"]
        elif kind == ";":
            self.semicolon(frames)
        elif kind == "(":
            bare = self.page.text[start + 1 : mention.start].strip() == "" and self.page.text[mention.end :][:1] == ")"
            frames.append(Frame("bare" if bare else "bracket", start, self.before(start, mention)))
        else:
            frames.append(Frame("colon" if kind == ":" else kind, start))

    def semicolon(self, frames: list[Frame]) -> None:
        """A semicolon ends a list whose parts were set apart by commas, and goes on in one set apart by semicolons."""
        if not frames or frames[-1].kind == "bracket":
            return
        if len(frames[-1].parts) > 1 and not frames[-1].by_semicolon:
            frames.pop()
        elif frames[-1].parts:
            frames[-1].by_semicolon = True

    def before(self, offset: int, mention: Mention) -> Mention | None:
        """The last countable figure of the sentence that ends before `offset`."""
        earlier = [m for m in self.page.by_sentence[mention.sentence] if m.end <= offset and m.is_countable]
        return earlier[-1] if earlier else None

    def place(self, frames: list[Frame], mention: Mention) -> None:
        """Links a figure to the innermost list that can hold it; a list that its metric speaks against is over."""
        if not self.is_free(mention):
            return
        for depth in range(len(frames) - 1, -1, -1):
            frame = frames[depth]
            if frame.kind == "bare":
                continue
            whole = frame.whole or self.choose(frame, mention)
            if whole is not None and self.holds(frame, whole, mention):
                frame.whole = whole
                frame.parts.append(mention)
                self.link(mention, whole)
                return
            if frame.kind == "bracket" or (whole is not None and not self.comparable(frame, whole, mention)):
                return
            del frames[depth]

    def comparable(self, frame: Frame, whole: Mention, part: Mention) -> bool:
        """Whether the units let the list hold the part; a list may count its parts under other nouns than the whole."""
        return alike(whole, part) or (frame.kind not in {"of", "bracket"} and kinds(whole, part))

    def holds(self, frame: Frame, whole: Mention, part: Mention) -> bool:
        if not self.comparable(frame, whole, part):
            return False
        lenient = frame.kind in {"parts", "bracket"} and whole.index != part.index
        return self.accepts(whole, part) or (lenient and self.metric(part) == self.metric(whole))

    def choose(self, frame: Frame, part: Mention) -> Mention | None:
        """The whole of a list that has named none: the nearest figure before it that counts the same.

        A list word that starts a sentence looks back to the sentence before.
        """
        for sentence in range(part.sentence, part.sentence - 2, -1):
            earlier = [
                m for m in self.page.by_sentence.get(sentence, ())
                if m.end <= frame.start and m.is_countable and m.block == part.block and self.accepts(m, part)
            ]  # fmt: skip
            same = [m for m in reversed(earlier) if alike(m, part)]
            larger = [m for m in same if can_hold(m, part)]
            if same:
                return (larger or same)[0]
            if earlier:
                return earlier[-1] if frame.kind != "of" and kinds(earlier[-1], part) else None
            if frame.kind == "colon":
                return None
        return None

    # --- totals after their parts, runs of places, what is left ---

    def totals(self, mentions: list[Mention]) -> None:
        """Links the figures before "tổng cộng" to the one after it."""
        for whole in mentions:
            if self.page.cues.between(*self.page.piece_before(whole), "total"):
                parts = [m for m in mentions if m.index < whole.index and self.is_free(m) and alike(m, whole)]
                for part in parts if len(parts) > 1 else ():
                    self.link(part, whole)

    def place_runs(self, mentions: list[Mention]) -> None:
        """Links figures labelled by places to the figure before them: "61 vụ …; huyện A 24 vụ, huyện B 37 vụ"."""
        run = [m for m in mentions if m.index in self.placed and self.is_free(m)]
        before = [m for m in mentions if run and m.index < run[0].index and self.is_reported(m) and alike(m, run[0])]
        if len(run) > 1 and before and before[-1].index not in self.placed:
            for part in run:
                if alike(before[-1], part) and can_hold(before[-1], part):
                    self.link(part, before[-1])

    def remainder(self, mention: Mention) -> None:
        """Links what is left ("số còn lại, 12 cơ sở") to the whole of the parts before it."""
        if not self.is_free(mention) or not is_rest(self.page, mention):
            return
        near = [
            m for m in reversed(self.page.mentions[: mention.index])
            if m.block == mention.block and mention.sentence - m.sentence <= 2 and alike(m, mention)
        ]  # fmt: skip
        linked = next((m for m in near if m.index in self.wholes), None)
        if linked is not None:
            whole = self.page.mentions[self.wholes[linked.index]]
            if metrics.fits(self.metric(mention), self.metric(whole)) and alike(whole, mention):
                self.link(mention, whole)
        elif says_rest(self.page, mention):
            self.split(mention, [m for m in near if m.sentence == mention.sentence and self.is_reported(m)])

    def split(self, rest: Mention, near: list[Mention]) -> None:
        """ "tiếp nhận 2.418 hồ sơ, giải quyết 2.402 hồ sơ, còn lại 16 hồ sơ": the first figure is the whole."""
        if len(near) == 2 and can_hold(near[1], near[0]) and can_hold(near[1], rest):
            self.link(rest, near[1])
            self.link(near[0], near[1])

    # --- metrics: resolved on time is a part of resolved ---

    def by_metric(self, mention: Mention) -> None:
        """Links a figure to the nearest one before it of which its metric makes it a part."""
        metric = self.metric(mention)
        if metric is None or not self.is_free(mention):
            return
        near = [
            m for m in reversed(self.page.mentions[: mention.index])
            if m.block == mention.block and mention.sentence - m.sentence <= BACK and m.cell is None
            and same_owner(self.owners[m.index], self.owners[mention.index])
        ]  # fmt: skip
        for name in metrics.by_id()[metric].wholes:
            whole = next((m for m in near if self.metric(m) == name and alike(m, mention)), None)
            if whole is not None and self.accepts(whole, mention) and not self.is_taken(whole, mention):
                self.link(mention, whole)
                return

    def is_taken(self, whole: Mention, part: Mention) -> bool:
        """Whether another figure of the same metric is already a part of the whole: then a new account has begun."""
        return any(
            self.wholes.get(m.index) == whole.index and self.metric(m) == self.metric(part)
            for m in self.page.mentions[whole.index : part.index]
        )


def read(
    page: Page,
    meanings: dict[int, Meaning],
    roles: dict[int, Role],
    placed: frozenset[int],
    owners: dict[int, str | None],
) -> dict[int, int]:
    """The index of the whole of each count or amount that is a part."""
    return Linker(page, meanings, roles, placed, owners).run()


def can_hold(whole: Mention, part: Mention) -> bool:
    """Whether the whole can be as large as the part."""
    return whole.most is None or part.least is None or whole.most >= part.least


def is_fraction(page: Page, part: Mention, whole: Mention) -> bool:
    """Whether two figures in a row are written as part of whole: "18/44 trường hợp", "20 xã trên tổng số 23 xã"."""
    between = page.text[part.end : whole.start]
    if _SLASH.fullmatch(between):
        return True
    cues = page.cues.between(part.end, whole.start, "of")
    return len(cues) == 1 and whole.start - cues[0].end <= 2 and len(between) < FRACTION_REACH and "," not in between


def announces(page: Page, mention: Mention) -> bool:
    """Whether a figure is announced as a whole: "Trong 21 cơ sở vi phạm, 9 bị phạt", "Trên diện tích 5 ha …"."""
    start, _ = page.piece_before(mention)
    cues = page.cues.between(max(start - 1, 0), mention.start, "of")
    return mention.is_countable and bool(cues) and mention.start - cues[-1].end <= FRACTION_REACH


def says_rest(page: Page, mention: Mention) -> bool:
    """Whether "còn lại" stands by the figure."""
    start = max(page.gap_before(mention)[0], mention.start - REST_REACH)
    after = page.cues.between(mention.end, mention.end + REST_REACH, "rest")
    return bool(page.cues.between(start, mention.start, "rest") or (after and after[0].start - mention.end <= 2))


def is_rest(page: Page, mention: Mention) -> bool:
    """Whether the figure is called the rest, or follows "còn" directly."""
    remain = page.cues.between(page.gap_before(mention)[0], mention.start, "remain")
    return says_rest(page, mention) or bool(remain and mention.start - remain[-1].end <= 2)
