"""Others on the same domain: NegMAS in a process and an environment of its own, and plain enumeration with
moocore's filter.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

import numpy as np

from families import Table

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = Path(os.environ.get("PEERS") or Path(tempfile.gettempdir()) / "goodoffices-peers")
"""Outside the checkout: what others publish under other licences never lies beside our own."""


@cache
def negmas_python() -> Path | None:
    """The interpreter of the peers' environment, set up at the first call; None where it cannot be."""
    python = ENVIRONMENT / "bin" / "python"
    if python.exists():
        return python
    print("setting up an environment for NegMAS (once) …", flush=True)
    try:
        subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=True, capture_output=True)
        wanted = ["--quiet", "--require-hashes", "-r", str(ROOT / "requirements" / "peers.txt")]
        subprocess.run([str(python), "-m", "pip", "install", *wanted], check=True, capture_output=True)
    except subprocess.CalledProcessError as error:
        print("NegMAS could not be installed:", error.stderr.decode()[-300:])
        return None
    return python


def negmas(tables: Table) -> tuple[float, list[tuple[int, ...]]] | None:
    """Seconds and points of NegMAS's frontier; None where it is not there."""
    python = negmas_python()
    if python is None:
        return None
    done = subprocess.run(
        [str(python), str(Path(__file__).with_name("peer_negmas.py"))],
        input=json.dumps([table.tolist() for table in tables]),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print("NegMAS failed:", done.stderr[-300:])
        return None
    told = json.loads(done.stdout)
    return told["seconds"], [tuple(point) for point in told["points"]]


def enumeration(tables: Table) -> tuple[float, int]:
    """Seconds and number of distinct points of writing out every package and filtering them."""
    import moocore

    started = time.process_time()
    totals = np.zeros((1, tables[0].shape[1]), dtype=np.int64)
    for table in tables:
        totals = (totals[:, None, :] + table[None, :, :]).reshape(-1, totals.shape[1])
    keep = moocore.is_nondominated(totals.astype(float), maximise=True, keep_weakly=False)
    points = np.unique(totals[keep], axis=0)
    return time.process_time() - started, len(points)
