"""Installs the newest wheel of a folder into an empty environment and holds it to its limits.

With `--manual` it then adds pandas and what runs notebooks, and runs every script of `examples` and every notebook of
the manual there, from the wheel alone.

Prints what it measured: the packages installed, the wheel's size, and the median time of `import crosswire`, by the
clock and of the processor: where the two differ much, other work on the machine was in the way.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]

#: What the manual needs beside the wheel.
BESIDE = ["pandas", "nbclient", "ipykernel"]

NOTEBOOK = """
import sys, nbformat, nbclient
notebook = nbformat.read(sys.argv[1], as_version=4)
client = nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": "docs/notebooks"}})
client.execute()
"""

# The models of names and parts of speech are in it.
SIZE = 20_000_000
IMPORT = 0.050


def try_manual(python: str, home: Path) -> None:
    """Run the scripts and the notebooks from the installed wheel: none of the repository's code is near."""
    subprocess.run([python, "-m", "pip", "install", "--quiet", *BESIDE], check=True)
    for name in ("samples", "examples", "docs/notebooks"):
        shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("__pycache__"))
    where = subprocess.run(
        [python, "-c", "import crosswire; print(crosswire.__file__)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=home,
    )
    if not Path(where.stdout.strip()).is_relative_to(home):
        sys.exit(f"crosswire comes from {where.stdout.strip()} and not from the wheel")
    scripts = sorted((home / "examples").glob("*.py"))
    notebooks = sorted((home / "docs" / "notebooks").glob("*.ipynb"))
    for script in scripts:
        subprocess.run([python, str(script)], check=True, cwd=home, stdout=subprocess.DEVNULL)
    for notebook in notebooks:
        done = subprocess.run([python, "-c", NOTEBOOK, str(notebook)], capture_output=True, text=True, cwd=home)
        if done.returncode != 0:
            sys.exit(f"{notebook.name}: {done.stderr}")
    print(f"from the wheel alone: {len(scripts)} scripts and {len(notebooks)} notebooks run")


def main(folder: str, manual: bool) -> None:
    """Check the newest wheel in `folder`."""
    wheel = max(Path(folder).glob("crosswire-*.whl"), key=lambda path: path.stat().st_mtime)
    size = wheel.stat().st_size
    with tempfile.TemporaryDirectory() as home:
        venv.create(home, with_pip=True)
        python = str(Path(home) / "bin" / "python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-index", str(wheel)], check=True)
        freeze = subprocess.run([python, "-m", "pip", "freeze"], capture_output=True, text=True, check=True)
        packages = freeze.stdout.split("\n")[:-1]
        clock: list[float] = []
        processor: list[float] = []
        code = (
            "import time; begun = time.perf_counter(), time.process_time(); import crosswire; "
            "print(time.perf_counter() - begun[0], time.process_time() - begun[1])"
        )
        for _ in range(10):
            done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True, cwd=home)
            for times, spent in zip((clock, processor), done.stdout.split(), strict=True):
                times.append(float(spent))
            time.sleep(0.01)
        median, busy = statistics.median(clock), statistics.median(processor)
        print(
            f"packages {len(packages)}, wheel {size / 1e6:.2f} MB, "
            f"import {median * 1000:.1f} ms, {busy * 1000:.1f} ms of the processor (medians of 10)"
        )
        if len(packages) != 1 or size > SIZE or median > IMPORT:
            sys.exit("the wheel is over its limits: one package, 20 MB, 50 ms")
        if manual:
            try_manual(python, Path(home))


if __name__ == "__main__":
    main(sys.argv[1], "--manual" in sys.argv)
