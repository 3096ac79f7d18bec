"""Let freed memory stay with the process: the next training step asks for the same again."""

from __future__ import annotations

import ctypes
import platform

M_TRIM_THRESHOLD = -1
M_MMAP_THRESHOLD = -3


def keep_freed_pages() -> bool:
    """Tell glibc's malloc not to give large freed blocks back to the system.

    By default every step returns its pages and faults them in again. Call once at the start of the process that
    computes. Elsewhere than on glibc this does nothing. Returns whether the setting took hold.
    """
    if platform.libc_ver()[0] != "glibc":
        return False
    mallopt = ctypes.CDLL(None).mallopt
    mallopt.argtypes, mallopt.restype = [ctypes.c_int, ctypes.c_int], ctypes.c_int
    return bool(mallopt(M_MMAP_THRESHOLD, 1 << 30)) and bool(mallopt(M_TRIM_THRESHOLD, 2**31 - 1))


def give_back_freed_pages() -> bool:
    """Give the pages that `keep_freed_pages` kept back to the system, as when another program needs them.

    Elsewhere than on glibc this does nothing. Returns whether there were any.
    """
    return platform.libc_ver()[0] == "glibc" and bool(ctypes.CDLL(None).malloc_trim(0))
