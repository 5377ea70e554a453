"""A record as one line of an index: when, where, about what, and how its figures stand."""

from collections import Counter
from dataclasses import dataclass

from extractor.schema.record import InspectionRecord

PROVINCE_LEVEL = ("tỉnh ", "thành phố ")


@dataclass(frozen=True, slots=True)
class Row:
    """What the index shows and filters by. `date` is EDTF: the inspection's first, else the publication's."""

    id: str
    headline: str
    publisher: str
    date: str
    province: str
    place: str
    topic: str
    verdicts: dict[str, int]

    @property
    def worst(self) -> str:
        """The outcome that a reader should see first."""
        order = ("inconsistent", "review", "consistent")
        return next((outcome for outcome in order if self.verdicts.get(outcome)), "not_checkable")


def row_of(record: InspectionRecord) -> Row:
    """The line of `record`; what the record does not say is an empty string."""
    inspection, source = record.inspection, record.source
    dates = inspection.dates if inspection else ()
    return Row(
        id=record.id,
        headline=source.headline or record.article.text.partition("\n")[0][:120],
        publisher=source.publisher or "",
        date=(dates[0] if dates else source.date_published) or "",
        province=province(record) or "",
        place=record.places[0].name if record.places else "",
        topic=(inspection.topic if inspection else None) or "",
        verdicts=dict(Counter(check.verdict for check in record.checks)),
    )


def province(record: InspectionRecord) -> str | None:
    """The province that the article's places lie in most often, None where none is known.

    "thành phố" is a province only above a place or with a code of two digits: thành phố Vinh is none.
    """
    votes: Counter[str] = Counter()
    for place in record.places:
        names = [place.name] if place.code and len(place.code) == 2 else []
        names += [place.parent] if place.parent and place.parent.startswith(PROVINCE_LEVEL) else []
        votes.update(dict.fromkeys(names, len(place.evidence)))
    return votes.most_common(1)[0][0] if votes else None
