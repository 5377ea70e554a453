"""Importing this module loads every model. The server that worker processes are forked from imports it once, so that
they start at once and share the memory; nothing else should import it."""

import gc

from extractor.pipeline.annotate import warm_up

warm_up()
# What is loaded stays: a collection in a worker would touch, and so copy, every page of the shared memory.
gc.freeze()
