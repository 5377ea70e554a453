"""Bytes of a page to an Article: encoding, blocks, what is chrome and what is not, and what the page says of itself."""
