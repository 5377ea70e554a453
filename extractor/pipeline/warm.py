"""Importing this module loads every model, and nothing that is loaded is looked through for garbage, then or later.

While so much is loaded, the collector takes a fifth of the time to the first record and finds nothing. Later it would
touch, and so copy, every page of the memory that worker processes share with the server they are forked from.
"""

import gc

gc.disable()
try:
    from extractor.pipeline.annotate import warm_up

    warm_up()
    gc.freeze()
finally:
    gc.enable()
