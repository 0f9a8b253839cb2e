"""Installs the newest wheel of a folder into an empty environment and holds it to its limits.

Prints what it measured: the packages installed, the wheel's size, and the median time of `import crosswire`.
"""

import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

SIZE = 5_000_000
IMPORT = 0.050


def main(folder: str) -> None:
    """Check the newest wheel in `folder`."""
    wheel = max(Path(folder).glob("crosswire-*.whl"), key=lambda path: path.stat().st_mtime)
    size = wheel.stat().st_size
    with tempfile.TemporaryDirectory() as home:
        venv.create(home, with_pip=True)
        python = str(Path(home) / "bin" / "python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-index", str(wheel)], check=True)
        freeze = subprocess.run([python, "-m", "pip", "freeze"], capture_output=True, text=True, check=True)
        packages = freeze.stdout.split("\n")[:-1]
        times = []
        code = "import time; begun = time.perf_counter(); import crosswire; print(time.perf_counter() - begun)"
        for _ in range(10):
            done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True, cwd=home)
            times.append(float(done.stdout))
            time.sleep(0.01)
    median = statistics.median(times)
    print(f"packages {len(packages)}, wheel {size / 1e6:.2f} MB, import {median * 1000:.1f} ms (median of 10)")
    if len(packages) != 1 or size > SIZE or median > IMPORT:
        sys.exit("the wheel is over its limits: one package, 5 MB, 50 ms")


if __name__ == "__main__":
    main(sys.argv[1])
