"""Where the name of a body can begin: its head, written as a head is."""

from dataclasses import dataclass
from functools import cache

from extractor.parsers.body_words import keys_of
from extractor.parsers.syllables import Syllables, forms_of
from extractor.rules.organizations import Head, vocabulary


@dataclass(frozen=True, slots=True)
class HeadHit:
    """A head at a place in the text: it ends before `end`; `capital` tells whether it is written with a capital."""

    start: int
    end: int
    head: Head
    capital: bool


def head_at(syllables: Syllables, index: int) -> HeadHit | None:
    """The longest head that begins at `index`, None where none does."""
    for forms, written, head in _heads().get(syllables.form(index), ()):
        end = index + len(forms)
        if tuple(syllables.forms[index:end]) == forms and _is_written(syllables, index, end, written, head):
            return HeadHit(index, end, head, syllables.capital[index])
    return None


def _is_written(syllables: Syllables, start: int, end: int, form: str, head: Head) -> bool:
    """Capitals and neighbours as they are around a head: "Sở", but not "cơ sở", "SỞ" or "Chi cục trưởng"."""
    text, offset = syllables.written(start, end), syllables.spans[start][0]
    if syllables.text[max(0, offset - 1) : offset] in {"-", "/"}:
        return False
    if form.isupper():
        return text == form
    if text.isupper() or _goes_on(syllables, end):
        return False
    if form.startswith("Thường trực") and syllables.form(start - 1) in keys_of("post_ends"):
        return False
    if syllables.capital[start]:
        return True
    single = end - start == 1
    if not head.small or (single and syllables.form(start - 1) in keys_of("not_behind")):
        return False
    return not (single and syllables.form(start - 1) in keys_of("posts"))


def _goes_on(syllables: Syllables, end: int) -> bool:
    """Whether what follows makes another word of the head: "Ban hành", "Chi cục trưởng", "Ban Giám đốc"."""
    if syllables.form(end) in keys_of("not_before"):
        return not syllables.capital[end]
    return syllables.name(end, end + 2) in keys_of("not_bodies")


@cache
def _heads() -> dict[str, list[tuple[tuple[str, ...], str, Head]]]:
    """The heads by their first syllable, longest first."""
    heads: dict[str, list[tuple[tuple[str, ...], str, Head]]] = {}
    for head in vocabulary().head:
        for form in head.forms:
            forms = forms_of(form)
            heads.setdefault(forms[0], []).append((forms, form, head))
    for entries in heads.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return heads
