"""Records from short marked-up texts, so that a fixture shows what the checks see: "có {84 cơ sở} đạt, chiếm {80%}".

Between braces stand the printed words of a figure; "{bảy|hồ sơ|7}" adds the unit and value that the words do not show.
"""

import re
from decimal import Decimal

from extractor.parsers.precision import interval
from extractor.schema.article import Block, Body, Cell, Source
from extractor.schema.evidence import Evidence
from extractor.schema.record import (
    Date,
    Document,
    Figure,
    Inspection,
    InspectionRecord,
    Official,
    Organization,
    Place,
    Post,
)
from extractor.schema.values import Numeral

MARK = re.compile(r"\{([^{}|]+)(?:\|([^{}|]*))?(?:\|([^{}|]*))?\}")
HEDGES = {
    "hơn": "over", "trên": "over", "gần": "nearly", "khoảng": "about", "chưa đến": "under", "dưới": "under",
    "ít nhất": "at_least", "tối thiểu": "at_least", "không quá": "at_most",
}  # fmt: skip
PRINTED = re.compile(rf"(?:({'|'.join(HEDGES)})\s+)?([\d.,]+)\s*((?:(?:nghìn|ngàn|triệu|tỷ)\s*)*)(.*)")
SCALES = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9}
MEASURES = {"%", "đồng", "ha", "m2", "m3", "km", "kg", "tấn", "tạ"}


def figure(number: int, words: str, unit: str | None, value: str | None, start: int) -> Figure:
    """The figure that a number parser would read from `words`."""
    match = PRINTED.fullmatch(words)
    hedge, digits, scales, noun = match.groups() if match else (None, value, "", "")
    grouped = re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits)
    plain = (digits.replace(".", "") if grouped else digits).replace(",", ".")
    decimals = len(plain.partition(".")[2])
    power = sum(SCALES[word] for word in scales.split())
    resolution = Decimal(10) ** (power - decimals)
    amount = Decimal(value) if value else Decimal(plain).scaleb(power)
    amount = Decimal(format(amount, "f"))
    unit, modifier = unit or noun or None, HEDGES.get(hedge, "exact")
    rounded = (unit in MEASURES and (unit != "đồng" or power > 0)) or decimals > 0 or power > 0
    bounds = interval(Numeral(amount, amount, amount, decimals, resolution), modifier, rounded=rounded)
    return Figure(
        id=f"f{number}", value=amount, lower=bounds.lower, upper=bounds.upper, lower_open=bounds.lower_open,
        upper_open=bounds.upper_open, unit=unit, modifier=modifier, decimals=decimals, resolution=resolution,
        evidence=(Evidence(start=start, end=start + len(words), quote=words),),
    )  # fmt: skip


def record(case: dict) -> InspectionRecord:
    """The record of a fixture; its keys are those looked up below, `text` alone is needed."""
    text, figures = "", []
    last = 0
    for mark in MARK.finditer(case["text"]):
        text += case["text"][last : mark.start()]
        figures.append(figure(len(figures) + 1, mark[1], mark[2], mark[3], len(text)))
        text += mark[1]
        last = mark.end()
    text += case["text"][last:]
    blocks = _blocks(text, case.get("kinds", []))
    if "table" in case:
        text, table, cells = _table(text, case["table"], len(figures))
        blocks, figures = [*blocks, table], figures + cells
    links = case.get("links", {})
    return InspectionRecord(
        id="fixture",
        source=Source(date_published=case.get("published")),
        article=Body(text=text, sha256="", blocks=tuple(blocks)),
        figures=tuple(one.model_copy(update=links.get(one.id, {})) for one in figures),
        dates=tuple(_date(text, number, *one) for number, one in enumerate(case.get("dates", []), start=1)),
        documents=tuple(_document(text, *one) for one in case.get("documents", [])),
        places=tuple(Place(name=n, type=t, parent=p, evidence=(at(text, n),)) for n, t, p in case.get("places", [])),
        organizations=tuple(Organization(name=name, evidence=(at(text, name),)) for name in case.get("bodies", [])),
        officials=tuple(_official(text, *one) for one in case.get("officials", [])),
        inspection=Inspection(kind="kiểm tra", dates=tuple(case["inspected_on"])) if "inspected_on" in case else None,
    )


def at(text: str, quote: str) -> Evidence:
    """The evidence for the first place of `quote`."""
    return Evidence.of(text, text.index(quote), text.index(quote) + len(quote))


def _blocks(text: str, kinds: list[str]) -> list[Block]:
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        kind = kinds[number] if number < len(kinds) else "paragraph"
        blocks.append(Block(kind=kind, start=start, end=start + len(line)))
        start += len(line) + 1
    return blocks


def _table(text: str, rows: list[list[str]], known: int) -> tuple[str, Block, list[Figure]]:
    text += "\n"
    first, cells, figures = len(text), [], []
    for row, line in enumerate(rows):
        for column, content in enumerate(line):
            cells.append(Cell(start=len(text), end=len(text) + len(content), row=row, column=column, header=row == 0))
            if row and re.fullmatch(r"[\d.,]+", content):
                figures.append(figure(known + len(figures) + 1, content, rows[0][column].lower(), None, len(text)))
            text += content + "\t"
        text = text[:-1] + "\n"
    return text, Block(kind="table", start=first, end=len(text), cells=tuple(cells)), figures


def _date(text: str, number: int, quote: str, edtf: str, more: dict | None = None) -> Date:
    return Date(id=f"d{number}", edtf=edtf, evidence=(at(text, quote),), **(more or {}))


def _document(text: str, label: str, number: str, date: str | None) -> Document:
    return Document(label=label, type=label.split(maxsplit=1)[0], number=number, date=date, evidence=(at(text, label),))


def _official(text: str, name: str, *posts: list[str]) -> Official:
    made = tuple(Post(label=" ".join(post), title=post[0], organization=post[1]) for post in posts)
    return Official(name=name, posts=made, evidence=(at(text, name),))
