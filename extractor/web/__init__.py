"""The archive in the browser and as a REST service: the same pages as the static report, with search and review."""
