"""From paths to pictures: find, look at, hash, unpack, make small. Blocking functions for worker threads."""
