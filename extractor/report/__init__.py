"""Records and verdicts as people see them."""
