"""The commands: one module each, found by its being here.

A module's docstring begins with the line that the help shows. It has `add_arguments(parser)` and
`run(arguments)`, and `ORDER`, its place in the help. Heavy libraries are imported inside `run`, so
that the help stays quick.
"""
