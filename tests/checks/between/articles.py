"""Short records of our own that tell one or more figures of a place."""

from decimal import Decimal

from extractor.schema.article import Body, Source
from extractor.schema.evidence import Evidence
from extractor.schema.record import Figure, InspectionRecord, Place
from extractor.schema.verdict import Verdict

HALF = "2024-01-01/2024-06-30"


def article(name, *cells, published="2024-07-10", place="huyện Thử", parent="tỉnh Mẫu", checks=()):
    """A record named `name`; a cell is (value, metric, period) and further fields of the figure by name."""
    text, figures = "", []
    for number, (value, metric, period, *rest) in enumerate(cells, start=1):
        fields = rest[0] if rest else {}
        text += f"Mục {number} ghi "
        quote = f"{value} {fields.get('unit', 'hồ sơ')}"
        figures.append(_figure(f"f{number}", value, metric, period, len(text), quote, {"about": place} | fields))
        text += f"{quote}. "
    names = {place, *(figure.about for figure in figures)}
    return InspectionRecord(
        id=name,
        source=Source(headline=f"Bài {name}", publisher="Báo Thử", date_published=published),
        article=Body(text=text, sha256=f"{hash(text):x}", blocks=()),
        places=tuple(
            Place(name=one, type="huyện", parent=parent, evidence=(Evidence(start=0, end=3, quote="Mục"),))
            for one in sorted(names)
        ),
        figures=tuple(figures),
        checks=tuple(checks),
    )  # fmt: skip


def _figure(key, value, metric, period, start, quote, fields):
    number = Decimal(value)
    return Figure(
        **({"id": key, "value": number, "lower": number, "upper": number, "unit": "hồ sơ", "resolution": Decimal(1),
            "metric": metric, "period": period,
            "evidence": (Evidence(start=start, end=start + len(quote), quote=quote),)} | fields)
    )  # fmt: skip


def misfit(*figures):
    """An inconsistent verdict over `figures`."""
    return Verdict(rule="A02", kind="balance", verdict="inconsistent", figures=figures, message="", message_en="")
