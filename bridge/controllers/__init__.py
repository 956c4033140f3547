"""Objects for QML: each method checks its arguments and sends one command."""
