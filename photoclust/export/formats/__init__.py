"""The formats of tables: one module each, found by its being here.

A module holds `FORMAT`, a :class:`photoclust.export.table_format.TableFormat`.
"""
