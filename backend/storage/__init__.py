"""What survives a crash: one SQLite file, written by the engine alone.

`database` owns the thread and the connection. Each table family has a module of plain functions over the
connection; they are called inside `Database.run`, `commit` or `read` and return the structs of `records`.
"""
