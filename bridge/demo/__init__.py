"""A made-up engine with plausible galleries, for looking at the window and for its tests."""
