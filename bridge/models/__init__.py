"""Lists for QML: flat rows addressed by id, changes announced row by row and role by role."""
