"""Galleries: their states, how they come in, what runs next, what they turn into."""
