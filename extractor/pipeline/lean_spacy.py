"""Importing this module imports spaCy without its command line, which nothing here uses.

`import spacy` imports `spacy.cli` for the sake of `spacy.info`, and with it an HTTP client, a project manager and a
template engine: a third of its time, and a sixth of the time to the first record. A stand-in takes its place during the
import and is gone afterwards: `spacy.info()` and `import spacy.cli` then do what they always do.
"""

import sys
from types import ModuleType
from typing import Any

_NAMES = ("spacy.cli", "spacy.cli.info")


def _info(*args: Any, **options: Any) -> Any:
    """`spacy.info`, which fetches the command line when it is called."""
    from spacy.cli.info import info  # noqa: PLC0415

    return info(*args, **options)


if "spacy" not in sys.modules:
    _stand_ins = {name: ModuleType(name) for name in _NAMES}
    _stand_ins["spacy.cli.info"].__dict__["info"] = _info
    sys.modules.update(_stand_ins)
    try:
        import spacy  # noqa: F401
    finally:
        for _name in _NAMES:
            del sys.modules[_name]
