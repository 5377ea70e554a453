"""Many machines: the pages of many files read by Dask's workers, one output file for each part of the input."""
