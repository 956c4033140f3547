"""What the operating system tells the engine: the network, and sleep."""
