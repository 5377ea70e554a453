"""The parts of underthesea that are used, imported without the rest of it.

`import underthesea` imports every pipeline of it, with three dictionaries, an HTTP client and, where such are installed,
the libraries of its agent: a tenth of the time to the first record. Stand-ins without content take the place of its two
heads during the import. What was imported under them leaves `sys.modules` again, so that `import underthesea` does
afterwards what it always does.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

__all__ = ["MODELS", "TOKEN", "normalize_characters_in_text", "token_normalize"]

_HEADS = ("underthesea", "underthesea.pipeline")


def _stand_in(name: str) -> ModuleType:
    spec = find_spec(name)
    if spec is None or spec.submodule_search_locations is None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    module = ModuleType(name)
    module.__path__ = list(spec.submodule_search_locations)
    return module


@contextmanager
def _without_heads() -> Iterator[None]:
    if _HEADS[0] in sys.modules:
        yield
        return
    for name in _HEADS:
        sys.modules[name] = _stand_in(name)
    try:
        yield
    finally:
        for name in [name for name in sys.modules if name.partition(".")[0] == _HEADS[0]]:
            del sys.modules[name]


with _without_heads():
    from underthesea.pipeline.text_normalize import token_normalize
    from underthesea.pipeline.text_normalize.character_normalize import normalize_characters_in_text
    from underthesea.pipeline.word_tokenize import regex_tokenize

    MODELS = Path(regex_tokenize.__file__).parents[1]

# What a token is, in the words of `re.VERBOSE`.
TOKEN = str(regex_tokenize.regex_patterns_combine)
