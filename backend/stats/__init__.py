"""What was uploaded, how fast, and what went wrong: counted with each result, asked for by range."""
