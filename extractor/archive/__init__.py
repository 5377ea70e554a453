"""Records on disk: JSON files are the truth, the SQLite index is made from them and can be made again."""
