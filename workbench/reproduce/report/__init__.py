"""A table written down: `write_table` makes table.md, table.json and table.html of the cells that were run."""

from workbench.reproduce.report.files import TableError, write_table

__all__ = ["TableError", "write_table"]
