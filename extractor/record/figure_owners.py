"""Whose a figure is: the body, place or level that the words before it name, carried on where none is named."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc

from extractor import layers
from extractor.record.figure_page import Mention, Page
from extractor.record.figure_tables import row_head
from extractor.rules.vocabulary import pattern
from extractor.schema.article import Cell

_LEVEL = re.compile(
    r"\b(?<!trợ )(?:cấp (?:xã|huyện|tỉnh|phường)|các (?:xã|phường|huyện)(?:[,-] ?(?:phường|thị trấn))*)\b",
    re.IGNORECASE,
)
# The head of a column whose cells name those whose figures stand beside them.
_UNITS = pattern(r"(?:tên\s+)?(?:{territories}|{reported_on})(?!\w)", re.IGNORECASE)
# "Theo báo cáo của UBND huyện": the body speaks or is spoken to, the figure may be another's.
_QUOTED = pattern(
    r"(?:\btheo|thông tin từ|nguồn tin từ"
    r"|(?:{said_in})\b[^,.]{0,40}? của"
    r"|\bgiao|\bcùng(?: với)?|báo cáo với|phối hợp với|phối hợp cùng|phối hợp)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_AREA = re.compile(r"\S\s.*\b(?:trên |thuộc )?địa bàn (?:các )?$", re.IGNORECASE | re.DOTALL)
_SPEAKS = pattern(r"[^,.;]{0,20}?\s(?:{informs}|{demands}|nhận định|nêu rõ|khẳng định)\b", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:,|và|, và|-|–)\s*(?:các |của )?")
_AT = re.compile(r"[^,;.:()]{0,30}?\b(?:tại|ở|của|thuộc)\s+(?:các |địa bàn )?$", re.IGNORECASE)
_ONLY_OWNER = pattern(
    r"\s*(?:{names_some}|tập trung|nhất là|như|gồm|riêng)?\s*(?:có|là|:|-|–|tại|ở)?\s*",
    re.IGNORECASE,
)
# A bare noun stands for the last body or place of that kind: "Huyện", "Trung tâm", "Cơ quan này".
_BARE = pattern(
    r"(?:^|[,;] |\b(?:của|tại|toàn|địa bàn) )({territories}|{short_for_bodies})\b(?=\s+[a-zà-ỹđ]|[,;]|$)", re.IGNORECASE
)
_ANY_BODY = frozenset({"cơ quan này", "đơn vị này", "đơn vị", "doanh nghiệp"})
_SAME = {"thị xã": "huyện", "quận": "huyện", "thành phố": "huyện", "thị trấn": "xã", "phường": "xã"}
# "Phường" after "UBND phường Lê Hồng" is the committee; after "Đoàn kiểm tra của UBND phường" it is the ward.
_GOVERNMENTS = ("ubnd", "ủy ban nhân dân", "uỷ ban nhân dân", "hđnd", "hội đồng nhân dân")
_LEVEL_WORD = pattern(r"\b(?:{territories})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Owner:
    """A mention of a body, a place or a level, by its words and offsets; several in a row are one ("xã A và xã B")."""

    start: int
    end: int
    name: str
    is_body: bool = False


def mentions_of(doc: Doc, text: str) -> list[Owner]:
    """The bodies, places and levels of the article in order, without those inside a post or inside a longer name.

    `text` is the text of `doc`, which spaCy puts together anew each time that it is asked.
    """
    posts = [(span.start_char, span.end_char) for span in doc.spans.get(layers.OFFICIALS, ())]
    found = [
        Owner(span.start_char, span.end_char, text[span.start_char : span.end_char], layer == layers.ORGANIZATIONS)
        for layer in (layers.ORGANIZATIONS, layers.PLACES)
        for span in doc.spans.get(layer, ())
    ]
    found += [Owner(*hit.span(), hit[0]) for hit in _LEVEL.finditer(text)]
    result: list[Owner] = []
    for owner in sorted(found, key=lambda owner: (owner.start, -owner.end)):
        inside = bool(result) and owner.end <= result[-1].end
        if not inside and not any(start <= owner.start < end for start, end in posts):
            result.append(owner)
    return result


@dataclass(slots=True)
class Owners:
    """Walks through the figures of an article.

    `carried` is the owner that stands where the words name none; a new paragraph starts from the first owner of the last.
    """

    page: Page
    found: list[Owner]
    carried: Owner | None = None
    topic: Owner | None = None
    block: int = -1
    labels: dict[int, Owner | None] = field(default_factory=dict)

    def read(self) -> dict[int, str | None]:
        """The owner of every figure by its index."""
        result: dict[int, str | None] = {}
        for mention in self.page.mentions:
            result[mention.index] = self.owner_of(mention)
        return result

    def placed(self) -> frozenset[int]:
        """The figures that are labelled by nothing but a body or place: "huyện Sơn Bình 24 vụ"."""
        prose = (mention for mention in self.page.mentions if mention.cell is None)
        return frozenset(mention.index for mention in prose if self.label_owner(mention))

    def owner_of(self, mention: Mention) -> str | None:
        """The owner of one figure: its label, what stands behind it, the words before it, or the owner carried on."""
        if mention.cell is not None:
            return self.in_row(mention, mention.cell)
        if mention.block != self.block:
            self.block, self.carried, self.topic = mention.block, self.topic or self.carried, None
        label = self.label_owner(mention) or self.behind(mention)
        if label is not None:
            return label.name
        owner = self.in_sentence(mention) or self.since_last(mention) or self.carried or self.quoted(mention)
        if owner is not None:
            self.carried, self.topic = owner, self.topic or owner
        return owner.name if owner else None

    def in_row(self, mention: Mention, cell: Cell) -> str | None:
        """The body or place that names a table's row, else the owner carried on."""
        block = self.page.blocks[mention.block]
        head = row_head(self.page.text, block, cell)
        named = self.within(*head) if head is not None else []
        if head and not named and _UNITS.match(self.page.text, block.cells[0].start):
            return self.page.text[slice(*head)]
        owner = named[0] if named else self.carried
        return owner.name if owner else None

    def label_owner(self, mention: Mention) -> Owner | None:
        """The body or place that is all that stands before the figure since the last comma."""
        if mention.index not in self.labels:
            self.labels[mention.index] = self._label_owner(mention)
        return self.labels[mention.index]

    def _label_owner(self, mention: Mention) -> Owner | None:
        start, end = self.page.piece_before(mention)
        inside = self.within(start, end)
        if len(inside) != 1 or start == self.page.sentences[mention.sentence][0]:
            return None
        rest = self.page.text[start : inside[0].start], self.page.text[inside[0].end : end]
        return inside[0] if all(_ONLY_OWNER.fullmatch(words) for words in rest) else None

    def behind(self, mention: Mention) -> Owner | None:
        """The body or place in which the figure was counted: "12 cơ sở tại xã Long Trì"."""
        start, end = self.page.piece_after(mention)
        inside = self.within(start, end)
        return inside[0] if inside and _AT.fullmatch(self.page.text[start : inside[0].start]) else None

    def in_sentence(self, mention: Mention) -> Owner | None:
        """The last body, place, level or bare noun of the sentence before the figure that is not merely quoted."""
        start = self.page.sentences[mention.sentence][0]
        labels = {
            owner.start for m in self.page.by_sentence.get(mention.sentence, ()) if (owner := self.label_owner(m))
        }
        named = [
            owner for owner in self.within(start, mention.start)
            if owner.start not in labels and not self.is_quoted(owner, start)
        ]  # fmt: skip
        bare = self.bare(start, mention.start)
        if bare is not None and (not named or bare[0] > named[-1].start):
            return bare[1]
        return self.joined(named) if named else None

    def since_last(self, mention: Mention) -> Owner | None:
        """The owner that a sentence without figures names between the figure before and this one's sentence."""
        end = self.page.sentences[mention.sentence][0]
        start = self.page.blocks[mention.block].start if self.page.blocks else 0
        if mention.index and self.page.mentions[mention.index - 1].end > start:
            start = self.page.sentence_at(self.page.mentions[mention.index - 1].end - 1)[1]
        named = [o for o in self.within(start, end) if not self.is_quoted(o, self.page.sentence_at(o.start)[0])]
        return self.joined(named) if named else None

    def is_quoted(self, owner: Owner, start: int) -> bool:
        """Whether the body only speaks or is spoken to ("Theo đánh giá của …", "… cho biết"), or is a mere area."""
        before = self.page.text[start : owner.start]
        return bool(_QUOTED.search(before) or _AREA.match(before) or _SPEAKS.match(self.page.text, owner.end))

    def quoted(self, mention: Mention) -> Owner | None:
        """The last body named at all up to the figure, where nothing better is known."""
        start, end = self.page.sentences[mention.sentence]
        named = self.within(start, mention.start)
        return named[-1] if named else next(iter(self.within(mention.end, end)), None)

    def joined(self, named: list[Owner]) -> Owner:
        """The last owner, with those that are listed right before it."""
        first = last = named[-1]
        for owner in reversed(named[:-1]):
            if owner.is_body != last.is_body or not _LISTED.fullmatch(self.page.text[owner.end : first.start]):
                break
            first = owner
        return Owner(first.start, last.end, self.page.text[first.start : last.end], last.is_body)

    def bare(self, start: int, end: int) -> tuple[int, Owner] | None:
        """The last bare noun of the stretch with the body or place for which it stands."""
        for hit in reversed(list(_BARE.finditer(self.page.text[start:end]))):
            place = start + hit.start(1)
            if not any(owner.start <= place < owner.end for owner in self.found):
                owner = self.antecedent(hit[1].lower(), place)
                if owner is not None:
                    return place, owner
        return None

    def antecedent(self, noun: str, offset: int) -> Owner | None:
        """The last body or place before `offset` whose name begins with the noun, else the last that holds it."""
        earlier = [owner for owner in reversed(self.found) if owner.end <= offset]
        if noun in _ANY_BODY:
            return next((owner for owner in earlier if owner.is_body), None)
        names = [(owner, owner.name.lower()) for owner in earlier if not _LEVEL.fullmatch(owner.name)]
        first = next((owner for owner, name in names if name.startswith(noun + " ")), None)
        return first or next((_inner(owner, noun) for owner, name in names if f" {noun} " in name), None)

    def subjects(self, start: int, end: int) -> tuple[str, ...]:
        """Everything in a stretch whose figure what follows can be: "Huyện và cấp xã đều không có …"."""
        named = [(owner.start, owner.name) for owner in self.within(start, end) if not self.is_quoted(owner, start)]
        bare = [(start + hit.start(1), hit[1]) for hit in _BARE.finditer(self.page.text[start:end])]
        taken = [(owner.start, owner.end) for owner in self.found]
        named += [(place, noun) for place, noun in bare if not any(a <= place < b for a, b in taken)]
        return tuple(dict.fromkeys(name for _, name in sorted(named)))

    def within(self, start: int, end: int) -> list[Owner]:
        """The owners that stand inside a stretch."""
        first, last = (bisect_left(self.found, offset, key=lambda owner: owner.start) for offset in (start, end))
        return [owner for owner in self.found[first:last] if owner.end <= end]


