"""Doc to InspectionRecord: the parts in order, each from the layers it needs."""

from hashlib import sha256

from spacy.tokens import Doc

from extractor import layers
from extractor.record import figures, inspection, organizations, places
from extractor.record.coreference import officials
from extractor.record.parties import Parties
from extractor.record.reading import Reading
from extractor.schema.article import Article
from extractor.schema.evidence import Evidence
from extractor.schema.record import Date, Document, InspectionRecord
from extractor.schema.values import DateExpression, DocumentReference

# Enough of the hash to tell a hundred million records apart.
ID_LENGTH = 20


def build(doc: Doc) -> InspectionRecord:
    """The record of an annotated article, without verdicts."""
    reading = Reading.of(doc)
    bodies, spots = organizations.build(doc), places.build(doc)
    counted, implied = figures.build(doc)
    persons, cited = officials(doc, bodies), documents(reading)
    belief = inspection.belief(reading)
    context = inspection.Context(Parties.of(bodies, spots, reading.text), persons, cited, counted)
    reported = inspection.build(reading, context) if belief.score >= belief.threshold else ()
    return InspectionRecord(
        id=identity(reading.article),
        source=reading.article.source,
        article=reading.article.body,
        inspection=reported[0] if reported else None,
        inspections=reported,
        belief=belief,
        officials=persons,
        organizations=bodies,
        places=spots,
        documents=cited,
        dates=dates(reading),
        figures=counted,
        implied_figures=implied,
    )


def identity(article: Article) -> str:
    """The same article has the same id on every machine: by its address where it has one, else by its words."""
    key = f"url:{article.source.url}" if article.source.url else f"text:{article.body.text}"
    return sha256(key.encode()).hexdigest()[:ID_LENGTH]


def dates(reading: Reading) -> tuple[Date, ...]:
    """Every date expression, ids in the order of the text."""
    result = []
    for number, stretch in enumerate(reading.layer(layers.DATES), start=1):
        value = stretch.value
        assert isinstance(value, DateExpression)
        result.append(
            Date(
                id=f"d{number}",
                edtf=value.edtf,
                valid=value.valid,
                implied=value.implied,
                weekday=value.weekday,
                approximate=value.approximate,
                evidence=(Evidence.of(reading.text, stretch.start, stretch.end),),
            )
        )
    return tuple(result)


def documents(reading: Reading) -> tuple[Document, ...]:
    """Every cited document once, under its first label; a later mention adds evidence and what it alone tells."""
    known: dict[str, Document] = {}
    for stretch in reading.layer(layers.DOCUMENTS):
        value = stretch.value
        assert isinstance(value, DocumentReference)
        key = f"{value.type.lower()} {value.number or value.label.lower()}"
        evidence = Evidence.of(reading.text, stretch.start, stretch.end)
        known[key] = merged(known.get(key), value, evidence)
    return tuple(known.values())


def merged(document: Document | None, value: DocumentReference, evidence: Evidence) -> Document:
    """`document` with one more mention; the first to name a date, issuer or title decides it."""
    return Document(
        label=document.label if document else value.label,
        type=document.type if document else value.type,
        number=document.number if document else value.number,
        date=(document and document.date) or value.date,
        issuer=(document and document.issuer) or value.issuer,
        title=(document and document.title) or value.title,
        evidence=(*(document.evidence if document else ()), evidence),
    )
