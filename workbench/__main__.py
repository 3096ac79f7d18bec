"""``python -m workbench``: the same as the command ``workbench``."""

from __future__ import annotations

import multiprocessing
import sys

from workbench.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
