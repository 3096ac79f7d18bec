"""The engine's process ends at once, and leaves nothing behind that somebody would complain of."""

from __future__ import annotations

import subprocess
import sys

# As while pictures are decoded: processes are at work, and the pool is still open.
BUSY = """
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from workbench.data.decode_worker import leave_with_parent
from workbench.host.leaving import leave

pool = ProcessPoolExecutor(1, get_context("spawn"), leave_with_parent)
assert pool.submit(abs, -1).result() == 1
for _ in range(3):
    pool.submit(time.sleep, 60)
leave(3)
"""


def test_a_process_that_leaves_while_pictures_are_decoded_leaves_no_semaphore_behind() -> None:
    """The tracker of such things ends last, and complains on the error stream that it shares."""
    ended = subprocess.run([sys.executable, "-c", BUSY], capture_output=True, text=True, timeout=50, check=False)
    assert (ended.returncode, ended.stderr) == (3, "")
