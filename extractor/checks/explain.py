"""What a check means: formula, tolerance, known false alarms, an example; for `kiemtra explain A03`."""

from extractor.checks.between.findings import by_code as comparisons
from extractor.checks.catalogue import by_code
from extractor.rules.checks import Words

HEADINGS = {
    "vi": {"formula": "Công thức", "tolerance": "Sai số", "false_alarms": "Có thể báo nhầm khi", "example": "Ví dụ"},
    "en": {"formula": "Formula", "tolerance": "Tolerance", "false_alarms": "Known false alarms", "example": "Example"},
}  # fmt: skip


def explain(code: str, *, lang: str = "vi") -> str | None:
    """The explanation of the check `code` ("A03", any case) in `lang`, "vi" or "en"; None where there is no such check.

    >>> print(explain("B07", lang="en").splitlines()[0])
    B07 Remainder (balance)
    """
    check = by_code().get(code.upper()) or comparisons().get(code.upper())
    if check is None:
        return None
    headings = HEADINGS[lang]
    lines = [f"{check.code} {said(check.name, lang)} ({check.kind})"]
    lines += [f"  {headings[field]}: {said(getattr(check, field), lang)}" for field in ("formula", "tolerance")]
    if check.false_alarms:
        lines += [f"  {headings['false_alarms']}:", *(f"    - {said(words, lang)}" for words in check.false_alarms)]
    return "\n".join([*lines, f"  {headings['example']}: {said(check.example, lang)}"])


def said(words: Words, lang: str) -> str:
    """`words` in `lang`."""
    return words.en if lang == "en" else words.vi
