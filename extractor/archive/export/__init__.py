"""An archive in the forms that other programs read, each written so that it appears whole or not at all."""
