"""The words of which names of bodies are made, as `rules/organizations.toml` lists them, and acronyms and numbers."""

from functools import cache

from extractor.parsers.syllables import Syllables, forms_of
from extractor.rules.organizations import Level, vocabulary


@cache
def keys_of(name: str) -> frozenset[str]:
    """A word list of the rule file by its name, as forms joined by spaces."""
    return frozenset(" ".join(forms_of(word)) for word in getattr(vocabulary(), name))


def field_at(syllables: Syllables, index: int) -> tuple[int, bool]:
    """The end of the longest field of work that begins at `index`, and whether it is a verb; `index` where none does."""
    for forms, verb in _fields().get(syllables.form(index), ()):
        if tuple(syllables.forms[index : index + len(forms)]) == forms:
            return index + len(forms), verb
    return index, False


@cache
def _fields() -> dict[str, list[tuple[tuple[str, ...], bool]]]:
    fields: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for words, verb in ((vocabulary().verbs, True), (vocabulary().fields, False)):
        for word in words:
            forms = forms_of(word)
            fields.setdefault(forms[0], []).append((forms, verb))
    for entries in fields.values():
        entries.sort(key=lambda entry: (-len(entry[0]), not entry[1]))
    return fields


@cache
def levels() -> dict[str, Level]:
    """The level words by their forms."""
    return {" ".join(forms_of(word)): level for word, level in vocabulary().levels.items()}


@cache
def _comma_names() -> list[tuple[tuple[str, ...], int]]:
    return [(forms, forms.index(",")) for name in vocabulary().comma_names for forms in [forms_of(name)]]


def in_comma_name(syllables: Syllables, index: int) -> bool:
    """Whether the comma at `index` belongs to a name: "Văn hóa, Thể thao và Du lịch"."""
    return any(
        tuple(syllables.forms[index - before : index - before + len(forms)]) == forms
        for forms, before in _comma_names()
    )


def acronym_end(syllables: Syllables, start: int) -> int:
    """The end of an acronym with all that is written to it without a space, `start` where none begins."""
    if start >= len(syllables) or not _is_acronym(syllables, start):
        return start
    end = start + 1
    while end < len(syllables) and syllables.spans[end][0] == syllables.spans[end - 1][1]:
        if syllables.forms[end].isdigit():
            end += 1
        elif _joins_acronyms(syllables, end):
            end += 2
        else:
            break
    return end


def _is_acronym(syllables: Syllables, index: int) -> bool:
    written = syllables.written(index, index + 1)
    return len(written) > 1 and written.isupper()


def _joins_acronyms(syllables: Syllables, index: int) -> bool:
    return (
        syllables.forms[index] in {"&", "-", "/", "."}
        and index + 1 < len(syllables)
        and syllables.spans[index + 1][0] == syllables.spans[index][1]
        and syllables.written(index + 1, index + 2).isupper()
    )


def stands_alone(syllables: Syllables, index: int) -> bool:
    """Whether the number at `index` counts nothing: "Ban Chỉ đạo 389 tỉnh", not "Phòng 12 cán bộ"."""
    following = syllables.form(index + 1)
    if following in {"%", "/"} or (following in {".", ","} and syllables.form(index + 2).isdigit()):
        return False
    counts = following[:1].isalpha() and not syllables.capital[index + 1] and following not in levels()
    return not counts or following in keys_of("after_number")
