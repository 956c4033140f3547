"""The window process: what QML sees of the engine, and everything of the desktop around it."""
