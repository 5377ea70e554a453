"""Worker processes: calls in the order they came, at a bounded distance, and no call can take the others with it."""
