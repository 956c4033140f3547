"""Whether there is a newer Galleon: asked for at most once a day, and only where the person wants that."""
