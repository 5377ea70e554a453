"""What routes take and give: the models of the REST interface."""

import datetime
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from extractor.archive.search import Query
from extractor.report.rows import Row
from extractor.schema.page import Page
from extractor.schema.review import Decision, Review

Text = Annotated[str, StringConstraints(min_length=1)]
Name = Annotated[str, StringConstraints(max_length=200, strip_whitespace=True)]
Required = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Day = Annotated[str, StringConstraints(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]


class ExtractRequest(BaseModel):
    """A page to be read: HTML or plain text, its address, and its day where the page names none."""

    model_config = ConfigDict(extra="forbid")

    html: Text | None = None
    text: Text | None = None
    url: Annotated[str, StringConstraints(max_length=2000)] | None = None
    published: datetime.date | None = None

    @model_validator(mode="after")
    def _one_content(self) -> Self:
        if (self.html is None) == (self.text is None):
            raise ValueError("give either html or text")
        return self

    def page(self) -> Page:
        """The request as a page."""
        return Page(self.html or self.text or "", url=self.url, published=self.published)


class ReviewRequest(BaseModel):
    """A person's decision on a finding. `figure` and `value` belong to "correct": what the article really prints."""

    model_config = ConfigDict(extra="forbid")

    fingerprint: Required
    decision: Decision
    name: Required
    note: Annotated[str, StringConstraints(max_length=5000)] = ""
    figure: Annotated[str, StringConstraints(max_length=50)] | None = None
    value: Annotated[Decimal, Field(allow_inf_nan=False, max_digits=40)] | None = None

    @model_validator(mode="after")
    def _correction_has_its_value(self) -> Self:
        if [self.figure is not None, self.value is not None] != [self.decision == "correct"] * 2:
            raise ValueError("a correction needs figure and value; no other decision takes them")
        return self


class SearchQuery(BaseModel):
    """What is looked for; an empty field is no condition. `start` and `end`: days, both included."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, StringConstraints(max_length=500)] = ""
    place: Name = ""
    topic: Name = ""
    body: Name = ""
    official: Name = ""
    metric: Name = ""
    verdict: Literal["", "inconsistent", "review", "consistent", "not_checkable"] = ""
    start: Day = ""
    end: Day = ""
    limit: Annotated[int, Field(ge=1, le=200)] = 20
    offset: Annotated[int, Field(ge=0, le=10_000_000)] = 0

    def query(self) -> Query:
        """The question to the index."""
        return Query(**self.model_dump())


class SearchAnswer(BaseModel):
    """The articles found: `total` of all, `results` of this page, and how the total divides by each facet."""

    total: int
    results: list[Row]
    snippets: dict[str, str]
    facets: dict[str, dict[str, int]]


class Finding(BaseModel):
    """A finding of the archive with its record and what a person decided of it."""

    record: str
    headline: str
    rule: str
    verdict: str
    level: str
    decisive: bool
    expression: str
    message: str
    message_en: str
    fingerprint: str
    review: Review | None = None


class Findings(BaseModel):
    """Findings in the order of their weight."""

    total: int
    findings: list[Finding]
