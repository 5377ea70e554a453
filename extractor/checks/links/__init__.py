"""Which figures the language ties together. Each module reads one kind of tie and proposes claims; none does sums."""
