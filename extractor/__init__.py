"""kiemtra: reads Vietnamese inspection news and tells whether its figures can be true together.

`extract`, `extract_many` and `InspectionRecord` load on first use, so that `import extractor.checks` starts no NLP.
They live in modules of other names: a module called `extract` would take the function's place in this package once loaded.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.schema.record import InspectionRecord
    from extractor.stages import extract, extract_many

__version__ = "0.1.0"
__all__ = ["InspectionRecord", "__version__", "extract", "extract_many"]

_HOMES = {
    "extract": "extractor.stages",
    "extract_many": "extractor.stages",
    "InspectionRecord": "extractor.schema.record",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
