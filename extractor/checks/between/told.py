"""A figure as one article tells it, with the key under which figures of other articles can be compared with it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from extractor.checks.between.periods import Span, span
from extractor.checks.ranges import Range
from extractor.checks.reading import plain
from extractor.checks.units import norm
from extractor.schema.comparison import Witness
from extractor.schema.record import Figure, InspectionRecord, Place
from extractor.text import fold

# Between the name of a body and that of the unit around it.
AROUND = " / "
# The people's committee of a unit reports the unit's figures.
COMMITTEES = ("uy ban nhan dan ", "ubnd ")


@dataclass(frozen=True, slots=True)
class Told:
    """A reported figure with its metric, the folded name of the body it belongs to, and its days.

    `shown` is the witness of it, `code` that of a body that is a place. `origin` is the same for copies of one text,
    which are one witness. The record itself is not kept: an archive has more of them than fit into memory.
    """

    shown: Witness
    figure: Figure
    metric: str
    body: str
    days: Span
    origin: str
    code: str | None = None

    @property
    def series(self) -> tuple[str, str, str | None]:
        """Figures of one series differ in their period only."""
        return self.body, self.metric, norm(self.figure.unit)

    @property
    def range(self) -> Range:
        """What the printed form can stand for."""
        return plain(self.figure)


def told(records: Iterable[InspectionRecord], copies: Mapping[str, str]) -> Iterator[Told]:
    """Every figure that can be compared: reported, with a metric, a body and a known period.

    `copies` names for the id of a copy the id of the text that it copies.
    """
    for record in records:
        codes = {fold(place.name): place.code for place in record.places}
        origin = copies.get(record.id, record.id)
        for figure in record.figures:
            days = span(figure.period)
            body = body_of(figure, record)
            if figure.metric and figure.role == "reported" and days and body:
                code = codes.get(body.partition(AROUND)[0])
                yield Told(witness(record, figure), figure, figure.metric, body, days, origin, code)


def witness(record: InspectionRecord, figure: Figure) -> Witness:
    """The figure with its words and the article that prints it."""
    source = record.source
    return Witness(
        record=record.id, figure=figure.id, headline=source.headline, publisher=source.publisher,
        date_published=source.date_published, value=figure.value, quote=figure.evidence[0].quote,
    )  # fmt: skip


def body_of(figure: Figure, record: InspectionRecord) -> str | None:
    """The body or place that a figure belongs to as a folded name with the place around it; None where it is vague.

    There are dozens of "xã Tân Hưng", and "huyện" alone is another one in every article: a name counts only together
    with the place that holds it.
    """
    if figure.about is None:
        return None
    name = fold(figure.about)
    for committee in COMMITTEES:
        name = name.removeprefix(committee)
    place = next((place for place in record.places if fold(place.name) == name), None)
    if place is not None:
        return place_key(place)
    around = _around(figure.about, record)
    return f"{name}{AROUND}{around}" if around else None


def place_key(place: Place) -> str | None:
    """A place by its name and the unit that holds it; a province needs none, another place without one is vague."""
    name = fold(place.name)
    if place.parent:
        return f"{name}{AROUND}{fold(place.parent)}"
    return name if place.code and len(place.code) == 2 else None


def _around(about: str, record: InspectionRecord) -> str | None:
    """The place of the organization so named, else the one place in which the article's inspected bodies lie."""
    body = next((body for body in record.organizations if about in {body.name, *body.short_forms}), None)
    places = {place.name: place for place in record.places}
    if body is not None and body.place in places:
        return place_key(places[body.place])
    inspected = {party.name for party in record.inspection.inspected} if record.inspection else set()
    found = [places[name] for name in places if name in inspected]
    return place_key(found[0]) if len(found) == 1 else None