def _inner(owner: Owner, noun: str) -> Owner:
    """The place within a body's name for which its noun stands: "tỉnh Bình Định" of "UBND tỉnh Bình Định"."""
    governs = owner.name.lower().startswith(_GOVERNMENTS)
    if governs or not _LEVEL_WORD.fullmatch(noun):
        return owner
    start = owner.name.lower().index(f" {noun} ") + 1
    return Owner(owner.start + start, owner.end, owner.name[start:])


def stretches(found: Iterable[Owner]) -> tuple[tuple[int, int], ...]:
    """The offsets of owners."""
    return tuple((owner.start, owner.end) for owner in found)


def same_owner(one: str | None, other: str | None) -> bool:
    """Whether two figures can be of one body: equal, unknown, or of one level ("cấp huyện" and a centre of it)."""
    return one is None or other is None or one == other or level(one) == level(other)


def level(owner: str) -> str | None:
    """The level of government that a name of a body, place or level mentions last, None where it mentions none.

    >>> level("cấp huyện"), level("Trung tâm Hành chính công thị xã Hòa Thành"), level("Chi cục Kiểm lâm")
    ('huyện', 'huyện', None)
    """
    found = _LEVEL_WORD.findall(owner)
    return _SAME.get(found[-1].lower(), found[-1].lower()) if found else None
