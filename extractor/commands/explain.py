"""`kiemtra explain`: what a rule means, what is read in a text, and where the values of a record come from."""

from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from extractor.commands.common import NOTHING_READ, Language, Reading, Tally

if TYPE_CHECKING:
    from extractor.schema.record import InspectionRecord


def explain(
    rule: Annotated[
        str | None, typer.Argument(help="A check (A03), a rule of rules/ (grouped-decimal), or a page or record.")
    ] = None,
    text: Annotated[str | None, typer.Option(help="Show what is read in this text, and by which rules.")] = None,
    field: Annotated[str, typer.Option(help="Of a record, only this part, e.g. figures[3] or inspection.")] = "",
    lang: Annotated[Language, typer.Option(help="Language of the explanation.")] = Language.vi,
) -> None:
    """Giải thích quy tắc hoặc bản ghi. Explain a rule, a check, or where every value of a record comes from."""
    from extractor.explain import explain_rule, explain_text  # noqa: PLC0415 - the help must not wait for the rules

    if text is not None:
        typer.echo(explain_text(text))
        return
    if rule is None:
        raise typer.BadParameter("name a rule, a page or a record, or give --text")
    explanation = explain_rule(rule, lang.value)
    if explanation is None and Path(rule).exists():
        explanation = _explained(rule, field, lang)
    if explanation is None:
        typer.echo(f"kiemtra: no rule, page or record {rule!r}; the checks are listed in rules/checks.toml", err=True)
        raise typer.Exit(NOTHING_READ)
    typer.echo(explanation)


def _explained(path: str, field: str, lang: Language) -> str | None:
    from extractor.explain_record import explain_record  # noqa: PLC0415

    tally = Tally(quiet=False)
    found = [explain_record(record, field, lang.value) for record in tally.pages([path], Reading())]
    return "\n\n".join(found) if found else None


def print_explained(record: "InspectionRecord", out: IO[str]) -> None:
    """Writes where every value of `record` comes from, with the path of its page above."""
    from extractor.explain_record import explain_record  # noqa: PLC0415

    out.write(f"# {record.source.path or record.id}\n{explain_record(record)}\n\n")
