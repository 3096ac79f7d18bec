"""The workbench. Whatever of it is imported first, this comes before any library, which is told here what it must not
do by itself; processes that are started inherit it."""

import os
import sys

# onnxruntime marks the computer with a number, and tells its maker what runs on it
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
# torch makes a folder among the temporary files for what it compiles, which is nothing here: it takes one that is there
os.environ.setdefault("TORCHINDUCTOR_CACHE_DIR", sys.prefix)
