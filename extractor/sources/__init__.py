"""Where pages come from: files, folders, standard input and JSON Lines, one page at a time and never all at once."""
