"""`python -m extractor` is the `kiemtra` command."""

from extractor.cli import main

main()
